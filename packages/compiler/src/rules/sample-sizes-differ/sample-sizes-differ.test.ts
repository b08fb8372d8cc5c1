import { expect, test } from 'vitest';
import { compile } from '../../compile.ts';

const text = `评分表：充电站运维评分表
表头：考核内容＝项目、分值、评分标准、考评方式、得分

1.设备运行（5分）
评分标准：设备故障未报修的，每台扣1分，扣完为止。
考评方式：抽查4个站点，测试充电。抽查2个站点，查看记录。
`;

const reports = (source: string) =>
  compile('a.rubric', () => source).diagnostics.filter((it) => it.code === 'sample-sizes-differ');

test('says what, where, and what to do', () => {
  const [report, ...others] = reports(text);
  expect(others).toHaveLength(0);
  expect(report?.message).toEqual({
    zh: '同一格里前面写“抽查4个站点”，后面写“抽查2个站点”，到底抽几个？',
    en: 'The same cell says "抽查4个站点" and then "抽查2个站点": how many?',
  });
  expect(report?.advice?.zh).toBe('统一成一个数；确是两次抽查的，写明各查什么。');
  expect(text.slice(report?.span.start, report?.span.end)).toBe('抽查2个站点');
});
