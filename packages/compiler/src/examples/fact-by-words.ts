import type { BlockGrammar } from '@rubric-lang/grammar';
import { factId, itemsOf, sectionsAbove, type Clause, type Fact, type Rubric } from '@rubric-lang/model';
import { usedFacts } from '../lower/used-facts.ts';
import { foldWords } from '../read/words.ts';

/** Something that facts are recorded under: an item, or the block of vetoes. */
export interface FactOwner {
  readonly key: string;
  readonly title: string;
  /** Other words it may go by: section and title, section and number. */
  readonly names: readonly string[];
  readonly facts: readonly Fact[];
  readonly clauses: readonly Clause[];
}

/** Everything that facts are recorded under, in document order. */
export function ownersOf(rubric: Rubric): readonly FactOwner[] {
  const above = sectionsAbove(rubric.sections);
  const items = itemsOf(rubric.sections).map((item): FactOwner => {
    const path = above.get(item.key) ?? [];
    const section = path[path.length - 1]?.title ?? '';
    return {
      key: item.key,
      title: item.title,
      names: [`${section}${item.number}`, `${section}／${item.title}`, `${section}／${item.number}`],
      facts: item.facts,
      clauses: item.clauses,
    };
  });
  const { verdicts } = rubric;
  return verdicts === null
    ? items
    : [
        ...items,
        { key: verdicts.key, title: verdicts.title, names: [], facts: verdicts.facts, clauses: verdicts.clauses },
      ];
}

/** The owner of a name: by key, by title, by section and title or number; null when none or several go by it. */
export function ownerByName(owners: readonly FactOwner[], name: string): FactOwner | null {
  const wanted = tight(name);
  const byKey = owners.find((it) => tight(it.key) === wanted);
  if (byKey !== undefined) return byKey;
  for (const named of [
    (it: FactOwner): boolean => tight(it.title) === wanted,
    (it: FactOwner): boolean => it.names.some((other) => tight(other) === wanted),
  ]) {
    const found = owners.filter(named);
    if (found.length === 1) return found[0] ?? null;
  }
  return null;
}

function tight(text: string): string {
  return foldWords(text).replace(/\s/g, '');
}

/**
 * The fact that an author's words mean, among those that can have the value: its name or label, the same words without
 * 每 and numbers, words that only its label or only its sentence holds. null: none, or it stays open which.
 */
export function factByWords(
  owner: FactOwner,
  words: string,
  fits: (fact: Fact) => boolean,
  grammar: BlockGrammar,
): Fact | null {
  const wanted = tight(words);
  const bare = tight(words.replace(new RegExp(grammar.examples.judgementSuffix), ''));
  const without = (text: string): string =>
    grammar.units.counting.reduce((left, pattern) => left.replace(new RegExp(pattern, 'g'), ''), tight(text));
  const tiers: readonly ((fact: Fact) => boolean)[] = [
    (it) => tight(it.key) === wanted || tight(it.label) === wanted,
    (it) => without(it.label) === without(wanted) && without(wanted) !== '',
    (it) => branchLabels(owner, it).some((label) => tight(label) === wanted),
    (it) => memberWords(it).some((words) => tight(words) === wanted),
    (it) => tight(it.label).includes(wanted) || wanted.includes(tight(it.label)),
    (it) => bare !== '' && tight(it.label).includes(bare),
    (it) => without(it.label).includes(without(bare)) && without(bare) !== '',
    (it) => sentencesOf(owner, it).some((text) => tight(text).includes(bare)),
    (it) => it.type.kind === 'level' && (tight(owner.title) === wanted || grammar.levels.labels.includes(wanted)),
    (it) => it.type.kind !== 'yes-no' && tight(owner.title).includes(wanted),
  ];
  const possible = owner.facts.filter(fits);
  for (const tier of tiers) {
    const found = possible.filter(tier);
    if (found.length === 1) return found[0] ?? null;
    if (found.length > 1) return shortest(found, tiers.indexOf(tier));
  }
  return null;
}

/** Of several labels that hold the words the shortest says least besides; of equal ones none. */
function shortest(found: readonly Fact[], tier: number): Fact | null {
  if (tier > 4) return null;
  const lengths = found.map((it) => it.label.length);
  const least = Math.min(...lengths);
  const short = found.filter((it) => it.label.length === least);
  return short.length === 1 ? (short[0] ?? null) : null;
}

/**
 * 消防、食堂、校车管理不到位（消防） may be called 消防 or, with what all of them share, 消防管理不到位; the last member,
 * which has the shared words already, goes by them.
 */
function memberWords({ label }: Fact): readonly string[] {
  const { all, member } = /^(?<all>.+)[（(](?<member>[^（()）]+)[）)]$/.exec(label)?.groups ?? {};
  if (all === undefined || member === undefined) return [];
  const after = [...all].map((_, at) => all.slice(at)).filter((it) => !/[、，]/.test(it));
  return [member, ...after.map((it) => `${member}${it}`)];
}

function sentencesOf({ clauses }: FactOwner, fact: Fact): readonly string[] {
  const id = factId({ item: fact.item, fact: fact.key });
  return clauses.filter((it) => usedFacts(it.branches).has(id)).map((it) => it.text);
}

function branchLabels({ clauses }: FactOwner, fact: Fact): readonly string[] {
  const id = factId({ item: fact.item, fact: fact.key });
  return clauses.flatMap((it) =>
    it.branches.filter((branch) => usedFacts([branch]).has(id)).map((branch) => branch.label),
  );
}
