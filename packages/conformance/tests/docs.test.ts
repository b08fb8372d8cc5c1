import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compile, exampleOutcome } from '@rubric-lang/compiler';
import { readFacts } from '@rubric-lang/sheets';
import type { FactsFormat } from '@rubric-lang/sheets';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));

interface Block {
  /** `docs/guide/paste.md:18`: the line of the fence. */
  readonly name: string;
  readonly path: string;
  readonly language: string;
  readonly text: string;
}

/** Pages for people. A check's own page is tested beside the check, and the reference is made from those. */
const pages = ['README.md', 'CONTRIBUTING.md', ...pagesUnder('docs'), ...pagesUnder('packages')].filter(
  (path) => !path.startsWith('packages/compiler/src/rules/') && !path.startsWith('docs/reference/'),
);

function pagesUnder(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === 'node_modules' || entry.name === 'dist' || entry.name.startsWith('.')) return [];
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return pagesUnder(path);
    return entry.name.endsWith('.md') ? [relative(root, join(root, path)).split(sep).join('/')] : [];
  });
}

function blocksOf(path: string): readonly Block[] {
  const blocks: Block[] = [];
  const lines = readFileSync(join(root, path), 'utf8').split(/\r?\n/);
  let open: {
    readonly language: string;
    readonly line: number;
    readonly mark: string;
    readonly text: string[];
  } | null = null;
  for (const [index, line] of lines.entries()) {
    const fence = /^ {0,3}(`{3,})\s*([\w-]*)/.exec(line);
    if (open) {
      if (fence?.[1] !== undefined && fence[1].length >= open.mark.length && fence[2] === '') {
        blocks.push({ name: `${path}:${open.line}`, path, language: open.language, text: `${open.text.join('\n')}\n` });
        open = null;
      } else {
        open.text.push(line);
      }
    } else if (fence) {
      open = { language: fence[2] ?? '', line: index + 1, mark: fence[1] ?? '', text: [] };
    }
  }
  return blocks;
}

const blocks = pages.flatMap(blocksOf);
const rubrics = blocks.filter(({ language }) => language === 'rubric');

const compiled = (text: string, name: string) => compile(name, (path) => (path === name ? text : undefined));

test('there are rubrics in the pages', () => {
  expect(rubrics.filter(({ path }) => path.startsWith('docs/guide/')).length).toBeGreaterThanOrEqual(6);
});

describe.each(rubrics.map((block) => [block.name, block] as const))('%s', (name, { text }) => {
  const { rubric, draft, diagnostics } = compiled(text, name);

  test('compiles and computes', () => {
    const stops = diagnostics.filter(({ severity }) => severity === 'error' || severity === 'question');
    expect(stops.map(({ message }) => message.zh)).toEqual([]);
    expect(rubric?.gates.computable).toBe(true);
  });

  test('scores its worked examples as they say', () => {
    expect(rubric?.examples.length).toBe(text.match(/^样例：/gm)?.length ?? 0);
    for (const example of rubric?.examples ?? []) {
      const { differences } = exampleOutcome(example, rubric ?? draft);
      expect({ of: example.name, differences }).toEqual({ of: example.name, differences: [] });
    }
  });
});

const parts = blocks.filter(({ path, language }) => language === 'rubric-part' && path.startsWith('docs/guide/'));

test.each(parts.map((block) => [block.name, block] as const))('the part of %s is read as it stands', (_, { text }) => {
  // A part stands in a header; what it starts from lies among the real rubrics.
  const entry = 'rubrics/guide/guide.rubric';
  const source = `${text}\n一、例\n1.例（10分）\n评分标准：未开展的不得分。\n`;
  const { diagnostics } = compile(entry, (path) =>
    path === entry ? source : existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined,
  );
  const stops = diagnostics.filter(({ severity }) => severity === 'error' || severity === 'question');
  expect(stops.map(({ message }) => message.zh)).toEqual([]);
});

test('the facts of the guide fit the rubric it begins with', () => {
  const first = rubrics.find(({ path }) => path === 'docs/guide/paste.md');
  const { rubric } = compiled(first?.text ?? '', first?.name ?? '');
  const facts = blocks.filter(({ path, language }) => path === 'docs/guide/score.md' && /^(yaml|csv)$/.test(language));
  expect(facts.length).toBeGreaterThanOrEqual(3);
  for (const { name, language, text } of facts) {
    const reading = rubric && readFacts(rubric, language as FactsFormat, text);
    expect(
      reading?.problems.map(({ message }) => message.zh),
      name,
    ).toEqual([]);
    expect(reading?.records.length, name).toBeGreaterThan(0);
  }
});

/** In the order in which a clerk reads them: what one page makes, the next one uses. */
const read = ['paste', 'check', 'choices', 'score', 'print', 'examples', 'blocks', 'next-year'];

test('every command of the pages runs as it stands there', { timeout: 240_000 }, () => {
  const commands = ['README.md', ...read.map((name) => `docs/guide/${name}.md`), 'docs/developers/module.md'].flatMap(
    (path) => [
      ...blocks
        .filter((block) => block.path === path && block.language === '')
        .flatMap(({ text }) => text.split('\n').filter((line) => line.startsWith('rubric '))),
      // In running text: whole ones only, not `rubric check` alone nor one with a placeholder.
      ...Array.from(
        readFileSync(join(root, path), 'utf8').matchAll(/`(rubric [a-z]+ [^`A-Z]+)`/g),
        ([, command]) => command ?? '',
      ),
    ],
  );
  expect(commands.length).toBeGreaterThan(20);

  const first = (path: string, language: string) =>
    blocks.find((block) => block.path === path && block.language === language)?.text ?? '';
  const desk = mkdtempSync(join(tmpdir(), 'rubric-desk-'));
  const put = (name: string, text: string) => writeFileSync(join(desk, name), text);
  try {
    for (const folder of ['评分表文件夹', '收到的表']) mkdirSync(join(desk, folder));
    put('党建.rubric', first('docs/guide/paste.md', 'rubric'));
    // Two editions, for the table of what changed.
    for (const edition of ['党建2026.rubric', '党建2027.rubric']) put(edition, first('docs/guide/paste.md', 'rubric'));
    put('青源县.yaml', first('docs/guide/score.md', 'yaml'));
    put('各县.csv', first('docs/guide/score.md', 'csv'));
    put('名单.txt', '青源县\n石溪县\n');
    put('评分表文件夹/窗口.rubric', first('docs/guide/examples.md', 'rubric'));
    for (const command of commands) {
      // Every table comes back as it was sent out.
      if (command.startsWith('rubric collect'))
        for (const subject of ['青源县', '石溪县'])
          copyFileSync(join(desk, '党建.docx'), join(desk, '收到的表', `${subject}.docx`));
      const { status, stderr } = spawnSync(
        process.execPath,
        [join(root, 'packages/cli/bin/rubric.js'), ...command.split(' ').slice(1)],
        { cwd: desk, encoding: 'utf8' },
      );
      expect({ command, status, stderr: status === 0 ? '' : stderr }).toEqual({ command, status: 0, stderr: '' });
    }
  } finally {
    rmSync(desk, { recursive: true, force: true });
  }
});

test('links between pages lead to pages', () => {
  const broken = pages.flatMap((path) =>
    [...readFileSync(join(root, path), 'utf8').matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)]
      .map((match) => join(root, path, '..', decodeURI(match[1] ?? '')))
      .filter((target) => !exists(target))
      .map((target) => `${path}: ${relative(root, target)}`),
  );
  expect(broken).toEqual([]);
});

function exists(path: string): boolean {
  try {
    readdirSync(path);
    return true;
  } catch {
    try {
      readFileSync(path);
      return true;
    } catch {
      return false;
    }
  }
}
