import {
  diagnosticKind,
  editsBetween,
  type Diagnostic,
  type Fix,
  type ReportPlace,
  type Span,
} from '@rubric-lang/diagnostics';
import type { BlockGrammar } from '@rubric-lang/grammar';
import type { Fact } from '@rubric-lang/model';
import type { ItemText } from '../lower/item-source.ts';
import type { LoweredItem } from '../lower/item.ts';
import { usedFacts } from '../lower/used-facts.ts';
import { factId } from '@rubric-lang/model';
import type { FactNames } from './rename.ts';
import type { Roster, RosterEntry } from './roster.ts';
import { factWordings } from './wording.ts';

const nameUnmatched = diagnosticKind<{
  readonly name: string;
  readonly wording: string;
  readonly nearest: string | null;
  readonly lines: readonly [string, string] | null;
}>({
  code: 'name-unmatched',
  name: '名册对不上',
  severity: 'question',
  message: ({ name, wording, nearest }) => ({
    zh:
      nearest === null
        ? `名册里的“${name}”（${wording}）在表里没有了。`
        : `名册里的“${name}”（${wording}）在表里没有原样找到，最近的是“${nearest}”：是同一事项改了说法，还是新事项？`,
    en:
      nearest === null
        ? `"${name}" (${wording}) of the register is no longer in the table.`
        : `"${name}" (${wording}) is not found as it was; nearest is "${nearest}": the same thing in other words, or a new one?`,
  }),
  advice: ({ nearest, lines }) => ({
    zh:
      lines !== null
        ? `这个名称在所沿用的文件里。同一事项改了说法，就在本表的名册里写“${lines[0]}”；是新事项，就写“${lines[1]}”。`
        : nearest === null
          ? '在这一行后面写“（停用）”；这个名称不再给别的事项用。'
          : '同一事项改了说法，就把这一行改成新的说法；是新事项，就在这一行后面写“（停用）”，再运行 rubric names --write 起新名。',
    en:
      lines !== null
        ? `The name stands in the file this one starts from. In this file's register write "${lines[0]}" for the same thing, or "${lines[1]}" for a new one.`
        : nearest === null
          ? 'Mark the line as retired.'
          : 'The same thing: write the new words. A new one: retire the line and run rubric names --write.',
  }),
});

const nameTwice = diagnosticKind<{ readonly name: string }>({
  code: 'name-twice',
  name: '名称重复',
  severity: 'error',
  message: ({ name }) => ({ zh: `名称“${name}”用了两次。`, en: `The name "${name}" is used twice.` }),
  advice: () => ({
    zh: '请给其中一处换一个名称；用过的名称不能再用。',
    en: 'Give one of them another name; a name is never reused.',
  }),
});

/** Everything of a file that has a name or may get one. */
export interface Nameable {
  /** Its wording as the 名册 has it. */
  readonly wording: string;
  /** What a name may be made from. */
  readonly text: string;
  readonly named: boolean;
  readonly span: Span;
}

/** Names by wording, from the 名册; entries that nothing uses. */
export interface NameBook {
  readonly nameOf: (wording: string) => string | null;
  readonly reports: (all: readonly Nameable[], words: BlockGrammar) => readonly Diagnostic[];
}

export function nameBook({ entries }: Roster): NameBook {
  const byWording = new Map(entries.filter((it) => !it.retired).map((it) => [it.wording, it.name]));
  return {
    nameOf: (wording) => byWording.get(wording) ?? null,
    reports: (all, words) => [...twice(entries), ...unmatched(entries, all, words)],
  };
}

function twice(entries: readonly RosterEntry[]): readonly Diagnostic[] {
  const seen = new Set<string>();
  return entries.flatMap(({ name, span }) => {
    if (seen.has(name)) return [nameTwice({ span }, { name })];
    seen.add(name);
    return [];
  });
}

/** A name given by hand (@name), what it stands at, and the wording of that where the 名册 may list it. */
export interface GivenName {
  readonly name: string;
  readonly place: ReportPlace;
  readonly wording: string | null;
}

/** Names by hand that two things have, or that the 名册 gives to something else. */
export function givenTwice(given: readonly GivenName[], { entries }: Roster): readonly Diagnostic[] {
  const seen = new Set<string>();
  return given.flatMap(({ name, place, wording }) => {
    const elsewhere = entries.some((it) => it.name === name && wording !== null && it.wording !== wording);
    if (seen.has(name) || elsewhere) return [nameTwice(place, { name })];
    seen.add(name);
    return [];
  });
}

