import { expect, test } from 'vitest';
import { compile } from '../../compile.ts';

const rubric = (rules: string, points = 10) => `评分表：社区卫生服务评分表

1.签约服务（${String(points)}分）
评分标准：${rules}
`;

const reports = (source: string) => compile('a.rubric', () => source).diagnostics.filter((it) => it.code === 'cliff');

const text = rubric('签约率95%以上的得10分；签约率90%以上的得9分；签约率85%以上的得8分。');

test('says what, where, and what to do', () => {
  const [report, ...others] = reports(text);
  expect(others).toHaveLength(0);
  expect(report?.message).toEqual({
    zh: '“签约率85%以上的得8分”：85%上下一点点就差8分（本项10分），其余各档之间最多差1分。',
    en: '"签约率85%以上的得8分": a little on either side of 85% makes 8 points (the item has 10); the other steps differ by 1 at most.',
  });
  expect(report?.advice?.zh).toBe('85%前后加一两档，或把分数拉匀；本意如此的可以不改。');
  expect(text.slice(report?.span.start, report?.span.end)).toBe('签约率85%以上的得8分');
});

test.each([
  ['two steps', '签约率95%以上的得10分；签约率90%以上的得9分。'],
  ['less than half of the item', '签约率95%以上的得10分；签约率90%以上的得9分；签约率85%以上的得4分。'],
  ['the rest is given something', '签约率95%以上的得10分；签约率90%以上的得9分；签约率85%以上的得8分；其余得7分。'],
])('says nothing of %s', (_, rules) => expect(reports(rubric(rules))).toHaveLength(0));
