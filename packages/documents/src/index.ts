export type { DocumentKind, SubjectSheet } from '@rubric-lang/table';
export type { FontNote } from './font-search.ts';
export { print, type Printed, type PrintNote, type PrintOptions, type PrintTarget } from './print.ts';
export type { RefusalReason } from './xlsx/exact-formula.ts';
