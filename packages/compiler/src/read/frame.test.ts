import { itemsOf, sectionsOf } from '@rubric-lang/model';
import { describe, expect, test } from 'vitest';
import { compile, type Compilation } from '../index.ts';

function compiled(text: string): Compilation {
  return compile('a.rubric', (path) => (path === 'a.rubric' ? text : undefined));
}

function codes({ diagnostics }: Compilation): readonly string[] {
  return diagnostics.map((it) => it.code);
}

describe('the header', () => {
  const { draft } = compiled(`评分表：安全评分表
年度：2026
适用于：东站、西站
考评对象：
总分：10分
精度：0.1，舍去
打分步长：0.2
类别：山区、平原
分组：东片、西片
评委：5人，去掉一个最高分和一个最低分，取平均
缺项：折算
签名：组长、组员
说明：各项扣分扣完为止。

1.消防（10分）
评分标准：管理不善的，酌情扣1—2分。
`);

  test('facts of the file', () => {
    expect([draft.title, draft.year, draft.appliesTo, draft.declaredTotal, draft.signatures]).toEqual([
      '安全评分表',
      '2026',
      ['东站', '西站'],
      10_000,
      ['组长', '组员'],
    ]);
    expect([draft.rounding, draft.judgementStep, draft.categories, draft.groups]).toEqual([
      { step: 100, mode: 'truncate' },
      200,
      ['山区', '平原'],
      ['东片', '西片'],
    ]);
    expect(draft.raters).toEqual({ count: 5, dropHighest: 1, dropLowest: 1 });
  });
  test('what prints above and below', () => {
    expect(draft.header.map(({ name, text, role }) => [name, text, role])).toEqual([
      ['考评对象', '', 'subject'],
      ['总分', '10分', 'total'],
    ]);
    expect(draft.notes.map(({ label, text }) => [label, text])).toEqual([['说明', '各项扣分扣完为止。']]);
    expect(draft.rules?.map(({ text, status }) => [text, status])).toEqual([['各项扣分扣完为止', 'understood']]);
  });
  test('steps of judgements', () => {
    expect(itemsOf(draft.sections)[0]?.facts[0]?.type).toEqual({
      kind: 'judgement',
      least: 1000,
      most: 2000,
      step: 200,
    });
  });
});

test('a value that is not understood is an error that lists what could stand there', () => {
  const wrong = compiled('评分表：甲\n缺项：随便\n\n1.消防（10分）\n评分标准：缺1个扣1分。\n').diagnostics.find(
    (it) => it.code === 'unknown-value',
  );
  expect(wrong?.message.zh).toBe('“缺项：随便”没有读懂。');
  expect(wrong?.advice?.zh).toBe('“缺项”可以写：折算；得满分；不计；取同类平均。');
});

test('the total in the title, and a blank total', () => {
  expect(compiled('评分表：安全评分表（100分）\n\n1.消防（10分）\n').draft.declaredTotal).toBe(100_000);
  const blank = compiled('评分表：甲\n考评总分：\n\n1.消防（10分）\n').draft;
  expect([blank.declaredTotal, blank.total, blank.totalCap]).toEqual([null, 10_000, null]);
  expect(compiled('评分表：甲\n总分：10分，加分另计\n\n1.消防（10分）\n').draft).toMatchObject({
    declaredTotal: 10_000,
    totalCap: null,
  });
});

describe('表头', () => {
  test('one header over three levels, a header of two rows, a field under another name, blanks', () => {
    const { draft } = compiled(`评分表：甲
表头：序号、考评项目及标准分＝一级+二级+项目、2017年目标任务＝评分标准、分值、自评［得分、考核方式］、考核得分、备注

一、消防（10分）
1.灭火器（10分）
2017年目标任务：每缺1个扣1分。
考核方式：台账
`);
    expect(draft.columns).toEqual([
      { title: '序号', sources: [{ kind: 'number' }], children: [] },
      {
        title: '考评项目及标准分',
        sources: [{ kind: 'level', level: 1 }, { kind: 'level', level: 2 }, { kind: 'item' }],
        children: [],
      },
      { title: '2017年目标任务', sources: [{ kind: 'field', name: '2017年目标任务' }], children: [] },
      { title: '分值', sources: [{ kind: 'points' }], children: [] },
      {
        title: '自评',
        sources: [],
        children: [
          { title: '得分', sources: [{ kind: 'blank', use: 'score' }], children: [] },
          { title: '考核方式', sources: [{ kind: 'field', name: '考核方式' }], children: [] },
        ],
      },
      { title: '考核得分', sources: [{ kind: 'blank', use: 'score' }], children: [] },
      { title: '备注', sources: [{ kind: 'blank', use: 'remark' }], children: [] },
    ]);
    // A field that a column maps onto the scoring field holds rules; another field is printed data.
    expect(itemsOf(draft.sections)[0]?.clauses.map((it) => it.text)).toEqual(['每缺1个扣1分']);
  });
});

