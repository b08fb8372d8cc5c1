import type { Rubric } from '@rubric-lang/model';
import { literal, memberName } from './literal.ts';
import { metaOf } from './meta.ts';
import { recordedTypes } from './recorded-types.ts';
import type { DeclaredLine } from './recorded-types.ts';
import { sheetTypes } from './sheet-types.ts';

/** The types of a module's exports, the same in `.d.ts` and `.ts`. */
export function surfaceTypes(rubric: Rubric): readonly DeclaredLine[] {
  const plain = (text: string): DeclaredLine => ({ text });
  return [
    ...recordedTypes(rubric),
    ...['', 'declare const checkedMark: unique symbol;', '/** Facts that `check` has accepted. Frozen. */'].map(plain),
    ...['export interface CheckedFacts {', '  readonly [checkedMark]: true;', '}'].map(plain),
    ...sheetTypes(rubric).map(plain),
    ...['', '/** What the rubric is, as literal types. */'].map(plain),
    ...`export type Meta = ${literalType(metaOf(rubric), '')};`.split('\n').map(plain),
  ];
}

/** A value as the type of nothing but itself; what is long, an entry a line. */
function literalType(value: unknown, indent: string): string {
  if (typeof value === 'string') return literal(value);
  if (typeof value !== 'object' || value === null) return String(value);
  const inner = `${indent}  `;
  const isList = Array.isArray(value);
  const parts = isList
    ? value.map((entry: unknown) => literalType(entry, inner))
    : Object.entries(value).map(([key, entry]) => `readonly ${memberName(key)}: ${literalType(entry, inner)}`);
  const [open, mark, close] = isList ? ['readonly [', ',', ']'] : ['{', ';', '}'];
  const line = isList ? `${open}${parts.join(', ')}${close}` : `${open} ${parts.join('; ')} ${close}`;
  if (!line.includes('\n') && line.length <= 140) return line;
  return [open, ...parts.map((part) => `${inner}${part}${mark}`), `${indent}${close}`].join('\n');
}
