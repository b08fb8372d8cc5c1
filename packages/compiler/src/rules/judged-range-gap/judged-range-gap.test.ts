import { expect, test } from 'vitest';
import { compile } from '../../compile.ts';

const text = `评分表：班主任工作评分表

1.家校沟通（5分）
评分标准：家访记录完整、成效明显得3—5分。
`;

const reports = (source: string) =>
  compile('a.rubric', () => source).diagnostics.filter((it) => it.code === 'judged-range-gap');

test('says what, where, and what to do', () => {
  const [report, ...others] = reports(text);
  expect(others).toHaveLength(0);
  expect(report?.message).toEqual({
    zh: '“家访记录完整、成效明显得3—5分”要么0分，要么3—5分，0.5分到不满3分之间没有说什么情形得。',
    en: '"家访记录完整、成效明显得3—5分" gives 0 or 3 to 5; nothing is said of 0.5 up to 3.',
  });
  expect(report?.advice?.zh).toBe('写明几分对应什么情形，例如3分、5分各是什么样，做了一部分的得几分。');
  expect(text.slice(report?.span.start, report?.span.end)).toBe('家访记录完整、成效明显得3—5分');
});
