import { score } from '@rubric-lang/evaluator';
import { pointsText } from '@rubric-lang/model';
import { describe, expect, test } from 'vitest';
import { compile } from '../index.ts';

/** An item of ten points, what was recorded of it, and what it then comes to. */
type Case = readonly [rules: string, recorded: string, points: string];

function item(rules: string, extra = '', points = '（10分）'): string {
  return `评分表：试行\n${extra}\n\n1.本事项${points}\n${rules.includes('\n') ? rules : `评分标准：${rules}`}\n`;
}

/** What is recorded is parted by ；: `缺席：2；迟到：1`. What is not said is not found. */
function scored(source: string, recorded: string): string {
  const lines =
    recorded === ''
      ? []
      : recorded
          .split('；')
          .map(
            (it) =>
              `- ${it.includes('：') && !it.startsWith('本事项') ? (/^(其余|类别|数据)/.test(it) ? it : `本事项／${it}`) : it}`,
          );
  const { draft, diagnostics } = compile(
    'a.rubric',
    () => `${source}\n样例：例\n${lines.join('\n')}\n- 本事项：达标\n`,
  );
  const wrong = diagnostics.filter(
    (it) => it.code.startsWith('example-') || it.code === 'wrong-answer' || it.code === 'unknown-value',
  );
  if (wrong.length > 0) return wrong.map((it) => `${it.message.zh}${it.advice?.zh ?? ''}`).join('\n');
  const facts = draft.examples[0]?.facts ?? { declared: {}, items: {}, othersMet: false };
  const result = score(draft, facts).items[0];
  if (result === undefined) return 'no item';
  const { least, most } = result.score;
  return least === most ? pointsText(least) : `${pointsText(least)}—${pointsText(most)}`;
}

function cases(list: readonly Case[], extra = '', points = '（10分）'): void {
  test.each(list)('%s | %s', (rules, recorded, expected) => {
    expect(scored(item(rules, extra, points), recorded)).toBe(expected);
  });
}

describe('where an item starts', () => {
  cases([
    ['未建立台账的扣2分。', '', '10'],
    ['未建立台账的扣2分。', '未建立台账：是', '8'],
    ['建立台账的得4分；更新及时的得6分。', '建立台账：是；更新及时：否', '4'],
    ['未开展的不得分。', '', '10'],
    ['未开展的不得分。', '未开展：是', '0'],
    ['在6分基础上，缺席的每次扣1分。', '缺席：2', '4'],
    // A choice that stands is the start, either way.
    ['评分标准：开展活动的得4分；资料不全的扣1分。\n起评：满分', '开展活动：否；资料不全：是', '9'],
    ['评分标准：开展活动的得4分；资料不全的扣1分。\n起评：0分', '开展活动：是；资料不全：是', '3'],
    ['评分标准：开展活动的得4分；资料不全的扣1分。\n起评：2分', '开展活动：是；资料不全：否', '6'],
  ]);
});

describe('counts', () => {
  cases([
    ['每缺1次会议扣0.5分。', '缺1次会议：3', '8.5'],
    ['每缺3次会议扣1分。', '会议：5', '9'],
    ['缺席会议的，每次扣1分，最多扣3分。', '缺席会议：7', '7'],
    ['全年培训少于12次的，每少3次扣1分。', '全年培训：8', '9'],
    ['全年培训不少于12次，每少1次扣0.5分。', '全年培训：8', '8'],
    ['每月例会不少于1次，每少1次扣0.5分。', '例会：10', '9'],
    ['发现违规的，每人每次扣2分。', '发现违规：2', '6'],
    ['罚款每满10万元扣1分。', '罚款：25.5万元', '8'],
    ['缺课人数10人以上的，每缺课1人扣0.1分。', '缺课人数：9', '10'],
    ['缺课人数10人以上的，每缺课1人扣0.1分。', '缺课人数：12', '8.8'],
    ['培训时间少于72学时的，每人扣0.5分。', '培训时间少于72学时：2', '9'],
    ['扣分后不低于0分的不倒扣；每缺1次会议扣3分。', '缺1次会议：5', '0'],
  ]);
});

