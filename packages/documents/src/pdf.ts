import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NodeCompiler as Compiler } from '@myriaddreamin/typst-ts-node-compiler';
import { typstDataOfAll, typstSource } from '@rubric-lang/emitters';
import { type OfficialTable, paginate } from '@rubric-lang/table';
import { findFonts, type FontNote, type PrintFonts } from './font-search.ts';

/** A PDF with what there is to say of it. */
export interface Pdf {
  readonly bytes: Uint8Array;
  readonly pages: number;
  readonly fonts: readonly FontNote[];
}

/** Reading two fonts costs more than printing a table: a run that prints many keeps its compilers. */
const compilers = new Map<PrintFonts, Compiler>();
const found = new Map<string, PrintFonts>();

/**
 * Documents one after another as one PDF/A-2a, tagged, its fonts embedded. The same tables, fonts and version give the same bytes.
 * Rejects only when the program that draws is broken: no text of a document can make it fail.
 */
export async function pdf(tables: readonly OfficialTable[], source: 'installed' | 'embedded'): Promise<Pdf> {
  // Loaded when something is printed, for it is large.
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler');
  let fonts = found.get(source);
  if (fonts === undefined) {
    fonts = findFonts(source);
    found.set(source, fonts);
  }
  let compiler = compilers.get(fonts);
  const folder = join(tmpdir(), 'rubric-print');
  if (compiler === undefined) {
    compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: [...fonts.files] }], workspace: folder });
    compilers.set(fonts, compiler);
  }
  const { metrics } = fonts;
  const paged = tables.map((table) => ({ table, pages: paginate(table, metrics) }));
  // Both files exist in memory only.
  const main = join(folder, 'main.typ');
  compiler.addSource(main, typstSource);
  compiler.mapShadow(join(folder, 'table.json'), Buffer.from(typstDataOfAll(paged, fonts.choice)));
  const compiled = compiler.compile({ mainFilePath: main, resetRead: true });
  const document = compiled.result;
  if (document === null) {
    const error = compiled.takeError();
    throw new Error(`Typst: ${error === null ? 'no document' : JSON.stringify(error.shortDiagnostics)}`);
  }
  // A fixed date: the digest at the foot says which edition it is, the clock would only make two prints differ.
  const bytes = compiler.pdf(document, { pdfStandard: 'a-2a', pdfTags: true, creationTimestamp: 0 });
  compiler.evictCache(10);
  return { bytes, pages: paged.reduce((sum, it) => sum + it.pages.length, 0), fonts: fonts.notes };
}
