/**
 * Paper as other programs see it: the PDFs, and the DOCX and XLSX as LibreOffice prints them, read by poppler. Every
 * cell stands there once and in order, the header on every page, nothing outside the type area.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from '@rubric-lang/compiler';
import { print } from '@rubric-lang/documents';
import type { Rubric } from '@rubric-lang/model';
import { officialTable, type OfficialTable } from '@rubric-lang/table';
import { describe, expect, test } from 'vitest';
import { convert, inFolder, isInstalled } from '../src/office.ts';
import { truthSlugs } from '../src/truth.ts';
import { drawing } from './drawing.ts';
import { allConstructs } from './constructs.ts';
import { generatedRubric } from './generated-rubric.ts';

const generated = Number(process.env['RUBRIC_PAGES'] ?? 6);

function realRubric(slug: string): Rubric {
  const path = `rubrics/${slug}/${slug}.rubric`;
  return compile(path, (it) => readFileSync(new URL(`../../../${it}`, import.meta.url), 'utf8')).draft;
}

const rubrics = new Map<string, Rubric>([
  ...truthSlugs.map((slug): [string, Rubric] => [slug, realRubric(slug)]),
  ...Array.from({ length: generated }, (_, index): [string, Rubric] => {
    const force = allConstructs[index % allConstructs.length] ?? 'effect deduct';
    return [
      `generated-${String(index)}`,
      generatedRubric(drawing(index * 7919 + 1), { force, cohort: true, items: 30, small: false }),
    ];
  }),
]);

/** A word as poppler places it, in pt from the upper left corner. */
interface Word {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly right: number;
  readonly bottom: number;
}

