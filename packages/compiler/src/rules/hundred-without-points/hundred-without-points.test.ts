import { expect, test } from 'vitest';
import { compile } from '../../compile.ts';

const text = `评分表：河湖管护考核办法
计分：不计分

# 一、考核内容

### 按照巡河履职、水质改善、河道保洁、群众评价四个部分，实行百分制考核。

# 二、考核方式

### 采取明查与暗访相结合的方式。
`;

const reports = (source: string) =>
  compile('a.rubric', () => source).diagnostics.filter((it) => it.code === 'hundred-without-points');

test('says what, where, and what to do', () => {
  const [report, ...others] = reports(text);
  expect(others).toHaveLength(0);
  expect(report?.message).toEqual({
    zh: '写的是“百分制”，全文却没有一处分值，100分怎么分到各部分没有说。',
    en: '"百分制" is said, yet no part has points: nothing says how the 100 are shared out.',
  });
  expect(report?.advice?.zh).toBe('写出各部分的分值，例如“领导作用（30分）、基层组织（30分）……”，合计100分。');
  expect(text.slice(report?.span.start, report?.span.end)).toBe('百分制');
});
