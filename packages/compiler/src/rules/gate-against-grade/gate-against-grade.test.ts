import { expect, test } from 'vitest';
import { compile } from '../../compile.ts';

const text = `评分表：文明单位评选评分表
总分：100分

一、创建工作（100分）
申报条件：自评成绩在90分以上者，可向评选办公室提出申请。

1.志愿服务（100分）
评分标准：每少组织1次扣5分，扣完为止。

等次：
- 示范单位：90分以上
- 达标单位：不满90分、70分以上
- 未达标：不满70分
`;

const reports = (source: string) =>
  compile('a.rubric', () => source).diagnostics.filter((it) => it.code === 'gate-against-grade');

test('says what, where, and what to do', () => {
  const [report, ...others] = reports(text);
  expect(others).toHaveLength(0);
  expect(report?.message).toEqual({
    zh: '自评90分才够条件（“自评成绩在90分以上者，可向评选办公室提……”），却设了90分以下的一档“达标单位”：只有核定分低于自评分时才会落到这一档。',
    en: 'Only 90 and more qualify ("自评成绩在90分以上者，可向评选办公室提……"), yet "达标单位" lies wholly below: it is reached only by those whose checked score falls short of their own.',
  });
  expect(report?.advice?.zh).toBe('核对90分这个门槛，或写明不够条件的单位怎样定等次。');
  expect(text.slice(report?.span.start, report?.span.end)).toBe('自评成绩在90分以上者，可向评选办公室提出申请。');
});
