import { expect, test } from 'vitest';
import { compile } from '../../compile.ts';

const text = `评分表：企业文化建设评分表
总分：100分

1.文化理念（60分）
评分标准：根据宣传贯彻情况酌情给分。

2.文体活动（40分）
评分标准：全年组织活动不少于8次，每少1次扣5分。
`;

const reports = (source: string) =>
  compile('a.rubric', () => source).diagnostics.filter((it) => it.code === 'discretion-share');

test('says what, where, and what to do', () => {
  const [report, ...others] = reports(text);
  expect(others).toHaveLength(0);
  expect(report?.message).toEqual({
    zh: '全表100分，能按写明的规则算出来的只有40分：考评人员酌定60分。',
    en: 'Of 100 points only 40 follow from written rules: 60 are judged.',
  });
  expect(report?.advice?.zh).toBe('给分值大的项目写出“每……扣……分”或分档得分，考评结果才经得起核对。');
  expect(text.slice(report?.span.start, report?.span.end)).toBe('企业文化建设评分表');
});
