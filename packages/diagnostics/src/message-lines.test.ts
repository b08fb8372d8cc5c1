import { expect, test } from 'vitest';
import { diagnosticKind, messageLines, sourceText } from './index.ts';

const source = sourceText('表.rubric', '评分表：甲\n一、组织领导（20分）\n1、班子（18分）\n');
const at = (words: string) => ({ start: source.text.indexOf(words), end: source.text.indexOf(words) + words.length });
const sum = diagnosticKind<{ readonly written: number; readonly sum: number }>({
  code: 'sum',
  name: '合计',
  severity: 'warning',
  message: (facts) => ({
    zh: `写的是${facts.written}分，加起来是${facts.sum}分。`,
    en: `says ${facts.written}, adds up to ${facts.sum}.`,
  }),
  advice: ({ sum: points }) => ({ zh: `改为（${points}分）。`, en: `Write (${points} points).` }),
});
const diagnostic = sum(
  { span: at('（20分）'), related: [{ span: at('（18分）'), message: { zh: '这里是18分', en: '18 here' } }] },
  { written: 20, sum: 18 },
);

test('a message says what, where and what to do', () => {
  expect(messageLines(diagnostic, source, { language: 'zh', path: '表.rubric' })).toEqual([
    '警告 第2行：写的是20分，加起来是18分。',
    '    一、组织领导（20分）',
    '                ^^^^^^^^',
    '  怎么改：改为（18分）。',
    '  第3行：这里是18分',
  ]);
});

test('in English', () => {
  expect(messageLines(diagnostic, source, { language: 'en', path: '表.rubric' })).toEqual([
    'warning line 2: says 20, adds up to 18.',
    '    一、组织领导（20分）',
    '                ^^^^^^^^',
    '  What to do: Write (18 points).',
    '  line 3: 18 here',
  ]);
});

test('a message from another file says which, and colours mark the severity', () => {
  const paint = {
    severity: (severity: string, text: string) => `<${severity}>${text}</>`,
    quiet: (text: string) => `(${text})`,
  };
  const lines = messageLines(diagnostic, source, { language: 'zh', path: '新.rubric', paint });
  expect(lines[0]).toBe('<warning>警告</> 表.rubric 第2行：写的是20分，加起来是18分。');
  expect(lines[2]).toBe('    <warning>            ^^^^^^^^</>');
  expect(lines[4]).toBe('(  第3行：这里是18分)');
});

test('an empty file has no line to show', () => {
  const empty = sum({ span: { start: 0, end: 0 } }, { written: 1, sum: 2 });
  expect(messageLines(empty, sourceText('空.rubric', ''), { language: 'zh', path: '空.rubric' })).toEqual([
    '警告 第1行：写的是1分，加起来是2分。',
    '  怎么改：改为（2分）。',
  ]);
});
