import { expect, test } from 'vitest';
import { compile } from '../../compile.ts';

const text = `评分表：县级公立医院绩效评分表

一、医疗质量（100分）

1.病历质量（100分）
评分标准：发现乙级病历的，每份扣5分，扣完为止。

二、加分项目
类型：加分

1、获得国家、省、市表彰的。

2、承担省级以上科研课题的。
`;

const reports = (source: string) =>
  compile('a.rubric', () => source).diagnostics.filter((it) => it.code === 'bonus-without-points');

test('says what, where, and what to do', () => {
  const [report, ...others] = reports(text);
  expect(others).toHaveLength(0);
  expect(report?.message).toEqual({
    zh: '这里有2条加分，都没有写加几分，也没有写最多加几分；国家级和市级加得一样不一样，也没有写。',
    en: '2 bonus lines here give no points and no ceiling.',
  });
  expect(report?.advice?.zh).toBe('每条写明加几分、分几级，标题写上限，例如“加分项目（加分，最高5分）”。');
  expect(text.slice(report?.span.start, report?.span.end)).toBe('加分项目');
});
