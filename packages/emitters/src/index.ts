export { html } from './html/html.ts';
export { markdown } from './markdown/markdown.ts';
export { plainText } from './text/plain-text.ts';
export { type FontChoice, typstData } from './typst/typst-data.ts';
export { typstSource } from './typst/typst-source.ts';
