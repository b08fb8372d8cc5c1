/** The HTML as a browser shows it: every line inside its cell, every row as high as it was to be, every sheet one page. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from '@rubric-lang/compiler';
import { print } from '@rubric-lang/documents';
import { breakLines, notoSerif, officialTable } from '@rubric-lang/table';
import { describe, expect, test } from 'vitest';
import { inFolder, isInstalled } from '../src/office.ts';

function rubricOf(slug: string) {
  const path = `rubrics/${slug}/${slug}.rubric`;
  return compile(path, (it) => readFileSync(new URL(`../../../${it}`, import.meta.url), 'utf8')).draft;
}

/** The page after its script has run, as text. */
function shown(folder: string, page: string): string {
  const file = join(folder, 'page.html');
  writeFileSync(file, page);
  const { stdout } = spawnSync(
    'chromium',
    [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      `--user-data-dir=${join(folder, 'profile')}`,
      '--dump-dom',
      `file://${file}`,
    ],
    { encoding: 'utf8', maxBuffer: 1 << 28, timeout: 120_000 },
  );
  return stdout;
}

/** What the script found, put into the page's title by it. */
function found<Result>(dom: string): Result {
  const text = /<title>([^]*?)<\/title>/.exec(dom)?.[1] ?? '';
  return JSON.parse(text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')) as Result;
}

const chinese = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' }).stdout ?? '';

describe.skipIf(!isInstalled('chromium') || !chinese.includes('Noto Serif CJK'))('a browser shows the sheets', () => {
  test.each(['sansong-2012', 'chuxiong-2017', 'yintai-sanlidong', 'huangzhou-notice'])('%s', async (slug) => {
    const { bytes, notes } = await print(rubricOf(slug), { to: 'html' });
    const pages = notes.find((note) => note.kind === 'pages')?.pages;
    const script = `<script>
      const wide = [], high = [], outside = [];
      for (const line of document.querySelectorAll('td>span,th>span')) {
        if (line.scrollWidth > line.parentElement.clientWidth) wide.push(line.textContent);
      }
      for (const row of document.querySelectorAll('tr')) {
        if (Math.abs(row.getBoundingClientRect().height - parseFloat(row.style.height) * 96 / 72) > 1) high.push(row.textContent.slice(0, 20));
      }
      for (const block of document.querySelectorAll('.block')) {
        const area = block.closest('.area').getBoundingClientRect(), own = block.getBoundingClientRect();
        if (own.bottom > area.bottom + 1 || own.right > area.right + 1 || own.left < area.left - 1) outside.push(block.textContent.slice(0, 20));
      }
      document.title = JSON.stringify({ pages: document.querySelectorAll('.page').length, wide, high, outside });
    </script>`;
    const page = new TextDecoder()
      .decode(bytes)
      .replace(/<meta http-equiv[^>]*>/, '')
      .replace('</body>', `${script}</body>`);
    const seen = await inFolder(async (folder) => shown(folder, page));
    expect(found(seen)).toEqual({ pages, wide: [], high: [], outside: [] });
  });

  test('breaks lines where we do: nine cells in ten have as many', async () => {
    // Left to itself a browser breaks by rules of its own; ours must not be far from what readers are used to.
    const width = 150;
    const size = 10.5;
    const texts = ['sansong-2012', 'chuxiong-2017']
      .flatMap((slug) => officialTable(rubricOf(slug)).body.flatMap((row) => row.cells.map((cell) => cell.text)))
      .filter((text) => text.length > 12 && !text.includes('\n'));
    const style = `font:${String(size)}pt "Noto Serif CJK SC";line-height:20px;width:${String(width)}pt;line-break:strict;text-autospace:no-autospace`;
    const cells = texts.map(
      (text) => `<p style='margin:0;${style}'>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`,
    );
    const script = `<script>document.title = JSON.stringify([...document.querySelectorAll('p')].map((it) => Math.round(it.getBoundingClientRect().height / 20)))</script>`;
    const page = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title></title>${cells.join('')}${script}`;
    const lines = found<readonly number[]>(await inFolder(async (folder) => shown(folder, page)));
    expect(lines).toHaveLength(texts.length);
    const ours = texts.map((text) => breakLines(text, notoSerif.body, { size, width }).length);
    const apart = ours.map((count, index) => Math.abs(count - (lines[index] ?? 0)));
    expect(apart.filter((it) => it === 0).length).toBeGreaterThan(texts.length * 0.9);
    expect(Math.max(...apart)).toBeLessThanOrEqual(1);
  });
});