describe('sections and items', () => {
  const { draft } = compiled(`评分表：甲

一、管理（100分）
权重：40%
1.制度（100分）
评分标准：未建立制度的扣10分。

二、加分项目（加分，最高5分）
2.表彰（加分，最高3分）
评分标准：每次加1分。

三、通报
类型：扣分
3.被通报
评分标准：被通报的每次扣2分。

四、资格（不计分）
4.证照（不计分）
评分标准：没有证照的，审查不合格。
`);
  test('roles, caps and weights', () => {
    expect(
      sectionsOf(draft.sections).map(({ title, role, declared, cap, weight }) => [title, role, declared, cap, weight]),
    ).toEqual([
      ['管理', 'ordinary', 100_000, null, '0.4'],
      ['加分项目', 'bonus', null, 5000, null],
      ['通报', 'penalty', null, null, null],
      ['资格', 'unscored', null, null, null],
    ]);
    expect(draft.total).toBe(40_000);
    expect(
      itemsOf(draft.sections).map(({ key, role, points, base, floor, ceiling }) => [
        key,
        role,
        points,
        base,
        floor,
        ceiling,
      ]),
    ).toEqual([
      ['管理1', 'ordinary', 100_000, 100_000, 0, 100_000],
      ['加分项目2', 'bonus', null, 0, 0, 3000],
      ['通报3', 'penalty', null, 0, null, null],
      ['资格4', 'unscored', null, 0, 0, null],
    ]);
  });
  test('in what is not scored only verdicts are rules', () => {
    expect(itemsOf(draft.sections)[3]?.clauses.map(({ kind, effect }) => [kind, effect])).toEqual([
      ['verdict', { kind: 'verdict', verdict: { kind: 'disqualify' } }],
    ]);
  });
  test('points in a field of the item are counted and not printed', () => {
    const [item] = itemsOf(compiled('评分表：甲\n\n1.制度\n分值：2分\n评分标准：未建立制度的扣1分。\n').draft.sections);
    expect([item?.points, item?.printed, item?.fields.map(({ name, printed }) => [name, printed])]).toEqual([
      2000,
      '制度',
      [
        ['分值', false],
        ['评分标准', true],
      ],
    ]);
  });
});

test('entries and a paragraph give the same rules', () => {
  const meaning = (rules: string): unknown =>
    itemsOf(compiled(`评分表：甲\n\n1.本事项（10分）\n评分标准：${rules}\n`).draft.sections).map(
      ({ clauses, facts, groups, base }) => ({
        base,
        groups,
        facts,
        clauses: clauses.map((it) => ({ ...it, span: null, range: null })),
      }),
    );
  for (const list of [
    ['未建立台账的扣1分', '每缺1次会议扣0.5分', '以上各项累计扣分不超过2分'],
    ['制度健全得4分', '记录完整得6分', '否则，不得分'],
    ['满意度90%以上得10分', '80%以上得6分', '其他情况不得分'],
    ['迟报的每次扣2分', '因天气原因的不扣分'],
  ]) {
    const paragraph = meaning(`${list.join('；')}。`);
    expect(meaning(`\n${list.map((it) => `- ${it}`).join('\n')}`)).toEqual(paragraph);
    expect(meaning(`\n${list.map((it, at) => `（${String(at + 1)}）${it}；`).join('\n')}`)).toEqual(paragraph);
  }
});

describe('沿用', () => {
  const base =
    '评分表：甲\n总分：10分\n\n一、管理（10分）\n1.制度（4分）\n评分标准：未建立制度的扣1分。\n2.记录（6分）\n评分标准：每缺1份记录扣1分。\n\n样例：全部达标\n- 其余：达标\n- 总分：10分\n';
  const over = (own: string, files: Readonly<Record<string, string>> = {}): Compilation =>
    compile('new/a.rubric', (path) => ({ 'new/a.rubric': own, 'old/b.rubric': base, ...files })[path]);

  test('what is said again replaces, what is not said stays, examples are not taken over', () => {
    const { draft, diagnostics } = over(
      '评分表：乙\n沿用：../old/b.rubric\n- 删去：管理／制度\n\n一、管理（10分）\n2.记录（8分）\n评分标准：每缺1份记录扣2分。\n3.培训（2分）\n评分标准：未培训的扣2分。\n',
    );
    expect([draft.title, draft.declaredTotal, draft.examples]).toEqual(['乙', 10_000, []]);
    expect(itemsOf(draft.sections).map(({ title, points }) => [title, points])).toEqual([
      ['记录', 8000],
      ['培训', 2000],
    ]);
    expect(diagnostics.find((it) => it.code === 'based-on')?.message.zh).toBe(
      '从“../old/b.rubric”沿用，替换1项（记录），新增1项（培训），删去1项（制度），其余照旧。',
    );
  });
  test('a base that is missing, in a circle, without what is to be removed', () => {
    expect(codes(over('评分表：乙\n沿用：c.rubric\n'))).toContain('file-missing');
    expect(codes(over('评分表：乙\n沿用：c.rubric\n', { 'new/c.rubric': '沿用：a.rubric\n' }))).toContain(
      'base-in-circle',
    );
    const unknown = over('评分表：乙\n沿用：../old/b.rubric\n- 删去：制渡\n').diagnostics.find(
      (it) => it.code === 'removed-unknown',
    );
    expect(unknown?.advice?.zh).toBe('是不是“制度”？');
  });
});

