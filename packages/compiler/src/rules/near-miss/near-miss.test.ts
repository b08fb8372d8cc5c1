import { describe, expect, test } from 'vitest';
import { compile } from '../../compile.ts';

const text = `评分表：信访办理评分表

1.答复质量（5分）
评分标准：答复不规范的，每件扣1分，扣完为至。
`;

const reports = (source: string) =>
  compile('a.rubric', () => source).diagnostics.filter((it) => it.code === 'near-miss');

const rule = (sentence: string) => `评分表：信访办理评分表\n\n1.答复质量（10分）\n评分标准：${sentence}\n`;

test('says what, where, and what to do: one report for the word and for the sentence that is unreadable for it', () => {
  const all = compile('a.rubric', () => text).diagnostics;
  const [report, ...others] = all;
  expect(others).toHaveLength(0);
  expect(report?.severity).toBe('question');
  expect(report?.message).toEqual({
    zh: '“扣完为至”像是“扣完为止”写错了，这句话因此没有读懂。',
    en: '"扣完为至" looks like "扣完为止"; the sentence is not understood because of it.',
  });
  expect(report?.advice?.zh).toBe(
    '是错字的改为“扣完为止”。不是错字的，请在本项加一行“读作：扣完为至＝人工评分”（等号后写其中一种）。',
  );
  expect(text.slice(report?.span.start, report?.span.end)).toBe('扣完为至');
});

test('a single character is shown with its neighbours', () => {
  expect(reports(rule('台账不全的，扣O.5分。'))[0]?.message.zh).toContain('“扣O.5”里的“O”像是“0”写错了');
});

describe('what can be nothing else is mended unseen', () => {
  test.each([
    ['每少1人扣l分。', '每少1人扣1分。'],
    ['台账不全的，扣O.5分。', '台账不全的，扣0.5分。'],
    ['台账不全的，扣0。5分；', '台账不全的，扣0.5分；'],
    ['台账不全的，扣0，5分；', '台账不全的，扣0.5分；'],
    ['办结率低与90%的，扣2分。', '办结率低于90%的，扣2分。'],
    ['回访不少与12次，每少1次扣1分。', '回访不少于12次，每少1次扣1分。'],
    ['办结率80%已下的，不得分。', '办结率80%以下的，不得分。'],
    ['没少1次回访，扣1分。', '每少1次回访，扣1分。'],
    ['台账不全的，扣2份。', '台账不全的，扣2分。'],
    ['发生越级访的，一票否绝。', '发生越级访的，一票否决。'],
    ['办结率每低1个百份点，扣1分。', '办结率每低1个百分点，扣1分。'],
  ])('%s', (wrong, right) => {
    const source = rule(wrong);
    const found = reports(source);
    expect(found).toHaveLength(1);
    const [fix] = found[0]?.fixes ?? [];
    expect(fix?.safe).toBe(true);
    const [edit] = fix?.edits ?? [];
    expect(source.slice(0, edit?.span.start) + (edit?.text ?? '') + source.slice(edit?.span.end)).toBe(rule(right));
  });
});

test.each([
  '办理情况登记不全的，扣2分。',
  '取得证书5份的，得2分。',
  '分别扣1分、2分。1。5分钟内未答复的，扣1分。',
  '大小与3种样式不符的，扣1分。',
  '总份数不足的，扣2分。',
  '自己上门答复的，得2分。',
  '每月没少报材料的，得2分。',
  '多少与12345热线有关的件未办的，扣1分。',
])('leaves alone %s', (sentence) => expect(reports(rule(sentence))).toEqual([]));

test('each repair offered mends it', () => {
  for (const { edits } of reports(text)[0]?.fixes ?? []) {
    const mended = edits.reduce(
      (source, { span, text: written }) => source.slice(0, span.start) + written + source.slice(span.end),
      text,
    );
    expect(reports(mended)).toHaveLength(0);
  }
});
