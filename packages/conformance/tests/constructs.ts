import type {
  Amount,
  Condition,
  Effect,
  Formula,
  Group,
  Multiplier,
  NotApplicable,
  Remainder,
  SumLimit,
  Verdict,
} from '@rubric-lang/model';

/** Everything the model can say of how points come about: what every target has to hold, or refuse by name. */
export const constructs = {
  condition: [
    'always',
    'plain',
    'compare',
    'level',
    'rank',
    'exhausted',
    'otherwise',
    'clause',
    'category',
    'all',
    'any',
    'not',
  ],
  multiplier: ['once', 'each', 'steps'],
  amount: ['points', 'full', 'judged', 'proportional', 'formula', 'interpolated', 'ratio-to-best'],
  effect: ['deduct', 'award', 'bonus', 'zero', 'below-zero', 'waive', 'scale', 'verdict', 'none'],
  group: ['ladder', 'highest', 'cap'],
  verdict: ['total-zero', 'grade-is', 'grade-down', 'grade-not', 'disqualify'],
  absence: ['redistribute', 'full', 'omit', 'peer-average'],
  formula: ['number', 'fact', 'negate', 'add', 'subtract', 'multiply', 'divide', 'least', 'greatest', 'statistic'],
  remainder: ['drop', 'round-up', 'pro-rata'],
  sum: ['base', 'most', 'loss'],
} as const satisfies {
  readonly condition: readonly Condition['kind'][];
  readonly multiplier: readonly Multiplier['kind'][];
  readonly amount: readonly Amount['kind'][];
  readonly effect: readonly Effect['kind'][];
  readonly group: readonly Group['kind'][];
  readonly verdict: readonly Verdict['kind'][];
  readonly absence: readonly NotApplicable[];
  readonly formula: readonly Formula['kind'][];
  readonly remainder: readonly Remainder[];
  readonly sum: readonly ('base' | SumLimit['kind'])[];
};

/** `effect waive`: one kind that a generated rubric is to hold. */
export type Construct = {
  [Part in keyof typeof constructs]: `${Part} ${(typeof constructs)[Part][number]}`;
}[keyof typeof constructs];

export const allConstructs: readonly Construct[] = Object.entries(constructs).flatMap(([part, kinds]) =>
  kinds.map((kind) => `${part} ${kind}` as Construct),
);

export interface GenerationOptions {
  /** Stands in the first item, however the rest falls out. */
  readonly force?: Construct;
  /** Rules that look at the cohort. */
  readonly cohort: boolean;
  /** At most so many items. */
  readonly items: number;
  /** Only facts of few values, with at most one of more than are tried value by value. */
  readonly small: boolean;
}
