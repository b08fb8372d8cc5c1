export { html, htmlOfAll } from './html/html.ts';
export { markdown } from './markdown/markdown.ts';
export { plainText } from './text/plain-text.ts';
export type { PagedTable } from './paged-table.ts';
export { type FontChoice, typstData, typstDataOfAll } from './typst/typst-data.ts';
export { typstSource } from './typst/typst-source.ts';
export { factsSchema } from './json-schema/facts-schema.ts';
export { type EmittedFile, type Emitter, type ModuleOptions, typescriptModule } from './typescript/module.ts';