describe('steps of a quantity', () => {
  cases([
    ['合格率低于90%的，每低1个百分点扣0.5分。', '合格率：88.4%', '9.5'],
    ['合格率不低于90%，每低2个百分点扣1分。', '合格率：85%', '8'],
    ['合格率不低于90%，每低1个百分点扣0.5分，不足1个百分点按1个百分点计。', '合格率：88.4%', '9'],
    ['评分标准：合格率达到95%得10分；每低1个百分点扣0.5分。', '合格率：92%', '8.5'],
    ['评分标准：合格率达到95%得10分；每低1个百分点扣0.5分，低于80%的不得分。', '合格率：79%', '0'],
    ['可防性案件同比上升的，每上升1%扣0.5分。', '可防性案件同比上升：3.5%', '8.5'],
    ['近视率较上学年每上升0.5个百分点扣1分。', '近视率较上学年上升：1.2%', '8'],
    ['年人均违法次数低于0.5次的得满分；每增加0.1次扣2分。', '年人均违法次数：0.75次', '6'],
    // Beside another award the steps take at most what theirs gives.
    ['台账齐全得4分；合格率达到95%得6分；每低1个百分点扣1分。', '台账齐全：是；合格率：80%', '4'],
    ['台账齐全得4分；合格率达到95%得6分；每低1个百分点扣1分，低于60%的不得分。', '台账齐全：是；合格率：50%', '4'],
  ]);
});

describe('ladders: one step counts', () => {
  cases([
    ['参与率低于90%的扣1分，低于80%的扣2分，低于60%的扣5分。', '参与率：75%', '8'],
    ['参与率低于90%的扣1分，低于80%的扣2分，低于60%的扣5分。', '参与率：90%', '10'],
    ['参与率低于90%的扣1分，低于80%的扣2分，低于60%的不得分。', '参与率：59.9%', '0'],
    ['满意度达到90%得10分，80%以上得6分，低于60%的不得分。', '满意度：85%', '6'],
    ['满意度90%以上得10分，80%以上得6分，其他情况得1分。', '满意度：70%', '1'],
    ['满意度60%（含）—80%（不含）的得4分，80%（含）以上的得10分。', '满意度：80%', '10'],
    ['满意度60%—80%得4分，80%—100%得10分。', '满意度：80%', '10'],
    ['合格率60%—80%扣4分，80%—90%扣1分。', '合格率：80%', '6'],
    ['逾期不满1天的扣1分，1天以上不满5天的扣2分，5天以上的扣5分。', '逾期：0天', '10'],
    ['逾期不满1天的扣1分，1天以上不满5天的扣2分，5天以上的扣5分。', '逾期：5天', '5'],
    ['首次缺席扣1分，第二次缺席不得分。', '缺席：1', '9'],
    ['首次缺席扣1分，第二次缺席不得分。', '缺席：3', '0'],
  ]);
});

describe('lists, levels, lines', () => {
  cases([
    ['早会、例会、年会未召开的，分别扣1分、2分、3分。', '早会：是；年会：是', '6'],
    ['早会、例会、年会未召开的，各扣2分。', '例会：是', '8'],
    ['秩序好得10分，较好得7分，一般得4分，差得0分。', '秩序：较好', '7'],
    ['合格率达到98%得10分，60%得0分，其间按线性插值计分。', '合格率：79%', '5'],
    ['合格率达到98%得10分，60%得0分，其间按线性插值计分。', '合格率：50%', '0'],
    ['群众满意度×10分。', '群众满意度：85.5%', '8.55'],
    ['由安全科（甲科4分、乙科6分）酌情扣分。', '甲科：1分；乙科：0分', '9'],
    ['巷道有积水的，每处酌情扣0.2—0.5分。', '巷道有积水：2；巷道有积水的扣分：0.7分', '9.3'],
    ['资料齐全得6—10分。', '资料齐全：7.5分', '7.5'],
  ]);
});

describe('caps, best-of, doubling, waiving', () => {
  cases([
    [
      '缺席每次扣1分，最多扣3分；迟到每次扣1分，最多扣3分。以上各项累计扣分不超过5分。资料缺失的扣1分。',
      '缺席：9；迟到：9；资料缺失：是',
      '4',
    ],
    ['被区级通报的每次扣1分；被市级通报的每次扣2分。本项最多扣4分。', '被区级通报：3；被市级通报：3', '6'],
    ['违规的每起扣2分，造成伤害的加倍扣分。', '违规：2；造成伤害：1', '4'],
    ['应急预案未备案的扣4分，主动报告的减半扣分。', '应急预案未备案：是；主动报告：是', '8'],
    ['应急预案未备案的扣4分，主动报告的减半扣分。', '应急预案未备案：是；主动报告：否', '6'],
    ['被通报的每次扣1分，其中被省级通报的每次另扣2分。', '被通报：2；被省级通报：1', '6'],
    ['获得省级表彰的得5分，市级表彰的得3分，就高不重复计分。', '省级表彰：是；市级表彰：是', '5'],
    ['迟报的每次扣2分，因天气原因的不扣分。', '迟报：2；因天气原因：是', '10'],
    ['迟报的每次扣2分，因天气原因的不扣分。', '迟报：2；因天气原因：否', '6'],
  ]);
});

