import { expect, test } from 'vitest';
import { compile } from '../../compile.ts';

const rubric = (rules: string) => `评分表：绿化养护评分表

1.乔木养护（5分）
评分标准：${rules}
`;

const compiled = (source: string) => compile('a.rubric', () => source);
const reports = (source: string) => compiled(source).diagnostics.filter((it) => it.code === 'points-word-missing');

const text = rubric('苗木死亡未补种的，每株扣0.5分，扣完为止；草坪超高未修剪的，扣0.5。');

test('says what, where, and what to do', () => {
  const [report, ...others] = reports(text);
  expect(others).toHaveLength(0);
  expect(report?.message).toEqual({
    zh: '“扣0.5”后面漏了“分”字，现按“扣0.5分”计算。',
    en: '"扣0.5" lacks "分" behind it; it is counted as points.',
  });
  expect(report?.advice?.zh).toBe('写成“扣0.5分”。');
  expect(text.slice(report?.span.start, report?.span.end)).toBe('扣0.5');
});

test('the repair is applied unseen: the number is points already', () => {
  const [fix] = reports(text)[0]?.fixes ?? [];
  expect(fix?.safe).toBe(true);
  const [edit] = fix?.edits ?? [];
  const mended = text.slice(0, edit?.span.start) + (edit?.text ?? '') + text.slice(edit?.span.end);
  expect(mended).toBe(text.replace('扣0.5。', '扣0.5分。'));
  expect(reports(mended)).toHaveLength(0);
  const amounts = (source: string) =>
    compiled(source).draft.sections.map((it) =>
      it.kind === 'item' ? it.clauses.map(({ branches }) => branches.map(({ amount }) => amount)) : [],
    );
  expect(amounts(mended)).toEqual(amounts(text));
});

test.each(['草坪超高未修剪的，扣0.5元。', '现场超过30分钟无人到场的，扣2分。'])('says nothing of %s', (rules) =>
  expect(reports(rubric(rules))).toHaveLength(0),
);
