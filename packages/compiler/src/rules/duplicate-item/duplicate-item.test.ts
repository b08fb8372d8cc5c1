import { expect, test } from 'vitest';
import { compile } from '../../compile.ts';

const text = `评分表：乡镇文化站评分表
说明：各项扣分扣完为止。

一、公共服务（8分）

1.（8分）
评分标准：文化活动室每周开放不少于42小时，每少1小时扣0.5分；未公示开放时间的扣1分。

二、阵地建设（8分）

2.（8分）
评分标准：文化活动室每周开放不少于42小时，每少1小时扣0.5分；未公示开放时间的扣1分。
`;

const reports = (source: string) =>
  compile('a.rubric', () => source).diagnostics.filter((it) => it.code === 'duplicate-item');

test('says what, where, and what to do', () => {
  const [report, ...others] = reports(text);
  expect(others).toHaveLength(0);
  expect(report?.message).toEqual({
    zh: '这一项和第6行“公共服务”的一项一字不差，同一件事算了两次，共8+8=16分。',
    en: 'This item and the one in line 6 ("公共服务") are word for word the same: one thing counts twice, 8 + 8 = 16 points.',
  });
  expect(report?.advice?.zh).toBe('只留一处；确要分别考核的，写明两处各看什么。');
  expect(text.slice(report?.span.start, report?.span.end)).toBe('（8分）');
});
