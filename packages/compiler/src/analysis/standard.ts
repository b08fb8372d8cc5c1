import type { Span } from '@rubric-lang/diagnostics';
import type { Item } from '@rubric-lang/model';
import type { TextRun } from '@rubric-lang/syntax';
import type { CheckContext } from '../check.ts';
import { measuredNumbersIn, type MeasuredNumber } from './measured-number.ts';
import { readClausesOf } from './read-clauses.ts';
import { spanInRun } from './run-span.ts';
import type { Wording } from './wording.ts';

/** Words that say what is asked for, as against the rules that say what it costs. */
export interface StandardText {
  /** remark: a sentence after the first rule, which adds to the rules; context: words before a rule in its own sentence. */
  readonly kind: 'title' | 'statement' | 'remark' | 'context';
  readonly text: string;
  readonly spanOf: (from: number, to: number) => Span;
}

/** What the item itself asks for: its title, the sentences of its scoring text that talk of no points, requirements before a rule. */
export function standardOf(context: CheckContext, item: Item): readonly StandardText[] {
  const title = context.headingOf(item.key)?.title;
  const texts: StandardText[] = title === undefined ? [] : [ofRun('title', title)];
  for (const place of context.textsOf(item.key)) {
    const rules = Math.min(...place.reading.clauses.map(({ from }) => from));
    for (const { text, from } of place.reading.statements) {
      texts.push({
        kind: from < rules ? 'statement' : 'remark',
        text,
        spanOf: (start, end) => place.spanOf(from + start, from + end),
      });
    }
  }
  for (const { reading, place } of readClausesOf(context, item)) {
    if (reading.context !== null) {
      const { text, from } = reading.context;
      texts.push({ kind: 'context', text, spanOf: (start, end) => place.spanOf(from + start, from + end) });
    }
  }
  return texts;
}

/** Every other text of the item in which a number may stand: columns that are neither scored nor about how it is checked. */
export function otherTextsOf(context: CheckContext, item: Item): readonly StandardText[] {
  const scored = new Set(context.textsOf(item.key).map(({ run }) => run.span.start));
  return (context.headingOf(item.key)?.fields ?? [])
    .flatMap(({ value, entries }) => [value, ...entries.map(({ text }) => text)])
    .filter((run): run is TextRun => run !== undefined && !scored.has(run.span.start))
    .map((run) => ofRun('statement', run));
}

/**
 * Is there a requirement at all, or only a name? 设备管理 names an item, and its rules are all there is to say; a title with
 * a mark in it, a long one and a sentence of its own ask for something.
 */
export function asksForSomething(texts: readonly StandardText[], { read }: Wording): boolean {
  return texts.some(
    ({ kind, text }) =>
      kind === 'statement' ||
      (kind === 'title' && (/[，；。、]/u.test(text) || Array.from(read(text).hidden).length >= 12)),
  );
}

export function numbersOf(
  texts: readonly StandardText[],
  wording: Wording,
): readonly (MeasuredNumber & { readonly span: Span })[] {
  return texts.flatMap((it) =>
    measuredNumbersIn(it.text, wording).map((number) => ({ ...number, span: it.spanOf(number.from, number.to) })),
  );
}

function ofRun(kind: StandardText['kind'], run: TextRun): StandardText {
  return { kind, text: run.text, spanOf: (from, to) => spanInRun(run, from, to) };
}
