import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sourceText } from '@rubric-lang/diagnostics';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { classify } from './classify.ts';
import { format, parse, runSpan } from './index.ts';
import { parseLines } from './line-parser.ts';
import type { EntryNode, FieldNode, HeadingNode, RubricTree, TextRun } from './index.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const files = ['rubrics', 'packages/syntax/fixtures', 'packages/conformance/fixtures', 'grammar/conformance'].flatMap(
  (folder) => rubricsIn(join(root, folder)),
);
const texts = files.map((file) => [file.slice(root.length), readFileSync(file, 'utf8')] as const);

function rubricsIn(folder: string): readonly string[] {
  if (statSync(folder, { throwIfNoEntry: false }) === undefined) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? rubricsIn(path) : entry.name.endsWith('.rubric') ? [path] : [];
  });
}

const treeOf = (text: string): RubricTree => parse(sourceText('x.rubric', text)).tree;
const formatted = (text: string): string => format(treeOf(text));

// Long lists of short strings: many a line.
/** Lines as people write them, and as they come out of a clipboard. */
const scraps = [
  '一、', '（一）', '(1)', '1.', '2、', '①', '1.1', '第一条', '#', '### ', '- ', '• ', '* ', '-', '//', '评分标准：', '评分细则:', '表头：', '表头：甲＝一级、乙',
  '说明：', '等次：', '样例：', '沿用：', '分值：', '乙：', '不知道：', 'language: en', 'Scoring:', '（5分）', '(2 points)', '（加分，最高5分）', '满分10分', ' 10分', '@name',
  '＠x', '未成立的扣1分', '，', '。', '组织建设', '2.5', 'deduct 1', ' ', '\u3000', '\u200b', '\u000b', '\u2028', '\t', '\ufeff', '𠀀', '\ud800', '０', '：', '"',
]; // prettier-ignore
const scrap = fc.constantFrom(...scraps);
const madeLine = fc.array(scrap, { maxLength: 6 }).map((words) => words.join(''));
const madeText = fc
  .array(fc.tuple(madeLine, fc.constantFrom('\n', '\n', '\n', '\r\n', '\r', '\n\n', '')), { maxLength: 14 })
  .map((lines) => lines.flat().join(''));

const anyText = fc.oneof(madeText, fc.string({ unit: 'binary', maxLength: 200 }));

test.each(texts)('tokens tile %s', (_, text) => {
  expect(tiled(text)).toBe(text);
});

test('tokens tile any text, byte for byte', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(tiled(text)).toBe(text);
    }),
    { numRuns: 500 },
  );
});

/** The tokens' texts joined, as far as each starts where the one before ended. */
function tiled(text: string): string {
  let joined = '';
  for (const { span } of treeOf(text).tokens) {
    if (span.start !== joined.length || span.end <= span.start) break;
    joined += text.slice(span.start, span.end);
  }
  return joined;
}

test('whatever the classifier gives is a sentence of the line grammar', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(parseLines(classify(sourceText('x.rubric', text), 'zh-CN')).faults).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test.each(texts)('everything in %s stands where it says', (_, text) => {
  expect(misplaced(text)).toEqual([]);
});

test('everything in any text stands where it says', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(misplaced(text)).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

/** What is not found at its place in the text. */
function misplaced(text: string): readonly unknown[] {
  const tree = treeOf(text);
  const ofRuns = runsIn(tree).flatMap((run) => {
    const pieces = run.pieces.map(({ at, offset }, index) => {
      const words = run.text.slice(at, run.pieces[index + 1]?.at ?? run.text.length).replace(/[\n ]$/u, '');
      const span = runSpan(run, at, at + words.length);
      return { words, found: text.startsWith(words, offset) && text.slice(span.start, span.end) === words };
    });
    const handles = run.handles.map(({ name, span }) => ({
      words: name,
      found: text.slice(span.start + 1, span.end) === name,
    }));
    return [...pieces, ...handles];
  });
  const ofHeadings = headingsIn(tree).flatMap(({ mark, points, handle }) => [
    { words: mark.text, found: text.slice(mark.span.start, mark.span.end).endsWith(mark.text) },
    {
      words: points?.text,
      found: points === undefined || text.slice(points.span.start, points.span.end) === points.text,
    },
    {
      words: handle?.name,
      found: handle === undefined || text.slice(handle.span.start + 1, handle.span.end) === handle.name,
    },
  ]);
  const ofFields = fieldsIn(tree).map(({ name, nameSpan, span }) => ({
    words: name,
    found:
      text.slice(nameSpan.start, nameSpan.end) === name && span.start === nameSpan.start && span.end <= text.length,
  }));
  return [...ofRuns, ...ofHeadings, ...ofFields].filter(({ found }) => !found);
}

test.each(texts)('formatting %s twice is formatting it once, and keeps every word', (_, text) => {
  expect(formatted(formatted(text))).toBe(formatted(text));
  expect(wordsOf(treeOf(formatted(text)))).toEqual(wordsOf(treeOf(text)));
});

test('formatting any text twice is formatting it once, and keeps every word', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const once = formatted(text);
      expect(formatted(once)).toBe(once);
      expect(wordsOf(treeOf(once))).toEqual(wordsOf(treeOf(text)));
    }),
    { numRuns: Number(process.env['RUNS'] ?? 400) },
  );
});

