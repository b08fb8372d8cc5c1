import { expect, test } from 'vitest';
import { compile } from '../../compile.ts';

const text = `评分表：仓储检查清单
计分：不计分

### 1、库容库貌
要求：
①货架整齐
③通道畅通
`;

const reports = (source: string) =>
  compile('a.rubric', () => source).diagnostics.filter((it) => it.code === 'number-gap');

test('says what, where, and what to do', () => {
  const [report, ...others] = reports(text);
  expect(others).toHaveLength(0);
  expect(report?.message).toEqual({
    zh: '“①”后面是“③”，缺“②”。',
    en: '"①" is followed by "③"; "②" is missing.',
  });
  expect(report?.advice?.zh).toBe('核对是漏了一条还是编错了号；编错的改为“②”。');
  expect(text.slice(report?.span.start, report?.span.end)).toBe('③');
});

test('each repair offered mends it', () => {
  for (const { edits } of reports(text)[0]?.fixes ?? []) {
    const mended = edits.reduce(
      (source, { span, text: written }) => source.slice(0, span.start) + written + source.slice(span.end),
      text,
    );
    expect(reports(mended)).toHaveLength(0);
  }
});

test.each([
  ['1、2、2、4: what follows counts on', [1, 2, 2, 4], [true]],
  ['1、2、2、3: one of the two is too many', [1, 2, 2, 3], [false]],
  ['1、3: something may be missing', [1, 3], [false]],
  ['1、2、2: the last', [1, 2, 2], [false]],
])('is mended unseen only where nothing else can be meant: %s', (_, numbers, safe) => {
  const source = `评分表：编号\n\n${numbers
    .map((number, at) => `${String(number)}.项目${String(at)}（5分）\n评分标准：未做到的扣5分。\n`)
    .join('\n')}`;
  const found = compile('a.rubric', () => source).diagnostics.filter((it) => it.code === 'number-gap');
  expect(found.slice(0, 1).flatMap(({ fixes }) => fixes.map((fix) => fix.safe))).toEqual(safe);
});
