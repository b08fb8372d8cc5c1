import type { Amount, Branch, FactRef, Milli } from '@rubric-lang/model';
import type { ModifierReading } from '@rubric-lang/sentences';
import { judgedAsWhole } from './clause.ts';
import { least, wordsOf } from './covered.ts';
import type { Scope } from './scope.ts';
import type { Work } from './work.ts';

type Cap = Extract<ModifierReading, { kind: 'cap' }>;

/**
 * 每处最高扣2分: each counted thing is worth no more. Of things that the clause does not count (每次扣0.5分，每人最多扣2分),
 * or where each of them is worth less anyway, it must mean something else, and is asked. false: it changes nothing.
 */
export function perThing(modifier: Cap, work: Work, scope: Scope): boolean {
  const { points } = modifier;
  const units = work.branches.flatMap((it) => unitOf(countIn(it), scope) ?? []);
  if (units.length === 0) {
    // 甲、乙的各扣1分，每项最高扣0.5分: one thing a branch.
    if (work.branches.length > 1) return lessen(work, points, scope);
    work.cap = least(work.cap, points);
    return true;
  }
  const words = wordsOf(work, modifier);
  const named = units.every((unit) => unit !== '' && words.includes(unit));
  const any = new RegExp(scope.words.capReach.anyThing).test(words);
  if ((named || any) && lessen(work, points, scope)) return true;
  return named ? false : ask(work, points, scope);
}

/** The count that a branch goes by. */
function countIn({ times, amount }: Branch): FactRef | null {
  if (times.kind === 'each') return times.fact;
  return amount.kind === 'judged' && amount.perCount !== undefined ? amount.perCount : null;
}

function unitOf(count: FactRef | null, scope: Scope): string | null {
  const type = count === null ? undefined : scope.facts.typeOf(count);
  return type?.kind === 'count' ? type.unit : null;
}

/** Holds every amount down to the cap; false: all of them are within it. */
function lessen(work: Work, points: Milli, scope: Scope): boolean {
  const branches = work.branches.map((it): Branch => ({ ...it, amount: within(it.amount, points) }));
  if (branches.every((it, at) => it.amount === work.branches[at]?.amount)) return false;
  work.branches = branches;
  for (const { amount } of branches) if (amount.kind === 'judged') scope.facts.bound(amount.fact, amount.most);
  return true;
}

function within(amount: Amount, points: Milli): Amount {
  if (amount.kind === 'points' && amount.points > points) return { ...amount, points };
  if (amount.kind === 'judged' && amount.most > points)
    return { ...amount, least: Math.min(amount.least, points), most: points };
  return amount;
}

function ask(work: Work, points: Milli, scope: Scope): boolean {
  // A clause that asks already is settled first; until then the cap is the whole clause's.
  if (work.choice !== null) {
    work.cap = least(work.cap, points);
    return true;
  }
  const { capReach, readAs } = scope.words;
  const { answer } = work.chosen;
  const answers = [capReach.own, readAs.judged];
  const made = answer === null ? null : (answers.find((it) => it === answer.answer) ?? null);
  if (made === readAs.judged) Object.assign(work, judgedAsWhole(work.chosen, [], scope), { status: 'understood' });
  else {
    work.cap = least(work.cap, points);
    work.status = made === null ? 'asked' : work.status;
  }
  work.choice = { field: capReach.field, code: 'cap-scope', answers, made, standing: capReach.own };
  return true;
}
