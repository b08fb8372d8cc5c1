import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { smallRubric } from './fixtures/small-rubric.ts';
import { factsFormat, pathKey, placeOf, readFacts } from './index.ts';
import type { FactsFormat } from './index.ts';

const read = (format: FactsFormat, text: string) => readFacts(smallRubric, format, text);
/** Problems as one line each: `3:5 message`, or `- message` without a place. */
const complaints = (format: FactsFormat, text: string): readonly string[] =>
  read(format, text).problems.map(
    ({ place, message }) => `${place ? `${place.line}:${place.column}` : '-'} ${message.zh}`,
  );

test('the form of a file is told by its name', () => {
  expect(['a.json', 'b.YAML', 'c.yml', '县 一.csv', 'd.tsv', 'e.docx', 'f'].map(factsFormat)).toEqual([
    'json',
    'yaml',
    'yaml',
    'csv',
    'csv',
    undefined,
    undefined,
  ]);
});

describe('YAML', () => {
  const whole = `考评对象: 青源县
分组: 第一组
类别: 山区
评委: 张三
党员总数: 1200
组织领导1:
  未成立领导小组: 否
  每少开1次专题会: 2次
部门配合1:
  参与率: 88.5%
  成效: 较好
  考评组打分: 1.5
其余: 达标
`;

  test('gives the facts by the keys of the rubric', () => {
    const { records, problems } = read('yaml', whole);
    expect(problems).toEqual([]);
    expect(records).toHaveLength(1);
    expect(records[0]?.rater).toBe('张三');
    expect(records[0]?.facts).toEqual({
      subject: '青源县',
      group: '第一组',
      category: '山区',
      declared: { 党员总数: '1200' },
      items: {
        组织领导1: { 未成立领导小组: false, 少开专题会: 2 },
        部门配合1: { 参与率: '88.5', 成效: '较好', 考评组打分: 1.5 },
      },
      othersMet: true,
    });
  });

  test('remembers where every fact stood', () => {
    const record = read('yaml', whole).records[0];
    expect(record && placeOf(record.places, ['组织领导1', '少开专题会'])).toEqual({ line: 8, column: 3 });
    expect(record && placeOf(record.places, ['', '党员总数'])).toEqual({ line: 5, column: 1 });
    expect(record && record.places.get(pathKey([]))).toEqual({ line: 1, column: 1 });
  });

  test('an item may be empty (inspected) or 空项; a value that is missing is not recorded', () => {
    const { records } = read('yaml', '组织领导1:\n部门配合1: 空项\n');
    expect(records[0]?.facts.items).toEqual({ 组织领导1: {}, 部门配合1: 'not-applicable' });
    expect(read('yaml', '组织领导1:\n  台账不规范:\n').records[0]?.facts.items).toEqual({ 组织领导1: {} });
  });

  test('the colons of a Chinese input method will do', () => {
    const { records, problems } = read(
      'yaml',
      '考评对象：青源县\n其余：达标\n组织领导1：\n  台账不规范：是\n  少开专题会： 2\n',
    );
    expect(problems).toEqual([]);
    expect(records[0]?.facts).toEqual({
      subject: '青源县',
      declared: {},
      items: { 组织领导1: { 台账不规范: true, 少开专题会: 2 } },
      othersMet: true,
    });
  });

  test('several subjects are a list, and titles name items as well as keys', () => {
    const { records, problems } = read(
      'yaml',
      '- 考评对象: 甲\n  县直部门开展机关干部与党员结对帮扶活动: {参与率: 90}\n- 考评对象: 乙\n',
    );
    expect(problems).toEqual([]);
    expect(records.map(({ facts }) => facts.subject)).toEqual(['甲', '乙']);
    expect(records[0]?.facts.items).toEqual({ 部门配合1: { 参与率: '90' } });
  });

  test('fewer words will do where only one fact of the item can be meant', () => {
    const { records, problems } = read('yaml', '组织领导1：\n  未成立：是\n  专题会：2\n');
    expect(problems).toEqual([]);
    expect(records[0]?.facts.items).toEqual({ 组织领导1: { 未成立领导小组: true, 少开专题会: 2 } });
    expect(complaints('yaml', '部门配合1：\n  率：2\n')).toEqual(['2:3 “部门配合1”里没有“率”这一条']);
  });

  test('a fact may be written as in a worked example, with its item before a stroke, or alone', () => {
    const { records, problems } = read('yaml', '组织领导1／台账不规范：是\n少开专题会：2\n考勤：95%\n');
    expect(problems).toEqual([]);
    expect(records[0]?.facts.items).toEqual({
      组织领导1: { 台账不规范: true, 少开专题会: 2 },
      考勤1: { 出勤率: '95' },
    });
  });

  test('findings', () => {
    const { records, problems } = read(
      'yaml',
      '考评对象: 甲\n检查记录:\n  - {项目: 组织领导1, 情况: 少开专题会, 值: 1, 地点: 城关镇, 时间: 2012-09-03}\n  - {情况: 参与率, 值: 85%}\n',
    );
    expect(problems).toEqual([]);
    expect(records[0]?.findings).toEqual([
      { item: '组织领导1', fact: '少开专题会', value: 1, where: '城关镇', when: '2012-09-03' },
      { item: '部门配合1', fact: '参与率', value: '85' },
    ]);
  });

  test.each([
    ['组织领导:\n  x: 1\n', ['1:1 评分表里没有“组织领导”这个项目，是不是“组织领导1”？']],
    ['组织领导1:\n  少开专题: 1\n', ['2:3 “组织领导1”里没有“少开专题”这一条，是不是“少开专题会”？']],
    ['组织领导1:\n  参与率: 90\n', ['2:3 “组织领导1”里没有“参与率”这一条；它在“部门配合1”里']],
    ['台账不规范: 是\n', ['1:1 有 2 个项目都有“台账不规范”，请写在它的项目下面，如“组织领导1”']],
    ['组织领导1／参与率: 90\n', ['1:1 “组织领导1”里没有“参与率”这一条']],
    ['组织领导1: 空项\n少开专题会: 1\n', ['2:1 “组织领导1”写了“空项”，又写了它的情况，请留一样']],
    ['组织领导1: {少开专题会: 1}\n组织领导1／少开专题会: 2\n', ['2:1 “每少开1次专题会”写了两次']],
    ['组织领导1:\n  少开专题会: 两三次\n', ['2:3 “每少开1次专题会”应写整数（次），不能写“两三次”']],
    ['组织领导1:\n  少开专题会: 1.5\n', ['2:3 “每少开1次专题会”应写整数（次），不能写“1.5”']],
    ['组织领导1:\n  未成立领导小组: 2\n', ['2:3 “未成立领导小组”应写“是”或“否”，不能写“2”']],
    ['部门配合1:\n  成效: 很好\n', ['2:3 “成效”应写“好”、“较好”、“一般”之一，不能写“很好”']],
    ['部门配合1:\n  成效: [好]\n', ['2:3 “成效”应写“好”、“较好”、“一般”之一，不能写这样一组内容']],
    ['组织领导1: 2\n', ['1:1 “组织领导1”下面应一行写一条情况和它的值；不适用的写“空项”']],
    ['其余: 较好\n', ['1:1 “其余”后面只能写“达标”']],
    ['组织领导1:\n  台账不规范: 是\n  台账不规范: 否\n', ['3:3 “台账不规范”写了两次']],
    ['', ['- 文件是空的']],
    ['组织领导1:\n\t台账不规范: 是\n', ['2:1 行首请用空格，不要用制表符（Tab 键）']],
    ['组织领导1\n  台账不规范: 是\n', ['1:1 一行里有两个冒号，或名称后缺冒号']],
    ['组织领导1:\n  台账不规范: "是\n', ['3:1 这里少了一个符号：引号没有合上，或名称后缺冒号']],
    ['组织领导1: {台账不规范: 是\n', ['2:1 前面的花括号或方括号没有合上']],
    [
      'a: &x 1\nb: *x\n',
      [
        '1:7 这里用了 & 或 * 引用，事实文件里请把内容直接写出来',
        '2:4 这里用了 & 或 * 引用，事实文件里请把内容直接写出来',
      ],
    ],
    ['组织领导1:\n  台账不规范: !!js/function 是\n', ['2:24 值前面有“!”标记，这里不能用，请只写值']],
  ] as const)('says what is wrong with %j', (text, expected) => {
    expect(complaints('yaml', text)).toEqual(expected);
  });
});