const noise = fc.record({
  indent: fc.constantFrom('', ' ', '\t', '\u3000\u3000', '\u00a0'),
  trailing: fc.constantFrom('', ' ', '\u3000', '\t\u200b'),
  blank: fc.constantFrom('', '', '\n', ' \n\u3000\n'),
  bullet: fc.constantFrom('- ', '• ', '·', '*  ', '－ ', '\uf0b7 '),
  colon: fc.constantFrom('：', ':', ' ： ', ':\u3000'),
  end: fc.constantFrom('\n', '\r\n'),
});

test.each(texts.filter(([, text]) => text.length < 20_000))('noise in the frame of %s formats away', (_, text) => {
  fc.assert(
    fc.property(fc.array(noise, { minLength: 1, maxLength: 20 }), (noises) => {
      expect(formatted(withNoise(formatted(text), noises))).toBe(formatted(text));
    }),
    { numRuns: 3 },
  );
});

test('noise in the frame of any text formats away', () => {
  fc.assert(
    fc.property(madeText, fc.array(noise, { minLength: 1, maxLength: 20 }), (text, noises) => {
      expect(formatted(withNoise(formatted(text), noises))).toBe(formatted(text));
    }),
    { numRuns: Number(process.env['RUNS'] ?? 200) },
  );
});

/** The same file as another hand would type it: bullets, field colons, indents, spaces at line ends, blank lines, line ends. */
function withNoise(
  text: string,
  noises: readonly { readonly [part in 'indent' | 'trailing' | 'blank' | 'bullet' | 'colon' | 'end']: string }[],
): string {
  const tree = treeOf(text);
  let line = 0;
  const written = tree.tokens.map(({ kind, span }, at) => {
    const words = text.slice(span.start, span.end);
    const {
      indent = '',
      trailing = '',
      blank = '',
      bullet = '',
      colon = '',
      end = '',
    } = noises[line % noises.length] ?? {};
    const lead = at === 0 || tree.tokens[at - 1]?.kind === 'line-end' ? indent : '';
    // The blank between `- ` and its words goes with the bullet.
    if (kind === 'space') return ['bullet', 'colon'].includes(tree.tokens[at - 1]?.kind ?? '') ? '' : words;
    if (kind === 'bullet') return `${lead}${bullet}`;
    if (kind === 'colon') return colon;
    if (kind !== 'line-end') return `${lead}${words}`;
    line += 1;
    return `${trailing}${end}${blank}`;
  });
  return written.join('');
}

// Shapes that a text is made of: many a line.
test.each([
  '甲\n', '1、甲（2分）\n', '1.1.1.1.1.1.1', '评分标准：未成立的扣1分\n', '\n \n', '甲', '（', '- 甲@b\n', '@', '①甲\n', '#', '“1.', '：', '表头：', '说明：甲\n甲乙\n', '、\n',
])('a large file of %j takes time in proportion', (shape) => {
  const from = performance.now();
  formatted(shape.repeat(Math.ceil(100_000 / shape.length)));
  // Anything quadratic would take minutes.
  expect(performance.now() - from).toBeLessThan(8000);
}); // prettier-ignore

// ---- What a tree holds ----------------------------------------------------------------------------

function headingsIn(tree: RubricTree): readonly HeadingNode[] {
  const found: HeadingNode[] = [];
  const left = [...tree.headings];
  for (let heading = left.pop(); heading; heading = left.pop()) {
    found.push(heading);
    left.push(...heading.children);
  }
  return found;
}

function fieldsIn(tree: RubricTree): readonly FieldNode[] {
  return [...tree.header, ...tree.blocks, ...headingsIn(tree).flatMap((heading) => heading.fields)];
}

function runsIn(tree: RubricTree): readonly TextRun[] {
  const fields = fieldsIn(tree);
  const headings = headingsIn(tree);
  const entries = [...headings, ...fields].flatMap((node) => node.entries);
  const runs = [
    ...tree.preamble,
    ...headings.flatMap(({ title, printed }) => [title, printed]),
    ...fields.map(({ value }) => value),
    ...entries.map(({ text }) => text),
  ];
  return runs.filter((run) => run !== undefined);
}

/** Everything a reader or a printer takes from a tree. */
function wordsOf(tree: RubricTree): unknown {
  const entry = ({ mark, text }: EntryNode) => ({ mark: mark?.text, text: run(text) });
  const field = ({ name, key, role, value, entries }: FieldNode) => ({
    name,
    key,
    role,
    value: run(value),
    entries: entries.map(entry),
  });
  const heading = (node: HeadingNode): unknown => ({
    mark: node.mark.text,
    level: node.level,
    title: run(node.title),
    printed: run(node.printed),
    points: node.points && { ...node.points, span: undefined },
    handle: node.handle?.name,
    entries: node.entries.map(entry),
    fields: node.fields.map(field),
    children: node.children.map(heading),
  });
  const run = (words: TextRun | undefined) =>
    words && { text: words.text, handles: words.handles.map(({ name, at }) => ({ name, at })) };
  return {
    preamble: tree.preamble.map(run),
    header: tree.header.map(field),
    columns: tree.columns.map(({ header, parts, sources }) => ({
      header,
      parts,
      sources: sources.map(({ name }) => name),
    })),
    headings: tree.headings.map(heading),
    blocks: tree.blocks.map(field),
  };
}
