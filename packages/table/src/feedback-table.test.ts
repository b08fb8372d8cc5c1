import { expect, test } from 'vitest';
import { sampleClause, sampleItem, sampleRubric, sampleSection } from '../fixtures/sample-rubric.ts';
import { feedbackTable } from './feedback-table.ts';

const clause = sampleClause('c', '每缺1项扣0.5分', 0.5);
const judged = sampleClause('j', '由组织科酌情扣分', 1);
const rubric = sampleRubric([
  sampleSection('社区党建', [
    sampleItem('a', 2, { title: '台账', mark: '1、', clauses: [clause] }),
    sampleItem('b', 1, {
      title: '活动',
      mark: '2、',
      clauses: [
        {
          ...judged,
          scoredBy: 'judgement',
          branches: judged.branches.map((it) => ({
            ...it,
            amount: { kind: 'judged' as const, fact: { item: 'b', fact: 'f' }, least: 0, most: 1000 },
          })),
        },
      ],
    }),
  ]),
]);
const counted = (key: string, branch: string, count: number, points: number) => ({
  clause: key,
  branches: [branch],
  count,
  points,
  uncapped: points,
  capped: false,
});
const sheetOf = (least: number, most: number, losses: boolean) => ({
  subject: '红土镇',
  total: { least, most },
  grade: null,
  verdicts: [],
  disqualified: false,
  rank: null,
  sections: [],
  items: ['a', 'b'].map((item, index) => ({
    item,
    state: 'scored' as const,
    score: losses ? { least: 500, most: 500 } : { least: 2000 - index * 1000, most: 2000 - index * 1000 },
    zeroed: false,
    pending: [],
    clauses: !losses
      ? []
      : index === 0
        ? [counted('c', clause.branches[0]?.key ?? '', 3, -1500)]
        : [counted('j', judged.branches[0]?.key ?? '', 1, -500)],
  })),
});
const textOf = (table: ReturnType<typeof feedbackTable>): string => table.lead[1]?.text ?? '';

test('says the points in 分, and lists what was lost; an assessor’s judgement has no count', () => {
  const table = feedbackTable(rubric, sheetOf(1000, 1000, true));
  expect(textOf(table)).toBe(`按照《${rubric.title}》考核，你单位得分为1分（总分3分）。具体情况如下：`);
  expect(table.body.map((row) => row.cells.map((cell) => cell.text))).toEqual([
    ['1', '1、台账', '每缺1项扣0.5分', '3', '-1.5'],
    ['2', '2、活动', '由组织科酌情扣分', '', '-0.5'],
  ]);
});

test('what was found has a column when something was written down', () => {
  const table = feedbackTable(rubric, sheetOf(1000, 1000, true), { reasons: { a: '3月4日缺台账' } });
  expect(table.columns).toHaveLength(6);
});

test('nothing lost is said in words; what is open is said to be open', () => {
  const table = feedbackTable(rubric, sheetOf(3000, 3000, false));
  expect(textOf(table)).toContain('得分为3分（总分3分），各项均未失分。');
  expect(table.body).toEqual([]);
  expect(textOf(feedbackTable(rubric, sheetOf(1000, 2000, true)))).toContain(
    '目前得分在1分至2分之间（总分3分，尚有项目待评）',
  );
});
