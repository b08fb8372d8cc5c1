import type { FactRef } from '../fact.ts';
import type { ClauseResult, ItemResult, LooseRanges, Score, ScoreSheet, SectionResult } from '../sheet.ts';
import { dialect, either, list, nothing, object, oneOf, ref, text, truth, whole } from './described.ts';
import { vocabulary } from './vocabulary.ts';

const state = oneOf('scored', 'pending', 'not-applicable');
const maybeWhole = either(whole, nothing);

/** The types that the definitions of `sheetSchema` describe, by name. */
export interface SheetNames {
  readonly ScoreSheet: ScoreSheet;
  readonly SectionResult: SectionResult;
  readonly ItemResult: ItemResult;
  readonly ClauseResult: ClauseResult;
  readonly Score: Score;
  readonly LooseRanges: LooseRanges;
  readonly FactRef: FactRef;
}

export const sheetDefinitions = {
  FactRef: vocabulary.FactRef,
  Score: object({ least: whole, most: whole }),
  ClauseResult: object({
    clause: text,
    branches: list(text),
    count: maybeWhole,
    points: maybeWhole,
    uncapped: maybeWhole,
    capped: truth,
  }),
  ItemResult: object({
    item: text,
    state,
    score: ref('Score'),
    zeroed: truth,
    clauses: list(ref('ClauseResult')),
    pending: list(ref('FactRef')),
  }),
  SectionResult: object({ section: text, score: ref('Score'), state, applicable: whole }),
  LooseRanges: object({ items: list(text), total: truth }),
  ScoreSheet: object(
    {
      subject: either(text, nothing),
      total: ref('Score'),
      grade: either(text, nothing),
      verdicts: list(text),
      disqualified: truth,
      rank: maybeWhole,
      sections: list(ref('SectionResult')),
      items: list(ref('ItemResult')),
      pendingVerdicts: list(ref('FactRef')),
      loose: ref('LooseRanges'),
    },
    ['pendingVerdicts', 'loose'],
  ),
} as const;

/** A score sheet as JSON; points are thousandths. */
export const sheetSchema = {
  $schema: dialect,
  $id: 'https://rubric-lang.org/schema/sheet-1.json',
  title: 'The score sheet of one subject',
  $defs: sheetDefinitions,
  $ref: '#/$defs/ScoreSheet',
} as const;
