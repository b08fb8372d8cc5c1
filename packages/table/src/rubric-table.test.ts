import { describe, expect, test } from 'vitest';
import {
  sampleClause,
  sampleColumn,
  sampleField,
  sampleItem,
  sampleRubric,
  sampleSection,
} from '../fixtures/sample-rubric.ts';
import type { OfficialTable, TableRow } from './official-table.ts';
import { officialTable } from './rubric-table.ts';

/** `column[+span][v rows]:text`, a row a line. */
const shape = (rows: readonly TableRow[]): readonly string[] =>
  rows.map((row) =>
    row.cells
      .map((cell) => {
        const across = cell.columnSpan > 1 ? `+${String(cell.columnSpan)}` : '';
        const down = cell.rowSpan > 1 ? `v${String(cell.rowSpan)}` : '';
        return `${String(cell.column)}${across}${down}:${cell.text.replaceAll('\n', '⏎')}`;
      })
      .join(' '),
  );
const bodyOf = (table: OfficialTable): readonly string[] => shape(table.body);

const item = (key: string, title: string, number = '', more: Parameters<typeof sampleItem>[2] = {}) =>
  sampleItem(key, 1, {
    title,
    number,
    mark: number === '' ? '' : `${number}、`,
    fields: [sampleField('评分细则', `${key}规则`)],
    ...more,
  });

describe('one header over three levels', () => {
  const columns = [
    sampleColumn('考评项目及标准分', [{ kind: 'level', level: 1 }, { kind: 'level', level: 2 }, { kind: 'item' }]),
    sampleColumn('评分细则', [
      { kind: 'field', name: '评分细则' },
      { kind: 'field', name: '申报程序' },
    ]),
    sampleColumn('考评得分', [{ kind: 'blank', use: 'score' }]),
  ];
  const bonus = sampleSection(
    '加分项目',
    [
      sampleItem('b1', null, { title: '获得表彰的。', number: '1', mark: '1、', role: 'bonus' }),
      sampleItem('b2', null, { title: '受到批示的。', number: '2', mark: '2、', role: 'bonus' }),
    ],
    {
      role: 'bonus',
      fields: [
        sampleField('申报程序', '', {
          entries: [
            { mark: '1、', text: '申报；' },
            { mark: '2、', text: '确定。' },
          ],
        }),
      ],
    },
  );
  const rubric = sampleRubric(
    [
      sampleSection('落实责任', [
        sampleSection('组织领导', [item('a1', '成立小组', '1'), item('a2', '配备人员', '2')]),
        sampleSection('基础工作', [item('a3', '建立台账')]),
      ]),
      bonus,
    ],
    { columns },
  );

  test('merges sections over their items; an item without a second level takes its place', () => {
    const table = officialTable(rubric);
    expect(shape(table.header)).toEqual(['0+3:考评项目及标准分 3:评分细则 4:考评得分']);
    expect(bodyOf(table)).toEqual([
      '0v3:落实责任（3分） 1v2:组织领导（2分） 2:1、成立小组（1分） 3:a1规则 4:',
      '2:2、配备人员（1分） 3:a2规则 4:',
      '1:基础工作（1分） 2:建立台账（1分） 3:a3规则 4:',
      '0v2:加分项目 1+2:1、获得表彰的。 3v2:1、申报；⏎2、确定。 4:',
      '1+2:2、受到批示的。 4:',
    ]);
  });

  test('a blank to fill in knows its item and bounds', () => {
    const cells = officialTable(rubric).body.flatMap((row) => row.cells);
    expect(cells.find((cell) => cell.input?.item === 'a2')?.input).toEqual({
      use: 'score',
      item: 'a2',
      name: 'score/a2',
      least: 0,
      most: 1000,
    });
    expect(cells.find((cell) => cell.input?.item === 'b1')?.input?.most).toBeNull();
  });

  test('the parts of an indicator cell are the author’s words, its number and its points', () => {
    const cell = officialTable(rubric).body[0]?.cells[2];
    expect(cell?.parts).toEqual({ mark: '1、', words: '成立小组', points: '（1分）' });
  });

  test('a section field whose items have texts of their own is a line above them', () => {
    const section = sampleSection('落实责任', [item('a1', '成立小组', '1')], {
      fields: [sampleField('申报程序', '先申报')],
    });
    expect(bodyOf(officialTable(sampleRubric([section], { columns })))).toEqual([
      '0v2:落实责任（1分） 1+3:申报程序：先申报',
      '1:1、成立小组（1分） 2:a1规则 3:',
    ]);
  });
});

