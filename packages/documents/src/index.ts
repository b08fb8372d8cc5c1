export type { DocumentKind, SubjectSheet } from '@rubric-lang/table';
export type { FontNote } from './font-search.ts';
export { print, type Printed, type PrintNote, type PrintOptions, type PrintTarget } from './print.ts';
export { readFilledDocx } from './read-back/filled-docx.ts';
export { type FilledCell, type FilledFile, type FilledRead, pointsIn } from './read-back/filled-file.ts';
export { readFilledXlsx } from './read-back/filled-xlsx.ts';
export type { RefusalReason } from './xlsx/exact-formula.ts';