describe('otherwise', () => {
  cases([
    ['评分标准：制度健全得4分；记录完整得6分。否则，不得分。\n否则：逐句', '制度健全：是；记录完整：否', '4'],
    ['评分标准：制度健全得4分；记录完整得6分。否则，不得分。\n否则：全项', '制度健全：是；记录完整：否', '0'],
    ['有环境标志的得10分，否则不得分。', '有环境标志：否', '0'],
    ['制度健全，否则扣3分。', '制度健全：否', '7'],
    ['制度健全，否则扣3分。', '制度健全：是', '10'],
  ]);
});

describe('below zero', () => {
  cases([
    ['缺席每次扣4分；弄虚作假的倒扣3分。', '缺席：5；弄虚作假：是', '-3'],
    ['超限作业的不得分，并追加扣除5分。', '超限作业：是', '-5'],
    ['评分标准：缺席每次扣4分。\n不足扣时：计负分', '缺席：4', '-6'],
    ['评分标准：缺席每次扣4分，扣完为止。\n不足扣时：计负分', '缺席：4', '0'],
  ]);
});

describe('kinds of subjects', () => {
  cases(
    [
      ['每建成1个站点的，山区得4分，平原得2分。', '类别：山区；建成1个站点：2', '8'],
      ['每建成1个站点的，山区得4分，平原得2分。', '类别：平原；建成1个站点：2', '4'],
    ],
    '类别：山区、平原',
  );
});

describe('bonus and penalty items', () => {
  cases([['专利每项加1分，最高加3分。', '专利：5', '3']], '', '（加分，最高5分）');
  cases([['被通报的每次扣2分。', '被通报：3', '-6']], '', '（扣分项）');
  cases([['被通报的每次扣2分。', '被通报：3', '-5']], '', '（扣分项，最多扣5分）');
});

describe('declared quantities', () => {
  test('a formula over them, and a share of a share', () => {
    const data =
      '数据：\n- 基准价：金额（元）\n- 报价：金额（元）\n- 到会率：百分比＝到会÷应到\n- 到会：整数（人）\n- 应到：整数（人）\n';
    const source = item('价格分＝基准价÷报价×10。', data);
    const { draft } = compile('a.rubric', () => `${source}\n样例：例\n- 基准价：90\n- 报价：120\n- 本事项：达标\n`);
    expect(
      score(draft, draft.examples[0]?.facts ?? { declared: {}, items: {}, othersMet: false }).items[0]?.score,
    ).toEqual({ least: 7500, most: 7500 });
    const share = compile(
      'a.rubric',
      () => `${item('到会率低于90%的扣2分。', data)}\n样例：例\n- 到会：88\n- 应到：100\n- 本事项：达标\n`,
    ).draft;
    expect(
      score(share, share.examples[0]?.facts ?? { declared: {}, items: {}, othersMet: false }).items[0]?.score.least,
    ).toBe(8000);
  });
  test('a name that nothing declares is a number of the item, and exact', () => {
    const { draft, rubric, diagnostics } = compile('a.rubric', () => item('价格分＝评标基准价÷投标报价×10。'));
    expect(diagnostics.map((it) => it.code)).toContain('asked-in-formula');
    expect(rubric).toBeDefined();
    expect(draft.sections.flatMap((it) => (it.kind === 'item' ? it.facts : [])).map((it) => it.label)).toEqual([
      '评标基准价',
      '投标报价',
    ]);
    const key = draft.sections[0]?.key ?? '';
    const recorded = { 评标基准价: '2', 投标报价: '3' };
    expect(score(draft, { declared: {}, items: { [key]: recorded }, othersMet: false }).items[0]?.score).toEqual({
      least: 6670,
      most: 6670,
    });
  });
  test('a name that is nearly a declared one is an error that names it', () => {
    const { diagnostics } = compile('a.rubric', () =>
      item('价格分＝评标基准价÷投标报价×10。', '数据：\n- 投标报价：金额（元）\n- 评标基价：金额（元）\n'),
    );
    expect(diagnostics.find((it) => it.code === 'undeclared-name')?.advice?.zh).toContain('评标基价');
  });
});
