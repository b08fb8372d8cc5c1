import { expect, test } from 'vitest';
import { compile } from '../../compile.ts';

const text = `评分表：学校安全工作评分表

1.校车管理（10分）
评分标准：按《校车安全管理考核标准》计分。
`;

const reports = (source: string) =>
  compile('a.rubric', () => source).diagnostics.filter((it) => it.code === 'external-standard');

test('says what, where, and what to do', () => {
  const [report, ...others] = reports(text);
  expect(others).toHaveLength(0);
  expect(report?.message).toEqual({
    zh: '“按《校车安全管理考核标准》计分”：这10分怎么算写在别的文件里，本表算不出来。',
    en: '"按《校车安全管理考核标准》计分": how these 10 points are earned stands in another document.',
  });
  expect(report?.advice?.zh).toBe('写出文件全名和文号，或把其中的评分办法抄到这里。');
  expect(text.slice(report?.span.start, report?.span.end)).toBe('按《校车安全管理考核标准》计分');
});
