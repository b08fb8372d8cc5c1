export { html } from './html/html.ts';
export { type FontChoice, typstData } from './typst/typst-data.ts';
export { typstSource } from './typst/typst-source.ts';
