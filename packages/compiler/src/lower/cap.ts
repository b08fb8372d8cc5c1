import type { Condition, Group, Milli } from '@rubric-lang/model';
import type { ModifierReading } from '@rubric-lang/sentences';
import { bestOf } from './best-of.ts';
import { least, outermost, since, standsAlone, sumKind, within, wordsOf, type AddGroup } from './covered.ts';
import { perThing } from './per-thing.ts';
import { quantityKey } from './quantity-key.ts';
import type { Scope } from './scope.ts';
import type { OpenChoice, Work } from './work.ts';
import { last } from '../last.ts';

export type Cap = Extract<ModifierReading, { kind: 'cap' }>;

/**
 * Caps, 扣完为止 and 就高, from the inside out. A cap within a clause's sentence caps that clause; as a sentence of its
 * own, or with 以上各项, everything of its kind back to the sentence before of that sort or the field's start. One that
 * finds nothing to hold for says so in the notes of its clause.
 */
export function caps(works: readonly Work[], inner: readonly Group[], scope: Scope): readonly Group[] {
  const groups: Group[] = [...inner];
  const add: AddGroup = (group, members) => {
    if (members.length > 0) groups.push({ ...group, key: `c${String(groups.length + 1)}`, members });
  };
  const settle = (kinds: readonly ModifierReading['kind'][]): void => {
    for (const work of works) {
      for (const modifier of work.chosen.reading.modifiers) {
        if (kinds.includes(modifier.kind) && !holds(modifier, work, works, groups, scope, add))
          idle(work, modifier, works, scope);
      }
    }
  };
  // 就高 first: what is kept of a group is what its caps then see.
  settle(['best-of']);
  settle(['cap', 'full-mark', 'until-exhausted', 'cumulative']);
  return groups;
}

/** Does what the modifier says; false: there is nothing it could hold for. */
function holds(
  modifier: ModifierReading,
  work: Work,
  works: readonly Work[],
  groups: readonly Group[],
  scope: Scope,
  add: AddGroup,
): boolean {
  switch (modifier.kind) {
    case 'best-of':
      return bestOf(modifier, work, works, groups, scope, add);
    case 'cap':
      return cap(modifier, work, works, groups, scope, add);
    case 'until-exhausted': {
      const members = works.filter((it) => it.effect.kind === 'deduct' && it.branches.length > 0).map((it) => it.key);
      const text = wordsOf(work, modifier);
      if (scope.points !== null)
        add({ kind: 'cap', effect: 'deduct', points: scope.points, text }, outermost(members, groups));
      return members.length > 0;
    }
    case 'cumulative': {
      // The ladders have left it out already.
      const key = quantityKey(work);
      return key !== null && works.some((it) => it !== work && quantityKey(it) === key);
    }
    case 'full-mark':
      // 每个得1分，满分3分 in an item of 10: as much as that clause can come to.
      return standsAlone(work) || scope.points === null || modifier.points >= scope.points || sumKind(work) === null
        ? true
        : cap({ ...modifier, kind: 'cap', scope: 'clause', sign: null }, work, works, groups, scope, add);
  }
}

/** What a modifier says must show: where it changes nothing, the clause says so. */
function idle(work: Work, modifier: ModifierReading, works: readonly Work[], { role }: Scope): void {
  // Rules over many items hold for none of their own, and a sentence that a person scores is reported as that.
  if (role === 'unscored' || work.status === 'not-understood') return;
  const words = wordsOf(work, modifier);
  const host = last(works.slice(0, works.indexOf(work) + 1).filter((it) => it.branches.length > 0));
  const counted = host?.branches.some((it) => it.times.kind === 'each') === true;
  const note =
    modifier.kind !== 'best-of'
      ? {
          zh: `“${words}”没有可以管的条，不影响计分。`,
          en: `"${words}" finds nothing to hold for and changes no score.`,
        }
      : counted
        ? {
            zh: `“${words}”没有几条可以比高低，不影响计分；重复的情况，填数时只算一次。`,
            en: `"${words}" has nothing to choose between and changes no score; count what repeats only once.`,
          }
        : {
            zh: `“${words}”没有几条可以比高低，不影响计分。`,
            en: `"${words}" has nothing to choose between and changes no score.`,
          };
  work.notes = [...work.notes.filter((it) => !it.zh.startsWith(`“${words}”`)), note];
}