describe('numbers, points and words', () => {
  test('a number column counts what stands to its right; points in a column leave the cell', () => {
    const columns = [
      sampleColumn('序号', [{ kind: 'number' }]),
      sampleColumn('一级指标（分值）', [{ kind: 'level', level: 1 }]),
      sampleColumn('二级指标', [{ kind: 'level', level: 2 }, { kind: 'item' }]),
      sampleColumn('任务', [{ kind: 'field', name: '评分细则' }]),
      sampleColumn('分值', [{ kind: 'points' }]),
    ];
    const lead = [sampleField('导语', '要求：补短板', { role: 'lead' })];
    const rubric = sampleRubric(
      [
        sampleSection(
          '主要任务',
          [
            item('a', '台账', '', { mark: '1.1' }),
            sampleSection('管党', [item('b', ''), item('c', '')], { mark: '1.2' }),
          ],
          { number: '1', mark: '1、', fields: lead },
        ),
      ],
      { columns, header: [sampleField('合计行', '考核总分', { role: 'total-row' })] },
    );
    expect(bodyOf(officialTable(rubric))).toEqual([
      '0v4:1 1v4:主要任务（3分） 2+3:要求：补短板',
      '2:1.1台账 3:a规则 4:1',
      '2v2:1.2管党（2分） 3:b规则 4:1',
      '3:c规则 4:1',
      '0+4:考核总分 4:3',
    ]);
  });

  test('without an indicator column the number stands before the first text', () => {
    const columns = [
      sampleColumn('考核内容', [{ kind: 'level', level: 1 }]),
      sampleColumn('评分标准', [{ kind: 'field', name: '评分细则' }]),
      sampleColumn('分值', [{ kind: 'points' }]),
    ];
    const [cell] = officialTable(
      sampleRubric([sampleSection('社区党建', [item('a', '', '1')])], { columns }),
    ).body[0]!.cells.slice(1);
    expect(cell?.text).toBe('1、a规则');
    expect(cell?.parts?.words).toBe('a规则');
  });

  test('a level without a column is a row of its own', () => {
    const columns = [
      sampleColumn('项目', [{ kind: 'item' }]),
      sampleColumn('评分细则', [{ kind: 'field', name: '评分细则' }]),
    ];
    const section = sampleSection('社区党建', [item('a', '台账', '1')], { mark: '一、' });
    expect(bodyOf(officialTable(sampleRubric([section], { columns })))).toEqual([
      '0+2:一、社区党建（1分）',
      '0:1、台账（1分） 1:a规则',
    ]);
  });

  test('a header of two rows', () => {
    const columns = [
      sampleColumn('项目', [{ kind: 'item' }]),
      sampleColumn(
        '自评',
        [],
        [sampleColumn('得分', [{ kind: 'blank', use: 'self-score' }]), sampleColumn('依据', [{ kind: 'blank' }])],
      ),
    ];
    expect(shape(officialTable(sampleRubric([item('a', '台账')], { columns })).header)).toEqual([
      '0v2:项目 1+2:自评',
      '1:得分 2:依据',
    ]);
  });
});

