import type { Condition, Group, Milli } from '@rubric-lang/model';
import type { ModifierReading } from '@rubric-lang/sentences';
import type { Scope } from './scope.ts';
import type { OpenChoice, Work } from './work.ts';
import { last } from '../last.ts';

type Cap = Extract<ModifierReading, { kind: 'cap' }>;

/**
 * Caps, 扣完为止 and 就高, from the inside out. A cap within a clause's sentence caps that clause; as a sentence of its
 * own, or with 以上各项, everything of its kind back to the sentence before of that sort or the field's start.
 */
export function caps(works: readonly Work[], inner: readonly Group[], scope: Scope): readonly Group[] {
  const groups: Group[] = [...inner];
  const add = (group: Omit<Group, 'key' | 'members'>, members: readonly string[]): void => {
    if (members.length > 0) groups.push({ ...group, key: `c${String(groups.length + 1)}`, members });
  };
  // 就高 first: what is kept of a group is what its caps then see.
  for (const work of works) if (has(work, 'best-of')) bestOf(work, works, groups, add);
  for (const work of works) {
    for (const modifier of work.chosen.reading.modifiers) {
      if (modifier.kind === 'cap') cap(modifier, work, works, groups, scope, add);
      if (modifier.kind === 'until-exhausted' && scope.points !== null) {
        const members = works.filter((it) => it.effect.kind === 'deduct' && it.branches.length > 0).map((it) => it.key);
        add(
          { kind: 'cap', effect: 'deduct', points: scope.points, text: words(work, modifier) },
          outermost(members, groups),
        );
      }
    }
  }
  return groups;
}

type Add = (group: Omit<Group, 'key' | 'members'>, members: readonly string[]) => void;

function has(work: Work, kind: ModifierReading['kind']): boolean {
  return work.chosen.reading.modifiers.some((it) => it.kind === kind);
}

function words({ chosen }: Work, { from, to }: { readonly from: number; readonly to: number }): string {
  return chosen.place.run.text.slice(from, to);
}

/** Is it a sentence that only modifies others? */
function standsAlone(work: Work): boolean {
  return work.chosen.reading.effect.kind === 'modifier';
}

function bestOf(work: Work, works: readonly Work[], groups: readonly Group[], add: Add): void {
  const before = works
    .slice(0, works.indexOf(work) + (standsAlone(work) ? 0 : 1))
    .filter((it) => it.chosen.text === work.chosen.text && it.branches.length > 0);
  const host = last(before);
  if (host === undefined) return;
  const effect = sumKind(host);
  if (effect === null) return;
  const sameSentence = before.filter(
    (it) => it.effect.kind === host.effect.kind && it.chosen.reading.sentence === host.chosen.reading.sentence,
  );
  // Up to ；: the part it stands in, or, at the head of a part of its own, the whole sentence before it.
  const samePart = sameSentence.filter((it) => it.chosen.reading.part === work.chosen.reading.part);
  const covered = samePart.length > 0 ? samePart : sameSentence;
  const members = covered.length === 1 ? (covered[0]?.branches.map((it) => it.key) ?? []) : covered.map((it) => it.key);
  const modifier = work.chosen.reading.modifiers.find((it) => it.kind === 'best-of');
  if (members.length > 1)
    add(
      { kind: 'highest', effect, points: null, text: modifier === undefined ? '' : words(work, modifier) },
      covered.length === 1 ? members : outermost(members, groups),
    );
}

/** How a clause enters the sum; null: not at all. */
function sumKind(work: Work): Group['effect'] | null {
  const { kind } = work.effect;
  return kind === 'deduct' || kind === 'award' || kind === 'bonus' || kind === 'below-zero' ? kind : null;
}

function cap(
  modifier: Cap,
  work: Work,
  works: readonly Work[],
  groups: readonly Group[],
  scope: Scope,
  add: Add,
): void {
  const at = works.indexOf(work);
  const kind = capped(modifier, work, works.slice(0, at + 1));
  if (kind === null) return;
  const text = words(work, modifier);
  if (modifier.scope === 'item') {
    const members = works.filter((it) => sumKind(it) === kind && it.branches.length > 0).map((it) => it.key);
    return add({ kind: 'cap', effect: kind, points: modifier.points, text }, outermost(members, groups));
  }
  if (modifier.scope === 'above' || standsAlone(work)) {
    const above = since(work, works).filter((it) => sumKind(it) === kind);
    const covered = modifier.clauses === undefined ? above : lastOf(above, modifier.clauses);
    if (covered === null) work.status = 'not-understood';
    else
      add(
        { kind: 'cap', effect: kind, points: modifier.points, text },
        outermost(
          covered.map((it) => it.key),
          groups,
        ),
      );
    return;
  }
  if (modifier.scope === 'counted' && perCount(work, modifier.points)) return;
  if (modifier.scope === 'unmarked' || modifier.scope === 'clause') {
    const reach = reachOf(work, works.slice(0, at), modifier.points, scope);
    if (reach.length > 0)
      return add({ kind: 'cap', effect: kind, points: modifier.points, text }, outermost([...reach, work.key], groups));
  }
  work.cap = least(work.cap, modifier.points);
}

