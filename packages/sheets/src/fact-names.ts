import { nearestName } from '@rubric-lang/diagnostics';
import { itemsOf, sectionsAbove } from '@rubric-lang/model';
import type { Fact, Rubric } from '@rubric-lang/model';
import { foldName } from './words.ts';

/** Something that holds facts under a name: an item, or the block of file-wide verdicts. */
export interface FactsOwner {
  readonly key: string;
  readonly title: string;
  readonly facts: readonly Fact[];
}

/** What an item is called in a message: its title, or its key where the title is a whole sentence. */
export function calledOwner({ key, title }: FactsOwner): string {
  return title !== '' && Array.from(title).length <= 16 ? title : key;
}

/** The names a facts file may use, each by key or by the author's words. */
export interface FactNames {
  readonly owners: readonly FactsOwner[];
  readonly owner: (name: string) => FactsOwner | undefined;
  readonly factOf: (owner: FactsOwner, name: string) => Fact | undefined;
  /** Declared quantities. */
  readonly declared: (name: string) => Fact | undefined;
  /** Every fact of that name, wherever it is; if there is none, the one whose label begins so (有积水 for 有积水的，每处). */
  readonly everywhere: (name: string) => readonly Fact[];
  /** What the item of a fact is called. */
  readonly calledItem: (fact: Fact | undefined) => string;
  readonly nearestOwner: (name: string) => string | null;
  readonly nearestFact: (owner: FactsOwner | null, name: string) => string | null;
}

export function factNames(rubric: Rubric): FactNames {
  const above = sectionsAbove(rubric.sections);
  const items = itemsOf(rubric.sections);
  const owners: FactsOwner[] = items.map(({ key, title, facts }) => ({ key, title, facts }));
  if (rubric.verdicts) owners.push(rubric.verdicts);

  const ownerByKey = new Map(owners.map((owner) => [foldName(owner.key), owner]));
  const ownerByTitle = uniquely(owners, ({ title }) => [title]);
  // 组织领导1, 组织领导／1 and 组织领导／制度建设, as worked examples may say it.
  const ownerByPlace = uniquely(items, ({ key, number, title }) => {
    const section = (above.get(key) ?? []).slice(-1)[0]?.title ?? '';
    return section === '' ? [] : [`${section}${number}`, `${section}／${number}`, `${section}／${title}`];
  });
  const ownerByKeyOf = new Map(owners.map((owner) => [owner.key, owner]));
  const all = [...rubric.facts, ...owners.flatMap(({ facts }) => facts)];

  // A table of the wrong rubric has nothing but unknown names; a few suggestions are enough.
  let suggestions = 200;
  const nearest = (written: string, known: readonly string[]): string | null => {
    suggestions -= 1;
    return suggestions < 0 ? null : (nearestName(foldName(written), known) ?? null);
  };
  const among = (facts: readonly Fact[], name: string): Fact | undefined => {
    const folded = foldName(name);
    const holding = (label: string): boolean => label.includes(folded) || (label.length > 1 && folded.includes(label));
    return (
      facts.find(({ key }) => foldName(key) === folded) ??
      single(facts.filter(({ label }) => foldName(label) === folded)) ??
      // Fewer words or more, as long as only one fact can be meant.
      (folded.length > 1 ? single(facts.filter(({ label }) => holding(foldName(label)))) : undefined)
    );
  };
  return {
    owners,
    owner: (name) =>
      ownerByKey.get(foldName(name)) ??
      ownerByTitle.get(foldName(name)) ??
      ownerByKeyOf.get(ownerByPlace.get(foldName(name))?.key ?? ''),
    factOf: (owner, name) => among(owner.facts, name),
    declared: (name) => among(rubric.facts, name),
    everywhere: (name) => {
      const folded = foldName(name);
      const exact = all.filter(({ key, label }) => foldName(key) === folded || foldName(label) === folded);
      if (exact.length > 0 || folded.length < 2) return exact;
      const begun = all.filter(({ label }) => foldName(label).startsWith(folded));
      return begun.length === 1 ? begun : [];
    },
    calledItem: (fact) => {
      const owner = owners.find(({ key }) => key === fact?.item);
      return owner ? calledOwner(owner) : (fact?.item ?? '');
    },
    nearestOwner: (name) =>
      nearest(
        name,
        owners.flatMap(({ key, title }) => [key, title]),
      ),
    nearestFact: (owner, name) =>
      nearest(
        name,
        (owner?.facts ?? all).flatMap(({ key, label }) => [key, label]),
      ),
  };
}

/** What a name at the head of a column, or at the top of a record, stands for. */
export type NameMeaning =
  /** `alone`: the fact that a value written right behind the item's name belongs to, when there is no doubt. */
  | { readonly kind: 'item'; readonly owner: FactsOwner; readonly alone: Fact | undefined }
  | { readonly kind: 'fact'; readonly fact: Fact }
  /** Facts of several items have the name. */
  | { readonly kind: 'ambiguous'; readonly facts: readonly Fact[] }
  | { readonly kind: 'unknown-fact'; readonly owner: FactsOwner; readonly name: string; readonly near: string | null }
  | { readonly kind: 'unknown'; readonly near: string | null };

/**
 * An item by its key or title, a fact as `item／fact`, or a fact alone when no other has its name. A name may
 * itself hold a stroke, so the whole is tried first and then every place to part it.
 */
export function meaningOf(names: FactNames, written: string): NameMeaning {
  const owner = names.owner(written);
  if (owner) return { kind: 'item', owner, alone: names.factOf(owner, written) ?? single(owner.facts) };
  const facts = names.everywhere(written);
  const [only] = facts;
  if (only && facts.length === 1) return { kind: 'fact', fact: only };
  if (facts.length > 1) return { kind: 'ambiguous', facts };

  const strokes = Array.from(written.matchAll(/[／/]/g), ({ index }) => index);
  for (const at of strokes) {
    const left = names.owner(written.slice(0, at));
    const name = written.slice(at + 1).trim();
    if (!left) continue;
    const fact = names.factOf(left, name) ?? names.declared(name);
    return fact
      ? { kind: 'fact', fact }
      : { kind: 'unknown-fact', owner: left, name, near: names.nearestFact(left, name) };
  }
  const [first] = strokes;
  const near =
    first === undefined
      ? (names.nearestOwner(written) ?? names.nearestFact(null, written))
      : names.nearestOwner(written.slice(0, first));
  return { kind: 'unknown', near };
}

function single<T>(found: readonly T[]): T | undefined {
  return found.length === 1 ? found[0] : undefined;
}

/** By folded name, without those that several share. */
function uniquely<T>(values: readonly T[], namesOf: (value: T) => readonly string[]): ReadonlyMap<string, T> {
  const found = new Map<string, T>();
  const twice = new Set<string>();
  for (const value of values) {
    for (const name of new Set(namesOf(value).map(foldName))) {
      if (name === '' || found.has(name)) twice.add(name);
      found.set(name, value);
    }
  }
  for (const name of twice) found.delete(name);
  return found;
}
