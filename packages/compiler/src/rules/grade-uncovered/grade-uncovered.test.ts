import { expect, test } from 'vitest';
import { compile } from '../../compile.ts';

const text = `评分表：农贸市场管理评分表
总分：100分

1.市场秩序（100分）
评分标准：占道经营的，每处扣5分，扣完为止。

等次：
- 优秀：90分以上
- 合格：不满90分、60分以上
`;

const reports = (source: string) =>
  compile('a.rubric', () => source).diagnostics.filter((it) => it.code === 'grade-uncovered');

test('says what, where, and what to do', () => {
  const [report, ...others] = reports(text);
  expect(others).toHaveLength(0);
  expect(report?.message).toEqual({
    zh: '最低一档“合格”从60分起，60分以下到0分没有等次。',
    en: 'The lowest grade "合格" begins at 60; below it there is none.',
  });
  expect(report?.advice?.zh).toBe('补一档“不满60分”，或写明不到60分的怎么办。');
  expect(text.slice(report?.span.start, report?.span.end)).toBe('- 合格：不满90分、60分以上');
});
