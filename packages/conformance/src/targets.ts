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

/** One kind of the model that has a say in points: `effect waive`. */
export type Construct =
  | `condition ${Condition['kind']}`
  | `multiplier ${Multiplier['kind']}`
  | `amount ${Amount['kind']}`
  | `effect ${Effect['kind']}`
  | `group ${Group['kind']}`
  | `verdict ${Verdict['kind']}`
  | `absence ${NotApplicable}`
  | `formula ${Formula['kind']}`
  | `remainder ${Remainder}`
  /** What notes say of a sum: `SumRules`. */
  | `sum ${'base' | SumLimit['kind']}`;

/** What is made of a rubric and says points: on paper they are the evaluator's, written into a filled table. */
export const targets = ['evaluator', 'typescript', 'paper', 'workbook'] as const;
export type Target = (typeof targets)[number];

/** Why the workbook leaves an item to be scored by hand. */
export type Refusal = 'cohort' | 'too-large' | 'quotients' | 'circular' | 'order';

/**
 * defines: its result is what the rubric means. equal: the same result, held by a test. refused: the target says so by
 * name when it is made, always with this kind. `unless`: it may refuse an item with this kind, by name, when the item
 * asks for more than that.
 */
export type Cell =
  | { readonly kind: 'defines' }
  | { readonly kind: 'equal'; readonly test: string; readonly unless: readonly Refusal[] }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

const defines: Cell = { kind: 'defines' };
const module: Cell = { kind: 'equal', test: 'packages/conformance/tests/module.test.ts', unless: [] };
const paper: Cell = { kind: 'equal', test: 'packages/conformance/tests/targets.test.ts', unless: [] };
const workbook = (...unless: readonly Refusal[]): Cell => ({
  kind: 'equal',
  test: 'packages/conformance/tests/workbook.test.ts',
  unless,
});
const byHand: Cell = { kind: 'refused', refusal: 'cohort' };

const row = (inWorkbook: Cell): Readonly<Record<Target, Cell>> => ({
  evaluator: defines,
  typescript: module,
  paper,
  workbook: inWorkbook,
});

/** Construct by target: total over the kinds of the model, so that a new kind does not compile without its row. */
export const targetTable: Readonly<Record<Construct, Readonly<Record<Target, Cell>>>> = {
  'condition always': row(workbook()),
  'condition plain': row(workbook()),
  'condition compare': row(workbook('cohort', 'too-large', 'quotients')),
  'condition level': row(workbook()),
  'condition rank': row(byHand),
  'condition exhausted': row(workbook('order')),
  'condition otherwise': row(workbook('circular')),
  'condition clause': row(workbook('circular')),
  'condition category': row(workbook()),
  'condition all': row(workbook()),
  'condition any': row(workbook()),
  'condition not': row(workbook()),
  'multiplier once': row(workbook()),
  'multiplier each': row(workbook('too-large')),
  'multiplier steps': row(workbook('cohort', 'too-large', 'quotients')),
  'amount points': row(workbook()),
  'amount full': row(workbook()),
  'amount judged': row(workbook()),
  'amount proportional': row(workbook('cohort', 'too-large', 'quotients')),
  'amount formula': row(workbook('cohort', 'too-large', 'quotients')),
  'amount interpolated': row(workbook('cohort', 'too-large', 'quotients')),
  'amount ratio-to-best': row(byHand),
  'effect deduct': row(workbook()),
  'effect award': row(workbook()),
  'effect bonus': row(workbook()),
  'effect zero': row(workbook()),
  'effect below-zero': row(workbook()),
  'effect waive': row(workbook('circular')),
  'effect scale': row(workbook('order', 'quotients', 'too-large')),
  'effect verdict': row(workbook()),
  'effect none': row(workbook()),
  'group ladder': row(workbook()),
  'group highest': row(workbook()),
  'group cap': row(workbook()),
  'verdict total-zero': row(workbook()),
  'verdict grade-is': row(workbook()),
  'verdict grade-down': row(workbook()),
  'verdict grade-not': row(workbook()),
  'verdict disqualify': row(workbook()),
  'absence redistribute': row(workbook('quotients', 'too-large')),
  'absence full': row(workbook()),
  'absence omit': row(workbook()),
  'absence peer-average': row(workbook('cohort')),
  'formula number': row(workbook()),
  'formula fact': row(workbook()),
  'formula negate': row(workbook()),
  'formula add': row(workbook('quotients', 'too-large')),
  'formula subtract': row(workbook('quotients', 'too-large')),
  'formula multiply': row(workbook('too-large')),
  'formula divide': row(workbook('quotients', 'too-large')),
  'formula least': row(workbook('quotients')),
  'formula greatest': row(workbook('quotients')),
  'formula statistic': row(byHand),
  'remainder drop': row(workbook('too-large')),
  'remainder round-up': row(workbook('too-large')),
  'remainder pro-rata': row(workbook('too-large', 'quotients')),
  'sum base': row(workbook()),
  'sum most': row(workbook()),
  'sum loss': row(workbook()),
};
