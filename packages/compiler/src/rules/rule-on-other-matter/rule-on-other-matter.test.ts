import { expect, test } from 'vitest';
import { compile } from '../../compile.ts';

const text = `评分表：学校消防评分表

1.应急演练（4分）
评分标准：每学期组织消防演练，有方案、有总结。未组织的扣2分；“无烟校园”创建不达标的扣2分。
`;

const reports = (source: string) =>
  compile('a.rubric', () => source).diagnostics.filter((it) => it.code === 'rule-on-other-matter');

test('says what, where, and what to do', () => {
  const [report, ...others] = reports(text);
  expect(others).toHaveLength(0);
  expect(report?.message).toEqual({
    zh: '细则按“无烟校园”扣2分，本项的要求里没有提到它。',
    en: 'The rule deducts 2 over "无烟校园", which what is asked for does not mention.',
  });
  expect(report?.advice?.zh).toBe('把“无烟校园”写进要求，或把这一条移到管这件事的项目里。');
  expect(text.slice(report?.span.start, report?.span.end)).toBe('“无烟校园”创建不达标的扣2分');
});
