import type { BlockGrammar } from '@rubric-lang/grammar';
import type { Milli } from '@rubric-lang/model';
import type { TextRun } from '@rubric-lang/syntax';
import { milliOf } from '../lower/decimal.ts';
import { valueOf, type PlacedHeading } from './frame.ts';
import { matched } from './words.ts';

/** Soft breaks and marks at the end are no part of a name. */
export function titleOf(run: TextRun | undefined, words: BlockGrammar): string {
  return (run?.text ?? '').replace(/\n/g, '').trim().replace(new RegExp(words.titleMarks), '');
}

/** The points in brackets behind a title, or in a field of their own; null when none are written. */
export function writtenPoints({ heading }: PlacedHeading, words: BlockGrammar): Milli | null {
  const field = heading.fields.find((it) => it.key === 'points');
  return (
    heading.points?.points ??
    (field === undefined ? null : milliOf(matched(valueOf(field), words.points)?.['points'] ?? ''))
  );
}
