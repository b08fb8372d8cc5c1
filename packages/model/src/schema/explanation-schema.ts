import type { ClauseStatus, Comparison, RuleKind, ScoredBy } from '../clause.ts';
import type {
  ExplainedBound,
  ExplainedBranch,
  ExplainedChoice,
  ExplainedItem,
  ExplainedRule,
  ExplainedSection,
  Explanation,
} from '../explanation.ts';
import type { Gates } from '../rubric.ts';
import { dialect, either, list, nothing, number, object, oneOf, ref, text, truth, whole, is } from './described.ts';
import { vocabulary } from './vocabulary.ts';

const { Gates: gates, ClauseStatus: status, ScoredBy: scoredBy, Comparison: comparison, RuleKind: kind } = vocabulary;
const points = either(number, nothing);

/** The types that the definitions of `explanationSchema` describe, by name. */
export interface ExplanationNames {
  readonly Explanation: Explanation;
  readonly ExplainedSection: ExplainedSection;
  readonly ExplainedItem: ExplainedItem;
  readonly ExplainedRule: ExplainedRule;
  readonly ExplainedBound: ExplainedBound;
  readonly ExplainedBranch: ExplainedBranch;
  readonly Gates: Gates;
  readonly ClauseStatus: ClauseStatus;
  readonly ScoredBy: ScoredBy;
  readonly Comparison: Comparison;
  readonly RuleKind: RuleKind;
  readonly Choice: ExplainedChoice;
}

export const explanationDefinitions = {
  Gates: gates,
  ClauseStatus: status,
  ScoredBy: scoredBy,
  Comparison: comparison,
  RuleKind: kind,
  Choice: object({ field: text, offered: list(object({ answer: text, reading: text })), made: either(text, nothing) }),
  ExplainedBound: object({ quantity: text, op: ref('Comparison'), value: number, unit: text, inclusive: truth }),
  ExplainedBranch: object({ label: text, points, bounds: list(ref('ExplainedBound')), facts: list(text) }, ['bounds']),
  ExplainedRule: object(
    {
      text,
      reading: text,
      status: ref('ClauseStatus'),
      scoredBy: ref('ScoredBy'),
      kind: ref('RuleKind'),
      points,
      min: number,
      max: number,
      per: object({ every: number, unit: text }),
      bounds: list(ref('ExplainedBound')),
      caps: list(object({ points: number, scope: oneOf('clause', 'group', 'item') })),
      group: text,
      branches: list(ref('ExplainedBranch')),
      facts: list(object({ name: text, type: text, unit: either(text, nothing) })),
      choice: ref('Choice'),
      notes: list(text),
      span: object({ line: whole, column: whole, endLine: whole, endColumn: whole }),
    },
    ['min', 'max', 'per', 'bounds', 'caps', 'group', 'branches', 'choice', 'notes'],
  ),
  ExplainedItem: object({
    id: text,
    number: text,
    section: list(text),
    title: text,
    points,
    line: whole,
    statements: list(object({ text, line: whole, column: whole })),
    rules: list(ref('ExplainedRule')),
  }),
  ExplainedSection: object({ titles: list(text), points, line: whole, rules: list(ref('ExplainedRule')) }),
  Explanation: object({
    version: is(1),
    rubric: object({
      title: text,
      total: number,
      declaredTotal: points,
      gates: ref('Gates'),
      rules: list(ref('ExplainedRule')),
    }),
    sections: list(ref('ExplainedSection')),
    items: list(ref('ExplainedItem')),
  }),
} as const;

/** What `explain --json` prints. */
export const explanationSchema = {
  $schema: dialect,
  $id: 'https://rubric-lang.org/schema/explanation-1.json',
  title: 'What the compiler understood of a rubric',
  $defs: explanationDefinitions,
  $ref: '#/$defs/Explanation',
} as const;