/** What a cap caps: what it says, else the kind of the clause it follows. */
function capped(modifier: Cap, work: Work, upTo: readonly Work[]): Group['effect'] | null {
  const kinds = [...upTo].reverse().flatMap((it) => sumKind(it) ?? []);
  const own = sumKind(work);
  if (modifier.sign === null) return own ?? kinds[0] ?? null;
  const fits = (kind: Group['effect']): boolean =>
    modifier.sign === 'deduct' ? kind === 'deduct' || kind === 'below-zero' : kind === 'award' || kind === 'bonus';
  if (own !== null && fits(own)) return own;
  return kinds.find(fits) ?? null;
}

/** Everything from the last sentence of the same sort, or the field's start, up to this clause. */
function since(work: Work, works: readonly Work[]): readonly Work[] {
  const at = works.indexOf(work);
  const found: Work[] = [];
  for (const before of works.slice(0, at + 1).reverse()) {
    if (before !== work && (reachesBack(before) || before.chosen.text !== work.chosen.text)) break;
    if (before.branches.length > 0) found.unshift(before);
  }
  return found;
}

/** 以上两条: the last two. null: there are fewer, or a 条 may be a clause as well as all that stands between two ；. */
function lastOf(above: readonly Work[], number: number): readonly Work[] | null {
  const clauses = above.slice(-number);
  const part = ({ chosen: { entry, reading } }: Work): string => [entry, reading.sentence, reading.part].join(':');
  const parts = [...new Set(above.map(part))].slice(-number);
  return clauses.length === number &&
    parts.length === number &&
    above.filter((it) => parts.includes(part(it))).length === number
    ? clauses
    : null;
}

function reachesBack(work: Work): boolean {
  return work.chosen.reading.modifiers.some((it) => it.kind === 'cap' && (it.scope === 'above' || standsAlone(work)));
}

/** 每项最高扣2分: each counted thing is worth no more. */
function perCount(work: Work, points: Milli): boolean {
  if (!work.branches.some((it) => it.times.kind === 'each')) return false;
  work.branches = work.branches.map((it) => {
    if (it.amount.kind === 'points')
      return { ...it, amount: { kind: 'points', points: Math.min(it.amount.points, points) } };
    return it;
  });
  return true;
}

/** An unmarked cap after comma-joined clauses of one verb: the clauses it may cover besides its own, as chosen. */
function reachOf(work: Work, earlier: readonly Work[], points: Milli, scope: Scope): readonly string[] {
  const joined: string[] = [];
  for (const before of [...earlier].reverse()) {
    const same =
      before.chosen.text === work.chosen.text &&
      before.chosen.reading.sentence === work.chosen.reading.sentence &&
      before.chosen.reading.part === work.chosen.reading.part;
    if (!same || before.effect.kind !== work.effect.kind || before.cap !== null) break;
    joined.unshift(before.key);
  }
  if (joined.length === 0 || work.choice !== null) return [];
  // 山区得2分，平原得1分，最高得6分: no subject is of both kinds, so the cap is each one's. And a cap that the item's
  // own points set as well says nothing by reaching further.
  const exclusive = [work, ...earlier.filter((it) => joined.includes(it.key))].every((it) =>
    it.branches.every((branch) => ofKind(branch.when)),
  );
  if (exclusive || points >= (scope.points ?? Number.MAX_SAFE_INTEGER)) return joined;
  const { field, own, joined: all } = scope.words.capReach;
  const { answer } = work.chosen;
  const made = answer === null ? null : ([own, all].find((it) => it === answer.answer) ?? null);
  const open: OpenChoice = { field, code: 'cap-scope', answers: [own, all], made, standing: own };
  work.choice = open;
  work.status = made === null ? 'asked' : work.status;
  return made === all ? joined : [];
}

function ofKind(when: Condition): boolean {
  return when.kind === 'category' || (when.kind === 'all' && when.of.some(ofKind));
}

function least(a: Milli | null, b: Milli): Milli {
  return a === null ? b : Math.min(a, b);
}

/** Members as later groups see them: a clause of an inner group is there with the whole group. */
function outermost(members: readonly string[], groups: readonly Group[]): readonly string[] {
  const seen = members.map((member) => {
    let outer = member;
    for (const group of groups) if (group.members.includes(outer)) outer = group.key;
    return outer;
  });
  return [...new Set(seen)];
}