describe('arrangements', () => {
  const rubric = sampleRubric([
    sampleSection('社区党建', [
      item('a', '台账', '1', {
        fields: [
          sampleField('评分细则', '缺1项扣1分', { span: { start: 10, end: 20 } }),
          sampleField('考评方式', '查看'),
        ],
        clauses: [sampleClause('c', '缺1项扣1分', 1, { span: { start: 11, end: 19 } })],
      }),
    ]),
  ]);

  test.each([
    [
      'party-building',
      ['一级指标', '序号', '考核内容', '分值', '评分标准', '考评方式', '自评分', '得分', '扣分原因'],
      'landscape',
    ],
    ['indicators', ['一级指标', '三级指标', '考评方式', '分值', '评分标准'], 'landscape'],
    ['checklist', ['序号', '项目', '评分标准', '应得分', '扣减分', '实得分'], 'portrait'],
    ['simple', ['项目', '分值', '评分标准', '得分', '备注'], 'portrait'],
    [
      'self-and-assessed',
      ['一级指标', '考核内容', '分值', '评分标准', '考评方式', '空项', '自评分', '考核得分'],
      'landscape',
    ],
  ] as const)('%s', (preset, titles, orientation) => {
    const table = officialTable(rubric, { layout: { preset } });
    expect(table.header[0]?.cells.map((cell) => cell.text)).toEqual(titles);
    expect(table.layout.page.orientation).toBe(orientation);
    expect(table.columns.reduce((sum, column) => sum + column.width, 0)).toBeCloseTo(
      orientation === 'landscape' ? 225 : 156,
      0,
    );
    const texts = table.body.flatMap((row) => row.cells.map((cell) => cell.text));
    expect(texts).toContain('缺1项扣1分');
  });

  test('a rubric without columns gets its levels, its fields, points and room for the score', () => {
    expect(shape(officialTable(rubric).header)).toEqual(['0+2:考核内容 2:评分细则 3:考评方式 4:分值 5:得分 6:备注']);
  });

  test('a text without points and columns prints as text', () => {
    const plain = sampleRubric([
      sampleSection(
        '检查方式',
        [
          sampleItem('a', null, { title: '自查。', mark: '1、', role: 'unscored' }),
          sampleItem('b', null, { mark: '2、', role: 'unscored', fields: [sampleField('抽样', '抽查2个村。')] }),
        ],
        { mark: '二、' },
      ),
    ]);
    expect(officialTable(plain).prose).toEqual([
      { style: 'heading-1', text: '二、检查方式' },
      { style: 'body', text: '1、自查。' },
      { style: 'body', text: '2、抽查2个村。' },
    ]);
  });

  test('a kind of subject leaves out the items of others', () => {
    const kinds = sampleRubric([item('a', '山区的'), item('b', '平原的', '', { appliesTo: ['平原'] })]);
    expect(officialTable(kinds, { category: '山区' }).body.filter((row) => row.kind === 'item')).toHaveLength(1);
  });
});

describe('a filled table', () => {
  const columns = [sampleColumn('项目', [{ kind: 'item' }]), sampleColumn('得分', [{ kind: 'blank', use: 'score' }])];
  const rubric = sampleRubric(
    [
      sampleSection('社区党建', [
        item('a', '台账', '1', { clauses: [sampleClause('c', '每缺1项扣0.5分', 0.5)] }),
        item('b', '活动', '2'),
      ]),
    ],
    {
      columns,
      header: [sampleField('考评对象', '', { role: 'subject' })],
    },
  );
  const score = (points: number) => ({ least: points, most: points });
  const table = officialTable(rubric, {
    sheet: {
      subject: '红土镇',
      total: score(500),
      grade: null,
      verdicts: [],
      disqualified: false,
      rank: null,
      sections: [{ section: '社区党建', score: { least: 500, most: 1500 }, state: 'pending', applicable: 2000 }],
      items: [
        {
          item: 'a',
          state: 'scored',
          score: score(0),
          zeroed: false,
          pending: [],
          clauses: [{ clause: 'c', branches: ['c'], count: 2, points: -1000, uncapped: -1000, capped: false }],
        },
        { item: 'b', state: 'pending', score: { least: 500, most: 1000 }, zeroed: false, pending: [], clauses: [] },
      ],
    },
  });

  test('says who, how much and why, and what is still open', () => {
    expect(table.head).toEqual([{ role: 'subject', label: '考评对象', value: '红土镇' }]);
    expect(shape(table.header)).toEqual(['0:项目 1:得分 2:扣分原因']);
    expect(bodyOf(table)).toEqual([
      '0+3:社区党建（2分）',
      '0:1、台账（1分） 1:0 2:每缺1项扣0.5分×2（扣1分）',
      '0:2、活动（1分） 1:待评（0.5—1） 2:',
      '0:合计 1:0.5 2:',
    ]);
  });
});