describe('检查 and 已核', () => {
  const source = (header: string): string =>
    `评分表：甲\n${header}\n\n一、管理（12分）\n1.制度（10分）\n评分标准：未建立制度的扣1分。\n`;
  const loud = (header: string): readonly string[] =>
    compiled(source(header))
      .diagnostics.filter((it) => it.code === 'points-sum-mismatch')
      .map((it) => it.severity);

  test('severity by Chinese name, by code, by option; accepted with a reason', () => {
    expect(loud('')).toEqual(['warning']);
    expect(loud('检查：总分不符＝错误')).toEqual(['error']);
    expect(loud('检查：points-sum-mismatch＝关')).toEqual([]);
    expect(loud('已核（总分不符）：原文如此，已报上级。')).toEqual([]);
    expect(
      compile('a.rubric', () => source(''), { severities: { 总分不符: 'hint' } }).diagnostics.find(
        (it) => it.code === 'points-sum-mismatch',
      )?.severity,
    ).toBe('hint');
  });
  test('what other rooms remark on is set in the same way; questions and errors of theirs stay', () => {
    const note = (header: string) =>
      compiled(
        `评分表：甲\n${header}\n\n1.制度（10分）\n评分标准：未建立制度的扣1分。\n\n说明：考评不走过场，扣分要有依据。\n`,
      )
        .diagnostics.map((it) => it.code)
        .filter((code) => code === 'note-not-understood' || code === 'unknown-check');
    expect(note('')).toEqual(['note-not-understood']);
    expect(note('检查：说明没有读懂＝不报')).toEqual([]);
    expect(note('检查：note-not-understood＝关')).toEqual([]);
    expect(note('已核（说明没有读懂）：只印出。')).toEqual([]);
    expect(note('检查：两种读法＝不报')).toContain('unknown-check');
  });
  test('an unknown check, an unknown severity, no reason', () => {
    expect(
      compiled(source('检查：总分不附＝错误')).diagnostics.find((it) => it.code === 'unknown-check')?.advice?.zh,
    ).toBe('是不是“总分不符”？');
    expect(codes(compiled(source('检查：总分不符＝大声')))).toContain('unknown-value');
    expect(codes(compiled(source('已核（总分不符）：')))).toContain('accepted-without-reason');
  });
});

describe('等次, 一票否决, 申报条件', () => {
  const { draft } = compiled(`评分表：甲

1.制度（10分）
评分标准：未建立制度的扣1分。

等次：
- 优秀（不超过30%）：9分以上
- 良好（最多2个）：不满9分、8分以上
- 合格：6分（含）—8分（不含）
- 不合格：不满6分

一票否决：有下列情形之一的，等次定为不合格：
- 发生重大事故的
- 弄虚作假的，总分记0分
`);
  test('bands and quotas', () => {
    expect(
      draft.grades.map(({ name, bounds, quota }) => [
        name,
        bounds.map(({ op, points }) => `${op}${String(points)}`),
        quota,
      ]),
    ).toEqual([
      ['优秀', ['>=9000'], { kind: 'share', percent: '30' }],
      ['良好', ['<9000', '>=8000'], { kind: 'number', most: 2 }],
      ['合格', ['>=6000', '<8000'], null],
      ['不合格', ['<6000'], null],
    ]);
  });
  test('cases without a consequence of their own take the one in front', () => {
    expect(
      draft.verdicts?.clauses.map(({ text, effect }) => [
        text.slice(0, 4),
        effect.kind === 'verdict' ? effect.verdict.kind : '',
      ]),
    ).toEqual([
      ['发生重大', 'grade-is'],
      ['弄虚作假', 'total-zero'],
    ]);
  });
  test('what may apply', () => {
    const { draft: method } = compiled(
      '评分表：甲\n计分：不计分\n申报条件：自评成绩在90分以上的可以申报。\n排名：分组按总分排名。\n抽样：每组抽查2个村。\n\n# 一、对象\n### 各镇。\n',
    );
    expect(method.provisions).toMatchObject([
      {
        kind: 'eligibility',
        text: '自评成绩在90分以上的可以申报。',
        quantity: 'self-score',
        bounds: [{ op: '>=', points: 90_000 }],
      },
      { kind: 'ranking', text: '分组按总分排名。', by: 'total', grouped: true },
      { kind: 'sampling', text: '每组抽查2个村。' },
    ]);
  });
});
