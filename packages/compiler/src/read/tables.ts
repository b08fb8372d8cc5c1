import type { BlockGrammar } from '@rubric-lang/grammar';
import { rangeOf } from '@rubric-lang/diagnostics';
import type { Passage, PrintedField, Provision } from '@rubric-lang/model';
import type { FieldNode } from '@rubric-lang/syntax';
import {
  contentSpan,
  fieldsOf,
  valueOf,
  type Frame,
  type Origin,
  type PlacedField,
  type PlacedHeading,
} from './frame.ts';
import { boundsIn } from './grades.ts';
import { joinedText, type JoinedText } from './joined-text.ts';
import { printedField } from './outline.ts';
import { foldWords } from './words.ts';

/** What the header prints above the table and below it. */
export function printedHeader(frame: Frame): readonly PrintedField[] {
  const silent = new Set([
    'title',
    'year',
    'applies-to',
    'columns',
    'layout',
    'language',
    'strict',
    'precision',
    'judgement-step',
    'groups',
    'notes',
    'signature',
  ]);
  return frame.header
    .filter(
      ({ field }) =>
        (field.key === undefined || !silent.has(field.key)) && field.role !== 'choice' && field.role !== 'block',
    )
    .map(({ field }) => printedField(field));
}

/** 说明 and 注 of the whole table, as printed below it. */
export function tableNotes(frame: Frame): readonly Passage[] {
  return fieldsOf(frame, 'notes').map(({ field, origin }) => {
    const span = contentSpan(field);
    return { text: valueOf(field), label: field.name, span, range: rangeOf(origin.source, span) };
  });
}

/** The same as texts to be read. */
export function noteTexts(
  frame: Frame,
): readonly { readonly field: string; readonly text: JoinedText; readonly origin: Origin }[] {
  return fieldsOf(frame, 'notes').flatMap(({ field, origin }) => {
    const text = joinedText(
      field.value,
      field.entries.map((it) => it.text),
    );
    return text === null ? [] : [{ field: field.name, text, origin }];
  });
}

/** Fields of a meaning that stand under headings, in document order. */
export function headingFields(headings: readonly PlacedHeading[], key: FieldNode['key']): readonly PlacedField[] {
  return headings.flatMap(({ heading, origin, children }) => [
    ...heading.fields.filter((it) => it.key === key).map((field) => ({ field, origin })),
    ...headingFields(children, key),
  ]);
}

/** 申报条件, 抽样, 排名, at file level or under a heading: their own sentences, and what in them can be computed. */
export function readProvisions(frame: Frame, words: BlockGrammar): readonly Provision[] {
  const all = (key: 'eligibility' | 'sampling' | 'ranking'): readonly FieldNode[] =>
    [...fieldsOf(frame, key), ...headingFields(frame.headings, key)].map((it) => it.field);
  return [
    ...all('eligibility').map((field): Provision => {
      const text = valueOf(field);
      const quantity = new RegExp(words.eligibility.selfScore).test(foldWords(text)) ? 'self-score' : 'total';
      return { kind: 'eligibility', text, quantity, bounds: boundsIn(text, words), span: contentSpan(field) };
    }),
    ...all('ranking').map((field): Provision => {
      const text = valueOf(field);
      return {
        kind: 'ranking',
        text,
        by: 'total',
        grouped: new RegExp(words.ranking.grouped).test(foldWords(text)),
        span: contentSpan(field),
      };
    }),
    ...all('sampling').map((field): Provision => ({
      kind: 'sampling',
      text: valueOf(field),
      span: contentSpan(field),
    })),
    // 等次 as a sentence is text of the document; as a list of bands it is none.
    ...fieldsOf(frame, 'grades').flatMap(({ field }): readonly Provision[] =>
      field.value === undefined || field.entries.length > 0
        ? []
        : [{ kind: 'grading', text: valueOf(field), span: contentSpan(field) }],
    ),
  ];
}