test('a sentence that was not understood is printed as written, and said to be scored by people', () => {
  const unread = sampleClause('c', '视情况而定扣分', 1, { status: 'not-understood', scoredBy: 'judgement' });
  const table = officialTable(sampleRubric([item('a', '台账', '1', { clauses: [unread] })]));
  expect(table.notes).toEqual(['人工评分：1、台账：“视情况而定扣分”']);
  expect(table.body.flatMap((row) => row.cells.map((cell) => cell.text))).toContain('a规则');
});

describe('sums of a filled table', () => {
  const columns = [
    sampleColumn('项目', [{ kind: 'level', level: 1 }]),
    sampleColumn('分值', [{ kind: 'points' }]),
    sampleColumn('评分细则', [{ kind: 'field', name: '评分细则' }]),
    sampleColumn('得分', [{ kind: 'blank', use: 'score' }]),
  ];
  const extra = sampleSection('加分项', [item('b', '表彰', '1', { role: 'bonus' })], { role: 'bonus' });
  const rubric = sampleRubric([sampleSection('社区党建', [item('a', '台账', '1')]), extra], {
    columns,
    header: [sampleField('考评总分', '', { role: 'total' })],
  });
  const score = { least: 500, most: 500 };
  const result = { state: 'scored' as const, score };
  const sheet = {
    subject: '红土镇',
    total: { least: 1500, most: 1500 },
    grade: null,
    verdicts: [],
    disqualified: false,
    rank: null,
    sections: rubric.sections.map((it, index) => ({
      ...result,
      section: it.key,
      applicable: 1000,
      ...(index === 1 ? { score: { least: 1000, most: 1000 } } : {}),
    })),
    items: [
      { ...result, item: 'a', zeroed: false, pending: [], clauses: [] },
      { ...result, item: 'b', score: { least: 1000, most: 1000 }, zeroed: false, pending: [], clauses: [] },
    ],
  };
  const table = officialTable(rubric, { sheet });

  test('the sum before bonus is not the total; the points of a section stand beside its sum', () => {
    expect(bodyOf(table).filter((row) => /计|总/.test(row))).toEqual([
      '1:1 2:小计 3:0.5 4:',
      '0:合计 1:1 2: 3:0.5 4:',
      '1:1 2:小计 3:1 4:',
      '0:总得分 1:1 2: 3:1.5 4:',
    ]);
  });

  test('the total is written where the head asks for it, and places to write in have names of their own', () => {
    expect(table.head.find((it) => it.role === 'total')?.value).toBe('1.5');
    expect(officialTable(rubric).head.find((it) => it.role === 'total')?.value).toBe('');
    const names = table.body.flatMap((row) => row.cells.flatMap((cell) => cell.input?.name ?? []));
    expect(new Set(names).size).toBe(names.length);
  });
});

test('whoever assesses oneself by a text without points has room to say what was done', () => {
  const text = sampleRubric([
    sampleSection('建设', [sampleItem('a', null, { title: '一面国旗', fields: [sampleField('要求', '悬挂国旗')] })]),
  ]);
  expect(officialTable(text).columns).toEqual([]);
  expect(shape(officialTable(text, { kind: 'self-assessment' }).header)).toEqual([
    '0+2:考核内容 2:要求 3:落实情况 4:备注',
  ]);
});

test('rows of sums where the author names them', () => {
  const header = [
    sampleField('小计行', '本部分小计', { role: 'subtotal-row' }),
    sampleField('合计行', '总计', { role: 'total-row' }),
  ];
  const columns = [
    sampleColumn('项目', [{ kind: 'level', level: 1 }, { kind: 'item' }]),
    sampleColumn('分值', [{ kind: 'points' }]),
  ];
  const table = officialTable(sampleRubric([sampleSection('社区党建', [item('a', '台账', '1')])], { columns, header }));
  expect(bodyOf(table)).toEqual(['0v2:社区党建（1分） 1:1、台账 2:1', '1:本部分小计 2:1', '0+2:总计 2:1']);
});
