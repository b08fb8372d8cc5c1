import { explain } from '@rubric-lang/model';
import { expect, test } from 'vitest';
import { compile } from './index.ts';

/** What each rule is understood to say, as `explain` prints it. */
function readings(rules: string, language: 'zh' | 'en' = 'zh', header = ''): readonly string[] {
  const { draft } = compile('a.rubric', () => `评分表：试行\n${header}\n\n1.本事项（10分）\n评分标准：${rules}\n`);
  return explain(draft, language).items[0]?.rules.map((it) => it.reading) ?? [];
}

// Bounds say whether they are included, counts what is counted, caps what they cap, judgements who decides.
test.each([
  ['未建立台账的扣2分。', '有“未建立台账”的情况，扣2分。'],
  ['建立台账的得2分。', '做到“建立台账”，得2分。'],
  ['参与率低于90%的扣2分。', '“参与率”低于90%（不含90%），扣2分。'],
  ['参与率90%以下的扣2分。', '“参与率”不超过90%（含90%），扣2分。'],
  ['满意度60%（含）至85%（不含）的得4分。', '“满意度”在60%（含）至85%（不含）之间，得4分。'],
  ['迟到的每次扣1分，最多扣3分。', '“迟到”，每1次扣1分；本条最多扣3分。'],
  ['全年培训少于12次的，每少3次扣1分。', '“全年培训”低于12次时，每低3次扣1分（不足3次不计）。'],
  [
    '合格率不低于90%，每低1个百分点扣0.5分，不足1个百分点按1个百分点计。',
    '“合格率”低于90%时，每低1个百分点扣0.5分（不足1个百分点按1个百分点计）。',
  ],
  ['未开展的不得分。', '有“未开展”的情况，本项得0分。'],
  ['管理不善的，酌情扣1—2分。', '“管理不善”：由考评组酌情扣1—2分，没有就是0分。'],
  ['弄虚作假的倒扣3分。', '有“弄虚作假”的情况，倒扣3分。'],
  ['按照《考核办法》计分。', '由考评组按《考核办法》得0—10分。'],
  ['群众满意度×10分。', '按“群众满意度”占10分的比例得分。'],
  [
    '合格率达到98%得10分，60%得0分，其间按线性插值计分。',
    '“合格率”60%时得0分，98%时得10分，之间按直线计算，两头不再变。',
  ],
])('%s', (rules, reading) => {
  expect(readings(rules)).toEqual([reading]);
});

test('ladders, groups and 否则 say what they stand among', () => {
  expect(readings('参与率低于90%的扣1分，低于80%的扣2分。')).toEqual([
    '“参与率”低于90%（不含90%），扣1分；分档计算，只算其中一档。',
    '“参与率”低于80%（不含80%），扣2分；分档计算，只算其中一档。',
  ]);
  expect(readings('满意度90%以上得10分，80%以上得6分，其他情况得1分。').at(-1)).toBe(
    '“满意度90%以上得10分”、“80%以上得6分”都不成立，得1分。',
  );
  expect(readings('迟到每次扣1分；早退每次扣1分。以上各项累计扣分不超过3分。')).toEqual([
    '“迟到”，每1次扣1分；与同组其他1条合计最多扣3分。',
    '“早退”，每1次扣1分；与同组其他1条合计最多扣3分。',
    '这2条合计最多扣3分。',
  ]);
});

test('the same readings in English', () => {
  expect(readings('参与率低于90%的扣2分；迟到的每次扣1分，最多扣3分；管理不善的，酌情扣1—2分。', 'en')).toEqual([
    'If "参与率" is below 90% (90% not included), deduct 2 points.',
    'For each 次 of "迟到", deduct 1 point; this clause: deduct at most 3 points.',
    '"管理不善": the assessors decide: deduct 1–2 points, or nothing.',
  ]);
});
