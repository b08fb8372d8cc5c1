import { expect, test } from 'vitest';
import { compile } from '../../compile.ts';

const text = `评分表：养老机构消防检查评分表
说明：每项扣分，扣完该项分值为止。

1.消防设施（2分）
扣分标准：未配齐灭火器的扣1分；消火栓无水的扣1.5分；通道堵塞的扣1分；未设应急照明的扣1分。
`;

const reports = (source: string) =>
  compile('a.rubric', () => source).diagnostics.filter((it) => it.code === 'capped-deductions');

test('says what, where, and what to do', () => {
  const [report, ...others] = reports(text);
  expect(others).toHaveLength(0);
  expect(report?.message).toEqual({
    zh: '这几条最多可扣4.5分（1+1.5+1+1=4.5），本项只有2分；扣到2分为止（说明中已写）。',
    en: 'These deductions come to 4.5 (1+1.5+1+1=4.5), the item has 2; they stop there, as the notes say.',
  });
  expect(report?.advice?.zh).toBe('几条同时出现时，后面的2.5分扣不到。要让每条都起作用，减小扣分或加大分值。');
  expect(text.slice(report?.span.start, report?.span.end)).toBe('（2分）');
});
