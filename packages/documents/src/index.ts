export { type DocumentKind, printedWords, type SubjectSheet } from '@rubric-lang/table';
export type { FontNote } from './font-search.ts';
export {
  type PaperOptions,
  print,
  type Printed,
  type PrintNote,
  type PrintOptions,
  type PrintTarget,
  printTogether,
  type TargetOptions,
} from './print.ts';
export { readFilledDocx } from './read-back/filled-docx.ts';
export { type FilledCell, type FilledFile, type FilledRead, pointsIn } from './read-back/filled-file.ts';
export { readFilledXlsx } from './read-back/filled-xlsx.ts';
export type { RefusalReason } from './xlsx/exact-formula.ts';
