import { expect, test } from 'vitest';
import { compile } from '../../compile.ts';

const text = `评分表：科普基地评分表

1.科普活动（6分）
评分标准：举办科普讲座得2分；开展实验体验得2分；编印科普读物得2分。否则，不得分。
否则：逐句
`;

const reports = (source: string) =>
  compile('a.rubric', () => source).diagnostics.filter((it) => it.code === 'otherwise-not-printed');

test('says what, where, and what to do', () => {
  const [report, ...others] = reports(text);
  expect(others).toHaveLength(0);
  expect(report?.message).toEqual({
    zh: '“否则，不得分”前面有3条得分，差一条是得4分还是0分，原文没有说；现按各条各算计算。',
    en: '3 awards stand before "否则，不得分": is the score 4 or 0 when one is missed? It now counts as 4.',
  });
  expect(report?.advice?.zh).toBe(
    '各条各算的，删去这句（没做到的本来就不得分）；差一条就不得分的，写“有一项未做到的，本项不得分”。',
  );
  expect(text.slice(report?.span.start, report?.span.end)).toBe('否则，不得分');
});
