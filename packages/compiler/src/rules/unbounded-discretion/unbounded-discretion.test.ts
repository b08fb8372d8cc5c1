import { expect, test } from 'vitest';
import { compile } from '../../compile.ts';

const text = `评分表：志愿服务队评分表

1.服务成效（5分）
评分标准：根据服务效果酌情给分。
`;

const reports = (source: string) =>
  compile('a.rubric', () => source).diagnostics.filter((it) => it.code === 'unbounded-discretion');

test('says what, where, and what to do', () => {
  const [report, ...others] = reports(text);
  expect(others).toHaveLength(0);
  expect(report?.message).toEqual({
    zh: '“根据服务效果酌情给分”没有写幅度，给0分到5分都行，不同考评组可能给得不一样。',
    en: '"根据服务效果酌情给分" has no bounds: anything from 0 to 5 may be given, and two assessors need not agree.',
  });
  expect(report?.advice?.zh).toBe('写明幅度，如“酌情给1—2分”，或分出好、较好、一般各得几分。');
  expect(text.slice(report?.span.start, report?.span.end)).toBe('根据服务效果酌情给分');
});
