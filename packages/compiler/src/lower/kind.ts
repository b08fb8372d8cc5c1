import type { Effect, RuleKind } from '@rubric-lang/model';
import type {
  AmountReading,
  ClauseReading,
  ConditionReading,
  EffectReading,
  ModifierReading,
} from '@rubric-lang/sentences';
import { wholeNumber } from './decimal.ts';
import type { Scope } from './scope.ts';

/** The kind of a rule as `explain` says it, before the item's ladders are known. */
export function kindOf(
  { text, modifiers }: Pick<ClauseReading, 'text' | 'modifiers'>,
  condition: ConditionReading,
  effect: EffectReading,
  lowered: Effect,
  scope: Scope,
): RuleKind {
  if (condition.kind === 'otherwise' && effect.kind !== 'ratio-to-best') return 'otherwise';
  switch (effect.kind) {
    case 'deduct':
      if (effect.amount.kind === 'range') return 'deduct-range';
      // 每个比例各扣0.5分 counts ratios, and each is one of a distribution.
      if (condition.kind === 'each' && new RegExp(scope.words.distributing).test(scope.fold(text)))
        return 'deduct-distributed';
      return deduction(condition, scope);
    case 'award':
      return award(condition, effect.amount);
    case 'bonus':
      return 'bonus';
    case 'below-zero':
      return 'deduct-below-zero';
    case 'judged':
      if (effect.sign === 'deduct') return 'deduct-discretionary';
      if (effect.sign === 'bonus') return 'bonus';
      return effect.basis === 'comparison' ? 'award-comparative' : 'award-discretionary';
    case 'split':
      return effect.sign === 'deduct' ? 'deduct-split' : 'award-split';
    case 'zero':
      return 'zero-out';
    case 'proportional':
      return effect.sign === 'deduct' ? 'deduct-proportional' : 'award-proportional';
    case 'formula':
      return 'formula';
    case 'interpolated':
      return 'interpolation';
    case 'levels':
      return 'level';
    case 'ratio-to-best':
      return 'rank';
    case 'external':
      return 'external';
    case 'waive':
      return 'waiver';
    case 'multiply':
      return 'multiplier';
    case 'verdict':
      return 'verdict';
    case 'precedence':
      return 'precedence';
    case 'modifier':
      return ofModifiers(modifiers);
    case 'base':
      return 'base';
    case 'unread':
      return lowered.kind === 'none' ? 'cap' : 'manual';
  }
}

/** A sentence that only modifies others: a number caps whatever else it says. */
function ofModifiers(modifiers: readonly ModifierReading[]): RuleKind {
  const has = (kind: ModifierReading['kind']): boolean => modifiers.some((it) => it.kind === kind);
  if (has('cap')) return 'cap';
  if (has('until-exhausted')) return 'until-exhausted';
  return has('best-of') ? 'best-of' : has('full-mark') ? 'full-mark' : 'cap';
}

/** 未达标, 低于标准: a threshold whose number stands elsewhere. */
function refersToStandard(condition: ConditionReading, scope: Scope): boolean {
  return (
    condition.kind === 'plain' && scope.words.standardReferences.some((it) => new RegExp(it).test(condition.label))
  );
}

function deduction(condition: ConditionReading, scope: Scope): RuleKind {
  switch (condition.kind) {
    case 'each':
      return (wholeNumber(condition.every) ?? 2) === 1 ? 'deduct-per-unit' : 'deduct-per-n';
    case 'step':
      return 'deduct-steps';
    case 'compare':
    case 'count':
    case 'mean':
    case 'exhausted':
      return 'deduct-threshold';
    case 'nth':
      return 'deduct-tier';
    case 'list':
      return 'deduct-distributed';
    case 'rank':
      return 'rank';
    case 'all': {
      const counted = condition.of.find((it) => it.kind !== 'category' && it.kind !== 'plain');
      return counted === undefined ? 'deduct-flat' : deduction(counted, scope);
    }
    case 'plain':
      return refersToStandard(condition, scope) ? 'deduct-threshold' : 'deduct-flat';
    case 'none':
    case 'otherwise':
    case 'category':
      return 'deduct-flat';
  }
}

function award(condition: ConditionReading, amount: AmountReading): RuleKind {
  if (amount.kind === 'range') return 'award-range';
  switch (condition.kind) {
    case 'each':
      return (wholeNumber(condition.every) ?? 2) === 1 ? 'award-per-unit' : 'award-per-n';
    case 'step':
      return 'award-steps';
    case 'list':
      return 'award-distributed';
    case 'rank':
      return 'rank';
    case 'nth':
      return 'award-tier';
    case 'all': {
      const counted = condition.of.find(
        (it) => it.kind === 'each' || it.kind === 'step' || it.kind === 'list' || it.kind === 'rank',
      );
      return counted === undefined ? 'award-fixed' : award(counted, amount);
    }
    default:
      return 'award-fixed';
  }
}
