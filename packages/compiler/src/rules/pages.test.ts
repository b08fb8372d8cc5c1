import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compile } from '../compile.ts';
import { checks } from './registry.ts';

/** The `rubric` blocks of a page by the heading they stand under. */
function blocksOf(page: string): ReadonlyMap<string, readonly string[]> {
  const blocks = new Map<string, string[]>();
  let heading = '';
  let open: string[] | null = null;
  for (const line of page.split('\n')) {
    if (open !== null) {
      if (line === '```') {
        blocks.set(heading, [...(blocks.get(heading) ?? []), open.join('\n')]);
        open = null;
      } else open.push(line);
    } else if (line === '```rubric') open = [];
    else if (line.startsWith('## ')) heading = line.slice(3).trim();
  }
  return blocks;
}

function codesIn(text: string): readonly string[] {
  return compile('page.rubric', (path) => (path === 'page.rubric' ? text : undefined)).diagnostics.map((it) => it.code);
}

const root = new URL('.', import.meta.url);
const folders = readdirSync(root, { withFileTypes: true })
  .filter((it) => it.isDirectory())
  .map((it) => it.name);

test('every folder is a check of the registry, and has its code', () => {
  expect(checks.map((it) => it.code).toSorted()).toEqual(folders.toSorted());
  expect(new Set(checks.map((it) => it.name)).size).toBe(checks.length);
});

describe.each(checks)('the page of $code', ({ code, name }) => {
  const page = readFileSync(new URL(`${code}/${code}.md`, root), 'utf8');
  const blocks = blocksOf(page);

  test('has its three parts under its name', () => {
    expect(page.split('\n')[0]).toBe(`# ${name}（${code}）`);
    for (const part of ['会报告', '不报告', '怎么改']) expect(blocks.get(part)?.length ?? 0, part).toBeGreaterThan(0);
  });
  test.each((blocks.get('会报告') ?? []).map((text) => [text]))('reports %s', (text) =>
    expect(codesIn(text)).toContain(code),
  );
  test.each([...(blocks.get('不报告') ?? []), ...(blocks.get('怎么改') ?? [])].map((text) => [text]))(
    'does not report %s',
    (text) => expect(codesIn(text)).not.toContain(code),
  );
});