function cap(
  modifier: Cap,
  work: Work,
  works: readonly Work[],
  groups: readonly Group[],
  scope: Scope,
  add: AddGroup,
): boolean {
  const at = works.indexOf(work);
  const kind = capped(modifier, work, works.slice(0, at + 1));
  if (kind === null) return false;
  const text = wordsOf(work, modifier);
  const over = (members: readonly Work[]): boolean => {
    add(
      { kind: 'cap', effect: kind, points: modifier.points, text },
      outermost(
        members.map((it) => it.key),
        groups,
      ),
    );
    return members.length > 0;
  };
  if (modifier.scope === 'item') return over(works.filter((it) => sumKind(it) === kind && it.branches.length > 0));
  if (modifier.scope === 'part') {
    // 制度建设（4分）：…: what stands behind the name. Its points are no cap where there is nothing that they could hold back.
    const part = within(work, works).filter((it) => it.chosen.reading.from >= modifier.from && sumKind(it) === kind);
    return over(part.filter((it) => it.branches.length > 0));
  }
  if (modifier.scope === 'above' || standsAlone(work)) {
    const above = since(work, works, reachesBack).filter((it) => sumKind(it) === kind);
    if (modifier.scope === 'counted') {
      // 每项最高扣3分。 of its own: each clause above, and nothing that one of them counts.
      if (!new RegExp(scope.words.capReach.anyThing).test(text)) work.status = 'not-understood';
      for (const it of above) over([it]);
      return above.length > 0;
    }
    const covered = modifier.clauses === undefined ? above : lastOf(above, modifier.clauses);
    if (covered !== null) return over(covered);
    work.status = 'not-understood';
    return true;
  }
  if (sumKind(work) !== kind) {
    // 每次扣1分，整改的得2分，最多扣3分: it speaks of the deduction before.
    const nearest = last(works.slice(0, at).filter((it) => sumKind(it) === kind && it.branches.length > 0));
    return over(nearest === undefined ? [] : [nearest]);
  }
  if (modifier.scope === 'counted') return perThing(modifier, work, scope);
  const reach = reachOf(work, works.slice(0, at), modifier.points, scope);
  if (reach.length > 0) return over([...reach, work]);
  work.cap = least(work.cap, modifier.points);
  return true;
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

/**
 * 以上两条: the last two. null: there are fewer, or a 条 may be a clause as well as all that stands between two ；. Where nothing is parted
 * by ； (迟报扣1分，错报扣1分，两项合计最高扣5分) the clauses are meant.
 */
function lastOf(above: readonly Work[], number: number): readonly Work[] | null {
  const clauses = above.slice(-number);
  const part = ({ chosen: { entry, reading } }: Work): string => [entry, reading.sentence, reading.part].join(':');
  const [last] = above.slice(-1);
  const together = last === undefined ? [] : above.filter((it) => part(it) === part(last));
  if (together.length === number && above.length === number) return clauses;
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

/** A cap after comma-joined clauses of one verb: the clauses it may cover besides its own, as chosen. */
function reachOf(work: Work, earlier: readonly Work[], points: Milli, scope: Scope): readonly Work[] {
  const joined: Work[] = [];
  const { reading } = work.chosen;
  for (const before of [...earlier].reverse()) {
    const same =
      before.chosen.text === work.chosen.text &&
      before.chosen.reading.sentence === reading.sentence &&
      before.chosen.reading.part === reading.part &&
      // 得2分，每增加2人加0.5分，最多加1分 speaks of what is added.
      before.chosen.reading.effect.kind === reading.effect.kind;
    if (!same || before.effect.kind !== work.effect.kind || before.cap !== null) break;
    joined.unshift(before);
  }
  if (joined.length === 0 || work.choice !== null) return [];
  // 山区得2分，平原得1分，最高得6分: no subject is of both kinds, so the cap is each one's. And a cap that the item's
  // own points set as well says nothing by reaching further.
  const exclusive = [work, ...joined].every((it) => it.branches.every((branch) => ofKind(branch.when)));
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