function pagesOf(
  file: string,
): readonly { readonly width: number; readonly height: number; readonly words: readonly Word[] }[] {
  const { stdout } = spawnSync('pdftotext', ['-bbox', file, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 });
  return stdout
    .split('<page ')
    .slice(1)
    .map((page) => {
      const number = (name: string, text: string): number => Number(new RegExp(`${name}="([\\d.-]+)"`).exec(text)?.[1]);
      const words = [...page.matchAll(/<word ([^>]*)>([^<]*)<\/word>/g)].map(([, at = '', text = '']): Word => ({
        text: unescaped(text),
        x: number('xMin', at),
        y: number('yMin', at),
        right: number('xMax', at),
        bottom: number('yMax', at),
      }));
      return { width: number('width', page), height: number('height', page), words };
    });
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

/** Text in the order of the file, page by page. */
function textOf(file: string, ...options: readonly string[]): string {
  const { stdout } = spawnSync('pdftotext', [...options, file, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 });
  return stdout;
}

const squeezed = (text: string): string => text.replaceAll(/[\s\u3000]/g, '');

/** Texts of the body in the order in which they are drawn; what is merged over rows is drawn with its last row. */
function textsOf(table: OfficialTable): { readonly inOrder: readonly string[]; readonly merged: readonly string[] } {
  const cells = table.body.flatMap((row) => row.cells);
  const texts = (of: readonly { readonly text: string }[]): readonly string[] =>
    of.map((it) => squeezed(it.text)).filter((it) => it !== '');
  return {
    inOrder: [
      ...texts(table.prose),
      ...texts(cells.filter((cell) => cell.rowSpan === 1)),
      ...table.notes.map(squeezed),
    ],
    merged: texts(cells.filter((cell) => cell.rowSpan > 1)),
  };
}

/** The texts in order, each beginning after the one before began. Returns the first that is not there. */
function firstMissing(texts: readonly string[], page: string): string | undefined {
  let from = 0;
  for (const text of texts) {
    const at = page.indexOf(text, from);
    if (at === -1) return text;
    from = at + text.length;
  }
  return undefined;
}

describe.skipIf(!isInstalled('pdftotext'))('PDF', () => {
  test.each([...rubrics.keys()])('%s', async (name) => {
    const rubric = rubrics.get(name) as Rubric;
    const table = officialTable(rubric);
    await inFolder(async (folder) => {
      const file = join(folder, 'table.pdf');
      writeFileSync(file, (await print(rubric, { to: 'pdf', fonts: 'embedded' })).bytes);
      const pages = pagesOf(file);
      const { page } = table.layout;
      const points = (mm: number): number => (mm * 72) / 25.4;
      const titles = table.header
        .flatMap((row) => row.cells)
        .map((cell) => squeezed(cell.text))
        .filter((it) => it !== '');
      pages.forEach(({ words, width, height }, index) => {
        expect([width, height].map(Math.round)).toEqual([points(page.width), points(page.height)].map(Math.round));
        const margins = index % 2 === 0 ? page.odd : page.even;
        for (const word of words) {
          // Number and origin stand outside the type area, and nothing else does.
          // A bracket at the start of a line is drawn half a character to the left: its empty half hangs out.
          const hanging = /^[（《“‘「【〔]/.test(word.text) ? (word.bottom - word.y) * 0.6 : 0;
          const outside =
            word.x < points(margins.left) - 1 - hanging ||
            word.right > width - points(margins.right) + 1 ||
            word.y < points(margins.top) - 1 ||
            word.bottom > height - points(margins.bottom) + 1;
          if (outside) {
            const foot = squeezed(table.foot);
            const own = /^[—\d]+$/.test(word.text) || foot.includes(squeezed(word.text));
            expect(own, `${word.text} on page ${String(index + 1)}`).toBe(true);
          }
        }
        const all = words.map((word) => word.text).join('');
        for (const title of titles)
          expect(squeezed(all).includes(title) || [...title].every((it) => all.includes(it)), title).toBe(true);
      });
      // Heads and feet stand between the pages of a cell that goes on: texts are looked for without them.
      const stream = textOf(file, '-raw')
        .split('\f')
        .map((page) => withoutFrame(page, table))
        .join('');
      const { inOrder, merged } = textsOf(table);
      expect(firstMissing(inOrder, stream)).toBeUndefined();
      for (const text of merged) if (text.length < 40) expect(stream, text).toContain(text);
    });
  });
});

/** A page without its number, origin and the table's header. */
function withoutFrame(page: string, table: OfficialTable): string {
  const header = table.header
    .flatMap((row) => row.cells)
    .map((cell) => squeezed(cell.text))
    .join('');
  const text = squeezed(page)
    .replace(squeezed(table.foot), '')
    .replace(/^—\d+—|—\d+—$/, '');
  return header === '' ? text : text.replace(header, '');
}

describe.skipIf(!isInstalled('soffice') || !isInstalled('pdftotext'))('LibreOffice prints the office files', () => {
  test.each(['docx', 'xlsx'] as const)(
    '%s: every text in it, the header on every page',
    { timeout: 600_000 },
    async (to) => {
      await inFolder(async (folder) => {
        const names = [...rubrics.keys()].filter((name) => name.startsWith('generated') === false || to === 'docx');
        for (const name of names) {
          writeFileSync(join(folder, `${name}.${to}`), (await print(rubrics.get(name) as Rubric, { to })).bytes);
        }
        const files = convert(
          folder,
          names.map((name) => join(folder, `${name}.${to}`)),
          'pdf',
        );
        for (const name of names) {
          const bytes = files.get(`${name}.pdf`);
          expect(bytes, name).toBeDefined();
          const file = join(folder, `${name}.read.pdf`);
          writeFileSync(file, bytes as Uint8Array);
          const table = officialTable(rubrics.get(name) as Rubric);
          const stream = textOf(file, '-raw')
            .split('\f')
            .map((page) => withoutFrame(page, table))
            .join('');
          const { inOrder, merged } = textsOf(table);
          // A workbook breaks rows where it likes, in the middle of a text.
          if (to === 'docx') expect(firstMissing(inOrder, stream), name).toBeUndefined();
          const missing = [...inOrder, ...merged].filter((text) => text.length < 8 && !stream.includes(text));
          expect(missing, name).toEqual([]);
          const titles = table.header.flatMap((row) => row.cells).filter((cell) => cell.text.length <= 3);
          const pages = textOf(file, '-raw').split('\f').slice(0, -1);
          // Of a workbook the table's pages come first; its 明细 has a header of its own.
          const own = to === 'docx' ? pages : pages.slice(0, 1);
          const first = own.findIndex((page) => titles.some((cell) => squeezed(page).includes(squeezed(cell.text))));
          const last = own.findLastIndex((page) =>
            table.body.some((row) =>
              row.cells.some((cell) => cell.text.length > 3 && squeezed(page).includes(squeezed(cell.text))),
            ),
          );
          for (const page of own.slice(Math.max(0, first), last + 1)) {
            for (const cell of titles) expect(squeezed(page), `${name} ${cell.text}`).toContain(squeezed(cell.text));
          }
        }
      });
    },
  );
});
