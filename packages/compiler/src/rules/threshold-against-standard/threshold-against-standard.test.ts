import { expect, test } from 'vitest';
import { compile } from '../../compile.ts';

const text = `评分表：垃圾分类评分表

1.居民参与（5分）
评分标准：居民参与率达到90%以上。居民参与率低于80%的扣5分。
`;

const reports = (source: string) =>
  compile('a.rubric', () => source).diagnostics.filter((it) => it.code === 'threshold-against-standard');

test('says what, where, and what to do', () => {
  const [report, ...others] = reports(text);
  expect(others).toHaveLength(0);
  expect(report?.message).toEqual({
    zh: '要求写的是90%，扣分却从80%算起：在80%和90%之间的没有达到要求，也不扣分。',
    en: 'What is asked for is 90%, the deduction begins at 80%: between the two the requirement is missed and nothing is lost.',
  });
  expect(report?.advice?.zh).toBe('核对“居民参与率达到90%以上”和“居民参与率低于80%的扣5分”的两个数。');
  expect(text.slice(report?.span.start, report?.span.end)).toBe('居民参与率低于80%的扣5分');
});