describe('JSON', () => {
  test('gives the same facts as YAML', () => {
    const { records, problems } = read(
      'json',
      '{"考评对象":"甲","组织领导1":{"未成立领导小组":true,"少开专题会":2},"部门配合1":{"参与率":88.5,"考评组打分":0.5}}',
    );
    expect(problems).toEqual([]);
    expect(records[0]?.facts.items).toEqual({
      组织领导1: { 未成立领导小组: true, 少开专题会: 2 },
      部门配合1: { 参与率: '88.5', 考评组打分: 0.5 },
    });
  });

  test('digits that a binary fraction cannot hold stay', () => {
    const { records } = read('json', '{"部门配合1":{"参与率":12345678901234567.123456}}');
    expect(records[0]?.facts.items).toEqual({ 部门配合1: { 参与率: '12345678901234567.123456' } });
  });

  test('a hostile key is a key like any other', () => {
    const { problems, records } = read('json', '{"__proto__":{"polluted":true},"constructor":1}');
    expect(problems.map(({ message }) => message.zh)).toEqual([
      '评分表里没有“__proto__”这个项目',
      '评分表里没有“constructor”这个项目',
    ]);
    expect(records[0]?.facts.items).toEqual({});
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test.each([
    ['{"组织领导1": {}', '1:13 这里缺英文逗号或右花括号'],
    ['{"组织领导1": {},}', '1:14 这里应是一个写在英文双引号里的名称'],
    ["{'组织领导1': {}}", '1:2 这里应是一个写在英文双引号里的名称'],
    ['{"组织领导1": 是}', '1:11 “是”要写在英文双引号里'],
    ['{"a": 1, "a": 2}', '1:10 “a”写了两次'],
    ['{"a" 1}', '1:6 名称后面缺英文冒号'],
    ['{"a": "x}', '1:7 这里的引号没有合上'],
    ['{} {}', '1:4 内容已经结束，后面多出“{”'],
    ['', '1:1 文件到这里就断了'],
  ])('says what is wrong with %j', (text, expected) => {
    expect(complaints('json', text)).toEqual([expected]);
  });
});

describe('CSV', () => {
  test('one row a subject; columns by name, label or item and name', () => {
    const { records, problems } = read(
      'csv',
      '考评对象,分组,类别,评委,组织领导1／少开专题会,参与率,部门配合1/台账不规范,党员总数\r\n' +
        '"青源县, 江西",一组,山区,张三,2,88.5%,√,"1,200"\r\n' +
        '石溪县,,,,,,空项,\r\n',
    );
    expect(problems).toEqual([]);
    expect(records.map(({ facts, rater }) => ({ ...facts, rater }))).toEqual([
      {
        subject: '青源县, 江西',
        group: '一组',
        category: '山区',
        declared: { 党员总数: '1200' },
        items: { 组织领导1: { 少开专题会: 2 }, 部门配合1: { 参与率: '88.5', 台账不规范: true } },
        othersMet: false,
        rater: '张三',
      },
      { subject: '石溪县', declared: {}, items: { 部门配合1: 'not-applicable' }, othersMet: false, rater: null },
    ]);
  });

  test('tabs and semicolons part cells as well; rows count as a spreadsheet counts them', () => {
    expect(read('csv', '考评对象\t参与率\n甲\t90\n').records[0]?.facts.items).toEqual({ 部门配合1: { 参与率: '90' } });
    const { problems } = read('csv', '考评对象;参与率\n"甲\n乙";90\n\n丙;九成\n');
    expect(problems).toEqual([
      {
        place: { line: 4, column: 2, heading: '参与率' },
        message: expect.objectContaining({ zh: '应写数（%），不能写“九成”' }),
      },
    ]);
  });

  test('how a label begins is enough where only one begins so', () => {
    const { records, problems } = read('csv', '考评对象,党员领导干部\n甲,90%\n');
    expect(problems).toEqual([]);
    expect(records[0]?.facts.items).toEqual({ 部门配合1: { 参与率: '90' } });
    expect(complaints('csv', '考评对象,台账\n甲,是\n')).toHaveLength(1);
  });

  test('findings, one a row', () => {
    const { records, problems } = read(
      'csv',
      '考评对象,项目,情况,值,地点\n甲,组织领导1,少开专题会,1,城关镇\n甲,,参与率,85,\n乙,部门配合1,台账不规范,是,\n',
    );
    expect(problems).toEqual([]);
    expect(records.map(({ facts, findings }) => [facts.subject, findings.length])).toEqual([
      ['甲', 2],
      ['乙', 1],
    ]);
  });

  test.each([
    [
      '考评对象,台账不规范\n',
      ['1:2 有 2 个项目都有“台账不规范”，栏名请写成“项目／台账不规范”，如“组织领导1／台账不规范”'],
    ],
    ['考评对象,参于率\n甲,1\n', ['1:2 没有读懂“参于率”这一栏：评分表里没有这个名称，是不是“参与率”？']],
    ['考评对象,组织领导1／成效\n', ['1:2 “组织领导1”里没有“成效”这一条']],
    ['参与率,党员领导干部参与率\n', ['1:2 “参与率”和“党员领导干部参与率”是同一栏，写了两次']],
    ['考评对象,少开专题会\n甲,-1\n', ['2:2 应写整数（次），不能写“-1”']],
    [
      '考评对象,组织领导1／台账不规范,少开专题会\n甲,空项,1\n',
      ['2:2 “组织领导1”写了“空项”，同一行又写了它的情况，请留一样'],
    ],
    ['考评对象,参与率\n甲,90,多出\n', ['2:3 这一格没有栏名']],
    ['考评对象,参与率\n"甲,90\n', ['2:1 这一格的英文双引号没有合上']],
    ['', ['- 文件是空的']],
    [
      '情况,颜色\n参与率,红\n',
      ['1:2 检查记录里没有“颜色”这一栏，可以有：考评对象、项目、情况、值、地点、时间、说明、依据、记录人'],
    ],
  ])('says what is wrong with %j', (text, expected) => {
    expect(complaints('csv', text)).toEqual(expected);
  });
});

test('no text makes it throw', () => {
  const piece = fc.constantFrom(
    '考评对象',
    '组织领导1',
    '少开专题会',
    ':',
    '：',
    ' ',
    '\n',
    '  ',
    '\t',
    '"',
    "'",
    '{',
    '}',
    '[',
    ']',
    ',',
    '- ',
    '&a ',
    '*a',
    '!!x ',
    '---\n',
    '|',
    '>',
    '#',
    '%',
    '1',
    '0.5',
    '空项',
    '\u0000',
    '\ud800',
  );
  fc.assert(
    fc.property(
      fc.constantFrom<FactsFormat>('json', 'yaml', 'csv'),
      fc.array(piece, { maxLength: 40 }),
      (format, pieces) => {
        const { problems, records } = read(format, pieces.join(''));
        expect(problems.length + records.length).toBeGreaterThanOrEqual(0);
        for (const { message } of problems) expect(message.zh).not.toMatch(/undefined|null|object/);
      },
    ),
    { numRuns: 300 },
  );
});
