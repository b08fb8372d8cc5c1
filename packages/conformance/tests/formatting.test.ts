/** Formatting changes the frame and nothing else: not what is meant, not what is printed. */
import { readFileSync, readdirSync } from 'node:fs';
import { compile, type Compilation } from '@rubric-lang/compiler';
import { meaningDigest } from '@rubric-lang/model';
import { format } from '@rubric-lang/syntax';
import { officialTable } from '@rubric-lang/table';
import { describe, expect, test } from 'vitest';

const root = new URL('../../../', import.meta.url);
const folders = [
  ...readdirSync(new URL('rubrics/', root), { withFileTypes: true }).flatMap((it) =>
    it.isDirectory() ? [`rubrics/${it.name}`] : [],
  ),
  ...['blind', 'clean', 'held-out', 'unseen'].map((name) => `packages/conformance/fixtures/${name}`),
  'packages/syntax/fixtures',
  'grammar/conformance/valid',
  'grammar/conformance/invalid',
];

function read(path: string): string | undefined {
  try {
    return readFileSync(new URL(path, root), 'utf8');
  } catch {
    return undefined;
  }
}

/** Every cell and line on paper; what names the file's own text (its digest) aside. */
function printed({ draft }: Compilation): unknown {
  const { foot: _, ...document } = officialTable(draft);
  return document;
}

describe.each(folders)('%s', (folder) => {
  const paths = readdirSync(new URL(`${folder}/`, root)).flatMap((name) =>
    name.endsWith('.rubric') ? [`${folder}/${name}`] : [],
  );

  test('means and prints the same once it is formatted', { timeout: 240_000 }, () => {
    expect(paths.length).toBeGreaterThan(0);
    for (const path of paths) {
      const before = compile(path, read);
      const formatted = format(before.tree);
      if (formatted === read(path)) continue;
      const after = compile(path, (other) => (other === path ? formatted : read(other)));
      expect(meaningDigest(after.draft), path).toBe(meaningDigest(before.draft));
      expect(printed(after), path).toEqual(printed(before));
    }
  });
});
