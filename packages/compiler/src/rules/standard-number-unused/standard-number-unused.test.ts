import { expect, test } from 'vitest';
import { compile } from '../../compile.ts';

const text = `评分表：社区卫生服务评分表

1.健康讲座（5分）
评分标准：每月举办健康讲座不少于2次，慢病患者覆盖率95%以上。开展不好的，酌情扣分。
`;

const reports = (source: string) =>
  compile('a.rubric', () => source).diagnostics.filter((it) => it.code === 'standard-number-unused');

test('says what, where, and what to do', () => {
  const [report, ...others] = reports(text);
  expect(others).toHaveLength(0);
  expect(report?.message).toEqual({
    zh: '要求里写了每月2次、95%，扣分却只写“开展不好的，酌情扣分”，差一点和差很多由考评人员看着定。',
    en: '每月2次, 95% are asked for, but the rule says only "开展不好的，酌情扣分": how much a shortfall costs is left to the assessor.',
  });
  expect(report?.advice?.zh).toBe('把数用起来，例如“未达到每月2次的，每差……扣……分”。');
  expect(text.slice(report?.span.start, report?.span.end)).toBe('开展不好的，酌情扣分');
});
