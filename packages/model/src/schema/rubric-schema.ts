import type {
  Amount,
  Bound,
  Branch,
  Choice,
  Clause,
  ClauseStatus,
  Comparison,
  Condition,
  Effect,
  Group,
  Multiplier,
  RuleKind,
  ScoredBy,
  Verdict,
} from '../clause.ts';
import type { Fact, FactRef, FactType, Formula } from '../fact.ts';
import type {
  Column,
  ColumnSource,
  Example,
  Facts,
  FactValue,
  Gates,
  Grade,
  Item,
  NotApplicable,
  Passage,
  PrintedField,
  PrintLayout,
  Provision,
  Raters,
  Rubric,
  Section,
} from '../rubric.ts';
import type { Rounding } from '../numbers.ts';
import type { Range, Span } from '@rubric-lang/diagnostics';
import { dialect, either, is, list, nothing, number, object, oneOf, ref, text, truth, whole } from './described.ts';
import { vocabulary } from './vocabulary.ts';

const milli = whole;
const maybeMilli = either(whole, nothing);
const maybeText = either(text, nothing);
const role = oneOf('ordinary', 'bonus', 'penalty', 'unscored');
const clauses = list(ref('Clause'));
const gradeOp = oneOf('<', '<=', '>', '>=');
const gradeBounds = list(object({ op: gradeOp, points: milli }));

/** The types that the definitions of `rubricSchema` describe, by name. */
export interface RubricNames {
  readonly Rubric: Rubric;
  readonly Section: Section;
  readonly Item: Item;
  readonly Clause: Clause;
  readonly Branch: Branch;
  readonly Condition: Condition;
  readonly Multiplier: Multiplier;
  readonly Amount: Amount;
  readonly Effect: Effect;
  readonly Verdict: Verdict;
  readonly Group: Group;
  readonly Bound: Bound;
  readonly Fact: Fact;
  readonly FactType: FactType;
  readonly FactRef: FactRef;
  readonly Formula: Formula;
  readonly PrintedField: PrintedField;
  readonly Passage: Passage;
  readonly Column: Column;
  readonly ColumnSource: ColumnSource;
  readonly PrintLayout: PrintLayout;
  readonly Grade: Grade;
  readonly Raters: Raters;
  readonly Rounding: Rounding;
  readonly Example: Example;
  readonly Facts: Facts;
  readonly FactValue: FactValue;
  readonly Provision: Provision;
  readonly NotApplicable: NotApplicable;
  readonly Gates: Gates;
  readonly ClauseStatus: ClauseStatus;
  readonly ScoredBy: ScoredBy;
  readonly Comparison: Comparison;
  readonly RuleKind: RuleKind;
  readonly Choice: Choice;
  readonly Range: Range;
  readonly Span: Span;
}

