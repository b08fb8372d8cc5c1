import { foldText } from '@rubric-lang/diagnostics';
import { fold } from '@rubric-lang/grammar';
import type {
  AmountReading,
  ClauseReading,
  CompareReading,
  ConditionReading,
  EffectReading,
  ModifierReading,
  RequirementReading,
  ScoringTextReading,
} from '@rubric-lang/sentences';

/**
 * What a clause means, in two halves that tests compare apart: the arithmetic, which words of the question must never
 * touch, and the question, which arithmetic must never touch.
 */
export interface ClauseMeaning {
  /** Canonical text of everything that enters a sum: status, kinds, numbers, units, bounds, steps, caps, branches. */
  readonly arithmetic: string;
  /** The author's words that somebody is asked about, without numerals' writing, white space and the marks at their ends. */
  readonly question: string;
  readonly status: ClauseReading['status'];
  /** Remarks, as `code words`. */
  readonly notes: readonly string[];
}

/** The meaning of one clause as read. */
export function clauseMeaning(clause: ClauseReading): ClauseMeaning {
  return {
    arithmetic: JSON.stringify({
      status: clause.status,
      condition: conditionArithmetic(clause.condition),
      effect: effectArithmetic(clause.effect),
      modifiers: clause.modifiers.map(modifierArithmetic),
      sharesCondition: clause.sharesCondition,
      addsToPrevious: clause.addsToPrevious,
      alternatives: clause.alternatives.map(({ condition, effect }) => [
        conditionArithmetic(condition),
        effectArithmetic(effect),
      ]),
    }),
    question: JSON.stringify([
      ...conditionWords(clause.condition),
      ...effectWords(clause.effect),
      clause.context === null ? '' : plainWords(clause.context.text),
      clause.scope === null ? '' : plainWords(clause.scope),
    ]),
    status: clause.status,
    notes: clause.notes.map(({ code, words }) => `${code} ${words}`),
  };
}

/** The meaning of every clause of a text, in order. */
export function textMeaning(reading: ScoringTextReading): readonly ClauseMeaning[] {
  return reading.clauses.map(clauseMeaning);
}

function conditionArithmetic(condition: ConditionReading): unknown {
  switch (condition.kind) {
    case 'none':
    case 'plain':
    case 'otherwise':
      return condition.kind;
    case 'each':
      return {
        each: condition.every,
        units: condition.units,
        merit: condition.basis === 'merit',
        guard: condition.guard === null ? null : compareArithmetic(condition.guard),
        requirement: requirementArithmetic(condition.requirement),
        remainder: condition.remainder,
        free: condition.free,
      };
    case 'step':
      return {
        step: condition.every,
        direction: condition.direction,
        guard: condition.guard === null ? null : compareArithmetic(condition.guard),
        requirement: requirementArithmetic(condition.requirement),
        remainder: condition.remainder,
      };
    case 'compare':
      return compareArithmetic(condition);
    case 'count':
      return { atLeast: condition.least, most: condition.most, unit: condition.unit };
    case 'list':
      return { list: condition.members.map(conditionArithmetic) };
    case 'rank':
      return { rank: [condition.from, condition.to], last: condition.last };
    case 'mean':
      return { mean: condition.op };
    case 'exhausted':
      return { exhausted: condition.points };
    case 'nth':
      return { nth: [condition.from, condition.to] };
    case 'category':
      return { category: condition.words };
    case 'all':
      return { all: condition.of.map(conditionArithmetic) };
  }
}

/** 含 that repeats what 以上 says already is no arithmetic: only the operator counts. */
function compareArithmetic(compare: CompareReading): unknown {
  return {
    compare: compare.bounds.map(({ op, number }) => `${op} ${number.value} ${number.unit}`).sort(),
    difference: compare.against !== null,
  };
}

function requirementArithmetic(requirement: RequirementReading | null): unknown {
  if (requirement === null) return null;
  const { op, number } = requirement.bound;
  return `${op} ${number.value} ${number.unit} / ${requirement.period ?? ''}`;
}

function effectArithmetic(effect: EffectReading): unknown {
  switch (effect.kind) {
    case 'deduct':
    case 'award':
    case 'bonus':
    case 'below-zero':
      return { [effect.kind]: amountArithmetic(effect.amount) };
    case 'judged':
      return { judged: effect.sign, amount: effect.amount, basis: effect.basis };
    case 'split':
      return { split: effect.sign, shares: effect.shares.map(({ points }) => points) };
    case 'zero':
      return { zero: effect.thisItem };
    case 'proportional':
      return { proportional: effect.sign, points: effect.points };
    case 'interpolated':
      return { interpolated: effect.sign, through: effect.through };
    case 'levels':
      return { levels: effect.sign, of: effect.levels };
    case 'ratio-to-best':
      return { ratioTo: effect.best, points: effect.points };
    case 'external':
      return { external: effect.sign };
    case 'verdict':
      return effect.verdict.kind === 'disqualify' ? { verdict: 'disqualify' } : effect;
    case 'formula':
    case 'waive':
    case 'multiply':
    case 'precedence':
    case 'modifier':
    case 'base':
    case 'unread':
      return effect;
  }
}

function amountArithmetic(amount: AmountReading): unknown {
  return amount.kind === 'points' ? amount.points : amount;
}

function modifierArithmetic(modifier: ModifierReading): unknown {
  switch (modifier.kind) {
    case 'cap':
      return { cap: modifier.points, scope: modifier.scope, sign: modifier.sign };
    case 'full-mark':
      return { fullMark: modifier.points };
    case 'until-exhausted':
    case 'best-of':
    case 'cumulative':
      return modifier.kind;
  }
}

function conditionWords(condition: ConditionReading): readonly string[] {
  switch (condition.kind) {
    case 'none':
    case 'exhausted':
    case 'category':
    case 'otherwise':
      return [];
    case 'plain':
    case 'count':
    case 'nth':
      return [plainWords(condition.label)];
    case 'each':
      return [plainWords(condition.label), ...(condition.guard === null ? [] : conditionWords(condition.guard))];
    case 'step':
      return [plainWords(condition.label), ...(condition.guard === null ? [] : conditionWords(condition.guard))];
    case 'compare':
      return [plainWords(condition.subject), plainWords(condition.against ?? ''), plainWords(condition.label)];
    case 'list':
      return condition.members.flatMap(conditionWords);
    case 'rank':
    case 'mean':
      return [plainWords(condition.subject)];
    case 'all':
      return condition.of.flatMap(conditionWords);
  }
}

function effectWords(effect: EffectReading): readonly string[] {
  if (effect.kind === 'split') return effect.shares.map(({ who }) => plainWords(who));
  return effect.kind === 'external' ? [plainWords(effect.source)] : [];
}

const writtenDigits: Readonly<Record<string, string>> = {
  一: '1',
  二: '2',
  两: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
  十: '10',
};

/** Words that differ only in how numerals, spaces and marks are written become the same words. */
export function plainWords(words: string): string {
  return foldText(words, fold)
    .text.replace(/\s+/g, '')
    .replace(/百分之([一二三四五六七八九]?)十([一二三四五六七八九]?)/g, (_, tens: string, ones: string) => {
      return `${(writtenDigits[tens] ?? '1') + (writtenDigits[ones] ?? '0')}%`;
    })
    .replace(/百分之百/g, '100%')
    .replace(/[一二两三四五六七八九十]/g, (digit) => writtenDigits[digit] ?? digit)
    .replace(/[，、的：；]+$/g, '')
    .replace(/^[，、：；]+/g, '');
}
