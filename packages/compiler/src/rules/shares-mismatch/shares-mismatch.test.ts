import { expect, test } from 'vitest';
import { compile } from '../../compile.ts';

const text = `评分表：医院职能科室配合度评分表

1.日常配合（10分）
评分标准：由职能科室（医务科4分、护理部3分、院感科2分）根据日常工作配合情况，酌情扣分。
`;

const reports = (source: string) =>
  compile('a.rubric', () => source).diagnostics.filter((it) => it.code === 'shares-mismatch');

test('says what, where, and what to do', () => {
  const [report, ...others] = reports(text);
  expect(others).toHaveLength(0);
  expect(report?.message).toEqual({
    zh: '各科室分担4+3+2=9分，本项是10分，少1分。',
    en: 'The assessors share 4+3+2=9 points, the item has 10: 1 too few.',
  });
  expect(report?.advice?.zh).toBe('核对括号里各科室的分值，使合计等于本项分值。');
  expect(text.slice(report?.span.start, report?.span.end)).toBe(
    '由职能科室（医务科4分、护理部3分、院感科2分）根据日常工作配合情况，酌情扣分',
  );
});