export const rubricDefinitions = {
  ...vocabulary,
  Span: object({ start: whole, end: whole }),
  FactValue: either(truth, number, text),
  NotApplicable: oneOf('redistribute', 'full', 'omit', 'peer-average'),
  Rounding: object({ step: milli, mode: oneOf('half-away', 'truncate') }),
  Raters: object({ count: either(whole, nothing), dropHighest: whole, dropLowest: whole }),
  Bound: object({ op: ref('Comparison'), value: text }),
  Formula: either(
    object({ kind: is('number'), value: text }),
    object({ kind: is('fact'), ref: ref('FactRef') }),
    object({ kind: is('negate'), of: ref('Formula') }),
    object({ kind: oneOf('add', 'subtract', 'multiply', 'divide'), left: ref('Formula'), right: ref('Formula') }),
    object({ kind: oneOf('least', 'greatest'), of: list(ref('Formula')) }),
    object({ kind: is('statistic'), statistic: oneOf('mean', 'least', 'greatest'), ref: ref('FactRef') }),
  ),
  FactType: either(
    object({ kind: is('yes-no') }),
    object({ kind: is('count'), unit: text, most: number }, ['most']),
    object({ kind: is('quantity'), unit: text, scale: whole, least: text, most: text }, ['least', 'most']),
    object({ kind: is('level'), levels: list(text) }),
    object({ kind: is('judgement'), least: milli, most: milli, step: milli }),
  ),
  Fact: object(
    {
      key: text,
      item: maybeText,
      named: truth,
      label: text,
      question: text,
      type: ref('FactType'),
      polarity: oneOf('fault', 'merit', 'neutral'),
      derived: ref('Formula'),
    },
    ['derived'],
  ),
  Condition: either(
    object({ kind: is('always') }),
    object({ kind: is('plain'), fact: ref('FactRef'), holds: truth }),
    object({ kind: is('compare'), quantity: ref('Formula'), unit: text, bounds: list(ref('Bound')) }),
    object({ kind: is('level'), fact: ref('FactRef'), levels: list(text) }),
    object({
      kind: is('rank'),
      fact: ref('FactRef'),
      order: oneOf('high-first', 'low-first'),
      from: whole,
      to: either(whole, nothing),
      last: truth,
    }),
    object({ kind: is('exhausted'), points: milli }),
    object({ kind: is('otherwise'), of: list(text), mode: oneOf('none', 'not-all') }),
    object({ kind: is('clause'), clause: text }),
    object({ kind: is('category'), words: list(text) }),
    object({ kind: is('all'), of: list(ref('Condition')) }),
    object({ kind: is('any'), of: list(ref('Condition')) }),
    object({ kind: is('not'), of: ref('Condition') }),
  ),
  Multiplier: either(
    object({ kind: is('once') }),
    object({
      kind: is('each'),
      fact: ref('FactRef'),
      every: number,
      free: number,
      remainder: oneOf('drop', 'round-up', 'pro-rata'),
    }),
    object({
      kind: is('steps'),
      quantity: ref('Formula'),
      unit: text,
      from: either(text, ref('Formula')),
      direction: oneOf('below', 'above'),
      every: text,
      remainder: oneOf('drop', 'round-up', 'pro-rata'),
    }),
  ),
  Amount: either(
    object({ kind: is('points'), points: milli }),
    object({ kind: is('full') }),
    object({ kind: is('judged'), fact: ref('FactRef'), least: milli, most: milli, perCount: ref('FactRef') }, [
      'perCount',
    ]),
    object({ kind: is('proportional'), quantity: ref('Formula'), unit: text, points: milli }),
    object({ kind: is('formula'), formula: ref('Formula'), most: maybeMilli }),
    object({
      kind: is('interpolated'),
      quantity: ref('Formula'),
      unit: text,
      through: list(object({ x: text, points: milli })),
    }),
    object({ kind: is('ratio-to-best'), fact: ref('FactRef'), best: oneOf('greatest', 'least'), points: milli }),
  ),
  Branch: object({ key: text, label: text, when: ref('Condition'), times: ref('Multiplier'), amount: ref('Amount') }),
  Verdict: either(
    object({ kind: is('total-zero') }),
    object({ kind: is('grade-is'), grade: text }),
    object({ kind: is('grade-down'), by: number }),
    object({ kind: is('grade-not'), grades: list(text) }),
    object({ kind: is('disqualify') }),
  ),
  Effect: either(
    object({ kind: is('deduct') }),
    object({ kind: is('award') }),
    object({ kind: is('bonus') }),
    object({ kind: is('zero') }),
    object({ kind: is('below-zero') }),
    object({ kind: is('waive'), targets: list(text) }),
    object({ kind: is('scale'), targets: list(text), numerator: number, denominator: number }),
    object({ kind: is('verdict'), verdict: ref('Verdict') }),
    object({ kind: is('none') }),
  ),
  Clause: object(
    {
      key: text,
      text,
      kind: ref('RuleKind'),
      status: ref('ClauseStatus'),
      scoredBy: ref('ScoredBy'),
      effect: ref('Effect'),
      branches: list(ref('Branch')),
      combine: oneOf('sum', 'first'),
      cap: maybeMilli,
      span: ref('Span'),
      range: ref('Range'),
      notes: list(text),
      choice: ref('Choice'),
      source: text,
      implied: is(true),
    },
    ['choice', 'source', 'implied'],
  ),
  Group: object({
    key: text,
    kind: oneOf('ladder', 'highest', 'cap'),
    effect: oneOf('deduct', 'award', 'bonus', 'below-zero'),
    members: list(text),
    points: maybeMilli,
    text,
  }),
  Passage: object({ text, label: text, span: ref('Span'), range: ref('Range') }, ['label']),
  PrintedField: object(
    {
      name: text,
      text,
      entries: list(object({ mark: text, text })),
      printed: truth,
      role: oneOf(
        'attachment',
        'subtitle',
        'addressees',
        'lead',
        'issuer',
        'date',
        'total-row',
        'subtotal-row',
        'subject',
        'total',
      ),
      span: ref('Span'),
    },
    ['role'],
  ),
  ColumnSource: either(
    object({ kind: is('level'), level: whole }),
    object({ kind: oneOf('item', 'number', 'points') }),
    object(
      {
        kind: is('blank'),
        use: oneOf('score', 'self-score', 'due', 'deducted', 'not-applicable', 'reason', 'rater', 'remark'),
      },
      ['use'],
    ),
    object({ kind: is('field'), name: text }),
  ),
  Column: object({ title: text, sources: list(ref('ColumnSource')), children: list(ref('Column')) }),
  PrintLayout: object(
    {
      preset: oneOf('party-building', 'indicators', 'checklist', 'simple', 'self-and-assessed'),
      orientation: oneOf('portrait', 'landscape'),
      widths: list(number),
      pageNumbers: oneOf('national', 'centred', 'none'),
      paper: object({ short: number, long: number }),
      margins: object({ top: number, right: number, bottom: number, left: number }, ['top', 'right', 'bottom', 'left']),
      bodySize: number,
    },
    ['preset', 'orientation', 'widths', 'pageNumbers', 'paper', 'margins', 'bodySize'],
  ),
  Grade: object({
    name: text,
    bounds: gradeBounds,
    quota: either(object({ kind: is('share'), percent: text }), object({ kind: is('number'), most: number }), nothing),
    span: ref('Span'),
  }),
  Item: object({
    kind: is('item'),
    key: text,
    named: truth,
    number: text,
    mark: text,
    title: text,
    printed: text,
    points: maybeMilli,
    role,
    base: milli,
    floor: maybeMilli,
    ceiling: maybeMilli,
    notApplicable: either(ref('NotApplicable'), nothing),
    appliesTo: list(text),
    fields: list(ref('PrintedField')),
    statements: list(ref('Passage')),
    facts: list(ref('Fact')),
    clauses,
    groups: list(ref('Group')),
    span: ref('Span'),
    range: ref('Range'),
  }),
  Section: object(
    {
      kind: is('section'),
      key: text,
      number: text,
      mark: text,
      title: text,
      printed: text,
      points: milli,
      declared: maybeMilli,
      role,
      cap: maybeMilli,
      weight: maybeText,
      average: truth,
      notApplicable: either(ref('NotApplicable'), nothing),
      fields: list(ref('PrintedField')),
      clauses,
      children: list(either(ref('Section'), ref('Item'))),
      span: ref('Span'),
      range: ref('Range'),
    },
    ['clauses'],
  ),
  Facts: object(
    {
      subject: text,
      category: text,
      group: text,
      declared: { type: 'object', additionalProperties: ref('FactValue') },
      items: {
        type: 'object',
        additionalProperties: either({ type: 'object', additionalProperties: ref('FactValue') }, is('not-applicable')),
      },
      othersMet: truth,
    },
    ['subject', 'category', 'group'],
  ),
  Example: object(
    {
      name: text,
      facts: ref('Facts'),
      total: maybeMilli,
      items: { type: 'object', additionalProperties: milli },
      grade: maybeText,
      peers: list(text),
      verdict: text,
      span: ref('Span'),
    },
    ['peers', 'verdict'],
  ),
  Provision: either(
    object({
      kind: is('eligibility'),
      text,
      quantity: oneOf('self-score', 'total'),
      bounds: gradeBounds,
      span: ref('Span'),
    }),
    object({ kind: is('ranking'), text, by: is('total'), grouped: truth, span: ref('Span') }),
    object({ kind: oneOf('sampling', 'grading'), text, span: ref('Span') }),
  ),
  Rubric: object(
    {
      version: is(1),
      language: text,
      path: text,
      title: text,
      header: list(ref('PrintedField')),
      year: maybeText,
      appliesTo: list(text),
      columns: list(ref('Column')),
      layout: ref('PrintLayout'),
      notes: list(ref('Passage')),
      signatures: list(text),
      declaredTotal: maybeMilli,
      total: milli,
      totalCap: maybeMilli,
      negativeTotal: truth,
      rounding: ref('Rounding'),
      judgementStep: milli,
      categories: list(text),
      groups: list(text),
      raters: either(ref('Raters'), nothing),
      grades: list(ref('Grade')),
      facts: list(ref('Fact')),
      verdicts: either(object({ key: text, title: text, facts: list(ref('Fact')), clauses }), nothing),
      rules: clauses,
      sections: list(either(ref('Section'), ref('Item'))),
      examples: list(ref('Example')),
      provisions: list(ref('Provision')),
      gates: ref('Gates'),
      digests: object({ text, meaning: text }),
    },
    ['layout', 'rules'],
  ),
} as const;

/** The checked rubric as JSON. */
export const rubricSchema = {
  $schema: dialect,
  $id: 'https://rubric-lang.org/schema/rubric-1.json',
  title: 'A checked rubric',
  $defs: rubricDefinitions,
  $ref: '#/$defs/Rubric',
} as const;
