import { rangeOf, type Span } from '@rubric-lang/diagnostics';
import type { Item, Section } from '@rubric-lang/model';
import type { CheckContext } from '../check.ts';

/** The line of a place, from 1. */
export function lineOf({ tree }: CheckContext, span: Span): number {
  return rangeOf(tree.source, span).line;
}

/** The heading's own words: where a report about an item or a section as a whole stands. */
export function headSpan(context: CheckContext, node: Item | Section): Span {
  const heading = context.headingOf(node.key);
  return heading?.title?.span ?? heading?.points?.span ?? heading?.mark.span ?? node.span;
}

/** Where the points of an item or a section are written, else its heading. */
export function pointsSpan(context: CheckContext, node: Item | Section): Span {
  return context.headingOf(node.key)?.points?.span ?? headSpan(context, node);
}

/** `1、组织领导`, long titles cut. */
export function nameOf(node: Item | Section): string {
  return `${node.mark}${node.title === '' ? '' : short(node.title, 14)}` || short(node.printed, 14);
}

/**
 * The author's words, cut after so many characters, without the mark at their end. Letters take half the room of Han,
 * and words are not cut.
 */
export function short(words: string, most = 24): string {
  const characters = Array.from(words.replace(/[\s，；。、,;.]+$/u, '').replace(/\s*\n\s*/g, ' '));
  if (/\p{Script=Han}/u.test(words))
    return characters.length <= most ? characters.join('') : `${characters.slice(0, most).join('')}……`;
  if (characters.length <= most * 2) return characters.join('');
  return `${characters
    .slice(0, most * 2)
    .join('')
    .replace(/[\s，；,;]*\S*$/u, '')}…`;
}

/** The file's beginning, for a report about the rubric as a whole. */
export function titleSpan({ tree }: CheckContext): Span {
  const first = tree.header[0];
  return first?.value?.span ?? first?.span ?? tree.headings[0]?.mark.span ?? { start: 0, end: 0 };
}
