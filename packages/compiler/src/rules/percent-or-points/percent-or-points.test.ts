import { expect, test } from 'vitest';
import { compile } from '../../compile.ts';

const text = `评分表：高职院校就业评分表

1.就业质量（10分）
评分标准：对口就业率比上年提高2%以上。未达到要求的扣10分。
`;

const reports = (source: string) =>
  compile('a.rubric', () => source).diagnostics.filter((it) => it.code === 'percent-or-points');

test('says what, where, and what to do', () => {
  const [report, ...others] = reports(text);
  expect(others).toHaveLength(0);
  expect(report?.message).toEqual({
    zh: '“提高2%”说的是一个比率的变化：从40%到42%，还是提高原数的2%（到40.8%），要写清。',
    en: '"提高2%" speaks of a rate that changes: from 40% to 42%, or by 2% of it to 40.8%?',
  });
  expect(report?.advice?.zh).toBe('前一种写“2个百分点”，后一种写“比上年增长2%”。');
  expect(text.slice(report?.span.start, report?.span.end)).toBe('2%');
});

test('each repair offered mends it', () => {
  for (const { edits } of reports(text)[0]?.fixes ?? []) {
    const mended = edits.reduce(
      (source, { span, text: written }) => source.slice(0, span.start) + written + source.slice(span.end),
      text,
    );
    expect(reports(mended)).toHaveLength(0);
  }
});

const steps = (rule: string) => reports(`评分表：仓储考核表\n\n1.账实相符（10分）\n评分标准：${rule}\n`)[0];

test('a step shows the rate it starts from, downwards and upwards, and is mended unseen', () => {
  const down = steps('账实相符率不低于98%，每降低1%扣2分。');
  expect(down?.message.zh).toBe('“每降低1%”从98%起，一档是到97%，还是到97.02%（原数的1%）？现按1个百分点计算，到97%。');
  expect(down?.fixes.map(({ safe }) => safe)).toEqual([true]);
  const up = steps('货损率超过2%的，每超0.5%扣2分。');
  expect(up?.message.zh).toContain('从2%起，一档是到2.5%，还是到2.01%');
});

test('a requirement of a fall speaks of a fall, and nobody but its author knows', () => {
  const report = steps('货损率比上年下降2%以上。未达到要求的扣10分。');
  expect(report?.message.zh).toBe('“下降2%”说的是一个比率的变化：从40%到38%，还是降低原数的2%（到39.2%），要写清。');
  expect(report?.fixes.map(({ safe }) => safe)).toEqual([false]);
});

test('of 100% so many per cent are as many percentage points', () => {
  expect(steps('账实相符率应达到100%，每降低1%扣2分。')).toBeUndefined();
});

test('the step is what is marked, not the next number like it', () => {
  const source =
    '评分表：仓储考核表\n\n1.账实相符（10分）\n评分标准：账实相符率不低于98%，每降低2%扣2分（不足2%的按2%计算）。\n';
  const span = reports(source)[0]?.span;
  expect(source.slice((span?.start ?? 0) - 2, span?.end)).toBe('降低2%');
});