/** Lines whose wording nothing has any more, with the nearest thing that has no line yet. */
function unmatched(
  entries: readonly RosterEntry[],
  all: readonly Nameable[],
  words: BlockGrammar,
): readonly Diagnostic[] {
  const wordings = new Set(all.map((it) => it.wording));
  const known = new Set(entries.map((it) => it.wording));
  const fresh = all.filter((it) => !known.has(it.wording));
  return entries
    .filter((it) => !it.retired && !wordings.has(it.wording))
    .flatMap((entry) => {
      const found = nearestTo(entry.wording, fresh, words);
      const nearest = found?.wording ?? null;
      const { separator, assign, retired } = words.names;
      if (entry.inherited) {
        // What this edition leaves out keeps its name where it stands.
        if (found === null) return [];
        const lines = [
          `- ${entry.name}${assign}${found.wording}`,
          `- ${entry.name}${assign}${entry.wording}（${retired}）`,
        ] as const;
        return [
          nameUnmatched(
            { span: found.span },
            { name: entry.name, wording: entry.wording, nearest: found.wording.split(separator).pop() ?? null, lines },
          ),
        ];
      }
      const retire: Fix = {
        title: { zh: '停用这个名称', en: 'retire the name' },
        edits: [{ span: { start: entry.span.end, end: entry.span.end }, text: `（${retired}）` }],
        safe: false,
      };
      const same: readonly Fix[] =
        nearest === null
          ? []
          : [
              {
                title: { zh: '同一事项，改成新的说法', en: 'the same thing in new words' },
                edits: [{ span: entry.span, text: `- ${entry.name}${assign}${nearest}` }],
                safe: false,
              },
            ];
      return [
        nameUnmatched(
          { span: entry.span, fixes: [...same, retire] },
          { name: entry.name, wording: entry.wording, nearest: nearest?.split(separator).pop() ?? null, lines: null },
        ),
      ];
    });
}

/** Of the same depth, the one with the fewest edits, if they are fewer than half. */
function nearestTo(wording: string, fresh: readonly Nameable[], { names }: BlockGrammar): Nameable | null {
  const depth = wording.split(names.separator).length;
  const ranked = fresh
    .filter((it) => it.wording.split(names.separator).length === depth)
    .map((it) => ({ it, edits: editsBetween([...wording], [...it.wording]) }))
    .sort((a, b) => a.edits - b.edits);
  const [best] = ranked;
  return best !== undefined && best.edits * 2 <= wording.length ? best.it : null;
}

/** Names for the facts of an item: `@name` behind an effect wins, then the 名册. */
export function factNames(
  item: string,
  owner: string,
  lowered: LoweredItem,
  texts: readonly ItemText[],
  book: NameBook,
  words: BlockGrammar,
): FactNames {
  const names = new Map<string, string>();
  const give = (key: string, name: string | null): void => {
    if (name !== null && !names.has(key) && ![...names.values()].includes(name)) names.set(key, name);
  };
  for (const { place } of texts) {
    for (const { name, at } of place.run.handles) {
      const clause = [...lowered.clauses]
        .reverse()
        .find(
          (it) =>
            it.span.start >= place.run.span.start &&
            place.reading.clauses.some((reading) => reading.text === it.text && reading.from <= at),
        );
      const fact =
        clause === undefined
          ? undefined
          : lowered.facts.find((it) => usedFacts(clause.branches).has(factId({ item, fact: it.key })));
      if (fact !== undefined) give(fact.key, name);
    }
  }
  const keys = lowered.facts.map((it) => it.key);
  for (const [key, wording] of factWordings(owner, keys, words)) give(key, book.nameOf(wording));
  return names;
}

/** Facts as the 名册 would list them, by their provisional names. */
export function factsAsNameable(
  facts: readonly Fact[],
  owner: string,
  names: FactNames,
  span: Span,
  words: BlockGrammar,
): readonly Nameable[] {
  const wordings = factWordings(
    owner,
    facts.map((it) => it.key),
    words,
  );
  return facts.map((it) => ({
    wording: wordings.get(it.key) ?? '',
    text: it.label,
    named: names.has(it.key),
    span,
  }));
}
