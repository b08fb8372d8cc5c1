export type { FontNote } from './font-search.ts';
export { print, type Printed, type PrintNote, type PrintOptions, type PrintTarget } from './print.ts';
