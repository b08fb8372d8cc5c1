import { expect, test } from 'vitest';
import { compile } from '../../compile.ts';

const text = `评分表：星级饭店复核评分表
总分：100分

1.服务质量（100分）
评分标准：有效投诉每件扣2.5分，扣完为止。

等次：
- 优秀：91分以上
- 良好：80—90分
- 合格：不满80分
`;

const reports = (source: string) =>
  compile('a.rubric', () => source).diagnostics.filter((it) => it.code === 'grade-gap');

test('says what, where, and what to do', () => {
  const [report, ...others] = reports(text);
  expect(others).toHaveLength(0);
  expect(report?.message).toEqual({
    zh: '“良好”和“优秀”之间断开：大于90分、小于91分（如90.5分）哪一档都不算。',
    en: 'Between "良好" and "优秀" nothing holds: a total above 90 and below 91, such as 90.5, has no grade.',
  });
  expect(report?.advice?.zh).toBe('让两档接上，例如上一档写“91分以上”，下一档写“不满91分”。');
  expect(text.slice(report?.span.start, report?.span.end)).toBe('- 优秀：91分以上');
});
