import type { SourceText } from '@rubric-lang/diagnostics';
import type { Language } from '@rubric-lang/grammar';
import { emit, stateAtStart } from './classifier-state.ts';
import type { Classified, State } from './classifier-state.ts';
import { meaningOf, readField } from './field-line.ts';
import { bulletEnd, isComment, nameStart } from './line-start.ts';
import { lineAt } from './lines.ts';
import type { Line } from './lines.ts';
import { readBullet, readHash, readNumbered, readTitled } from './numbered-line.ts';
import { readWords } from './running-words.ts';
import { titleEnd } from './titled-line.ts';

/** Says of every line what it is. Total: any text is a list of lines, and any line is something. */
export function classify(source: SourceText, language: Language): Classified {
  const state = stateAtStart(source, language);
  for (let number = 1; number <= source.lineStarts.length; number += 1) {
    const line = lineAt(source, number);
    if (line.from === line.to) readBlank(state, line);
    else {
      emit(state, line, 'indent', line.start, line.from);
      readLine(state, line);
      emit(state, line, 'trailing-space', line.to, line.end);
      emit(state, line, 'line-end', line.end, line.next);
    }
  }
  const { tokens, lines, facts, widths, diagnostics } = state;
  return { tokens, lines, facts, widths, diagnostics };
}

/** Blank lines mean nothing: the line end above takes them along. */
function readBlank(state: State, line: Line): void {
  const above = state.tokens[state.tokens.length - 1];
  if (above?.kind === 'line-end')
    state.tokens[state.tokens.length - 1] = { kind: 'line-end', span: { start: above.span.start, end: line.next } };
  else emit(state, line, line.next > line.end ? 'line-end' : 'trailing-space', line.start, line.next);
}

function readLine(state: State, line: Line): void {
  const { text } = state;
  if (isComment(text, line)) return emit(state, line, 'comment', line.from, line.to);
  if (readHash(state, line) || readNumbered(state, line)) return undefined;
  const bullet = state.heading || state.field ? bulletEnd(text, line) : undefined;
  if (bullet !== undefined) return readBullet(state, line, bullet);
  const titled = titleEnd(state, line);
  if (titled !== undefined) return readTitled(state, line, titled);
  const name = nameStart(text, line);
  const meaning = name && meaningOf(state, line, name);
  if (name && meaning) return readField(state, line, name, meaning);
  return readWords(state, line);
}
