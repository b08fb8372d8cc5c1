import fc from 'fast-check';
import { explain, itemsOf } from '@rubric-lang/model';
import { describe, expect, test } from 'vitest';
import { checks, compile } from './index.ts';

const pieces = [
  '评分表：甲',
  '总分：',
  '表头：考核内容＝一级、评分标准、分值',
  '说明：各项扣分扣完为止。',
  '一、管理（10分）',
  '（一）制度',
  '1.制度（4分）',
  '### （加分，最高5分）',
  '评分标准：未建立台账的扣1分，',
  '参与率低于90%的扣1分，低于80%的扣2分；',
  '每缺1次会议扣0.5分，最多扣3分。否则，不得分。',
  '- 好得10分，较好得7分，一般得4分',
  '以上各项累计最多扣3分，就高不重复',
  '第1名得6分，其余按第1名的比例得分',
  '价格分＝基准价÷报价×30',
  '其中情节严重的加倍扣分，并取消资格',
  '达到95%得10分；每低1个百分点扣0.5分',
  '起评：满分',
  '否则：全项',
  '读作：每缺1次＝是否',
  '缺项：折算',
  '权重：30%',
  '类别：山区、平原',
  '数据：',
  '- 报价：金额（元），2位小数＝基准价的最低值',
  '等次：',
  '- 优秀（不超过30%）：9分以上',
  '一票否决：',
  '名册：',
  '- a-b ＝ 管理／制度',
  '- 定稿：2026-01-01／00',
  '沿用：a.rubric',
  '样例：例',
  '- 制度／未建立台账：是',
  '- 其余：达标',
  '- 总分：9分',
  '检查：总分不符＝错误',
  '已核（总分不符）：原文如此',
  '@name',
  '（',
  '＝',
  '：',
  '\u0000',
];

const texts = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 6 })), { maxLength: 16 })
  .chain((lines) => fc.constantFrom('\n', '', '\r\n', '\u000b').map((joint) => lines.join(joint)));

describe('any text', () => {
  test('compiles to a draft that is JSON, explains itself, and says where it is wrong', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { draft, diagnostics, rubric } = compile('a.rubric', (path) => (path === 'a.rubric' ? text : undefined));
        expect(JSON.parse(JSON.stringify(draft))).toEqual(draft);
        expect(explain(draft).items).toHaveLength(itemsOf(draft.sections).length);
        for (const { span, path } of diagnostics) {
          expect(span.start).toBeLessThanOrEqual(span.end);
          if (path === undefined) expect(span.end).toBeLessThanOrEqual(text.length);
        }
        // What can be scored has no open question and no error that stands in its way.
        if (rubric !== undefined)
          expect(diagnostics.some((it) => it.severity === 'question' && it.code !== 'name-unmatched')).toBe(false);
      }),
      { numRuns: 120 },
    );
  });

  test('gives the same result twice', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(compile('a.rubric', () => text).draft).toEqual(compile('a.rubric', () => text).draft);
      }),
      { numRuns: 30 },
    );
  });
});

test('a file that is not there is an error, and still a draft', () => {
  const { draft, rubric, diagnostics } = compile('none.rubric', () => undefined);
  expect(diagnostics.map((it) => it.code)).toEqual(['file-missing']);
  expect([draft.sections, draft.gates.printable, rubric]).toEqual([[], false, undefined]);
});

test('every code is of one kind', () => {
  expect(new Set(checks.map((it) => it.code)).size).toBe(checks.length);
});

test('keys are unique, whatever the headings say', () => {
  const { draft } = compile(
    'a.rubric',
    () => '评分表：甲\n\n一、管理（4分）\n1.甲（1分）\n1.乙（1分）\n二、管理（2分）\n1.丙（1分）\n1.丁（1分）\n',
  );
  const keys = itemsOf(draft.sections).map((it) => it.key);
  expect(new Set(keys).size).toBe(4);
});
