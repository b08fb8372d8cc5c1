import { either, list, nothing, object, oneOf, text, truth, whole } from './described.ts';

/** Definitions that more than one document uses. */
export const sharedDefinitions = {
  Gates: object({ printable: truth, computable: truth, issuable: truth }),
  ClauseStatus: oneOf('understood', 'asked', 'not-understood'),
  ScoredBy: oneOf('computed', 'judgement', 'external', 'comparison'),
  Comparison: oneOf('<', '<=', '>', '>=', '=', '!='),
  RuleKind: oneOf(
    'deduct-flat', 'deduct-per-unit', 'deduct-per-n', 'deduct-steps', 'deduct-threshold', 'deduct-tier', 'deduct-distributed', 'deduct-range', 'deduct-discretionary', 'deduct-split',
    'deduct-proportional', 'deduct-below-zero', 'award-fixed', 'award-per-unit', 'award-per-n', 'award-steps', 'award-tier', 'award-distributed', 'award-range', 'award-discretionary',
    'award-comparative', 'award-split', 'award-proportional', 'bonus', 'zero-out', 'otherwise', 'level', 'rank', 'formula', 'interpolation', 'external', 'waiver', 'multiplier', 'verdict', 'cap',
    'best-of', 'base', 'precedence', 'manual',
  ), // prettier-ignore
  Choice: object({ field: text, offered: list(object({ answer: text, reading: text })), made: either(text, nothing) }),
  Range: object({ line: whole, column: whole, endLine: whole, endColumn: whole }),
  FactRef: object({ item: either(text, nothing), fact: text }),
} as const;
