import { expect, test } from 'vitest';
import { compile } from '../../compile.ts';

const text = `评分表：研学旅行评分表

1.安全保障（4分）
评分标准：未签订安全协议和旅行社责任险合同的扣4分。
`;

const reports = (source: string) =>
  compile('a.rubric', () => source).diagnostics.filter((it) => it.code === 'and-or-unclear');

test('says what, where, and what to do', () => {
  const [report, ...others] = reports(text);
  expect(others).toHaveLength(0);
  expect(report?.message).toEqual({
    zh: '“未签订安全协议和旅行社责任险合同的扣4分”：只缺其中一样扣不扣这4分，两样都缺扣一次还是两次，没有写清。',
    en: '"未签订安全协议和旅行社责任险合同的扣4分": does one of the two alone cost the 4 points, and do both cost them once or twice?',
  });
  expect(report?.advice?.zh).toBe(
    '缺一样就扣的，写“……或……的”；各扣一次的，写“……分别扣……分”；都缺才扣的，写“……都……的”。',
  );
  expect(text.slice(report?.span.start, report?.span.end)).toBe('未签订安全协议和旅行社责任险合同的扣4分');
});
