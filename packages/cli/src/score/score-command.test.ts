import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { desk, soundsLikeAProgram } from '../fixtures/clerk.ts';
import type { Desk } from '../fixtures/clerk.ts';
import { dutyRubric, troubledRubric } from '../fixtures/duty-rubric.ts';
import type { ScoreJson } from './score-json.ts';
import { scoreSchema } from './score-schema.ts';

const validate = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true }).compile<ScoreJson>(scoreSchema);

/** A message as a pattern that matches it and nothing else. */
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

let at: Desk;
beforeAll(async () => {
  at = desk();
  at.put('值班 表.rubric', dutyRubric);
  await at.rubric('--version');
}, 120_000);

const table = '值班 表.rubric';
const jsonOf = (out: string): ScoreJson => {
  const report: unknown = JSON.parse(out);
  expect(validate(report), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
  return report as ScoreJson;
};

const whole = '考评对象：一科\n到岗：\n  未填写值班记录：是\n接待：85%\n台账：\n  台账不规范：1\n';

describe('one subject', () => {
  test('its total, its losses with their clauses, its grade', async () => {
    at.put('一科.yaml', whole);
    const { code, out, err } = await at.rubric('score', table, '--facts', '一科.yaml');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('一科　14分（满分20分）');
    expect(out).toContain('等次：合格');
    expect(out).toContain('“未填写值班记录的扣2分”：扣2分');
  });

  test('what is pending makes a range, never a full mark', async () => {
    at.put('半.yaml', '考评对象：二科\n到岗：\n');
    const { code, out } = await at.rubric('score', table, '--facts', '半.yaml');
    expect(code).toBe(0);
    expect(out).toContain('还有 2 个项目待评');
    expect(out).toContain('待评　群众满意度');
    const { subjects } = jsonOf((await at.rubric('score', table, '--facts', '半.yaml', '--json')).out);
    expect(subjects[0]?.total).toEqual({ least: 12, most: 20 });
    expect(subjects[0]?.grade).toBeNull();
  });

  test('JSON and CSV give the same sheet as YAML', async () => {
    at.put(
      '一科.json',
      '{"考评对象":"一科","到岗":{"未填写值班记录":true},"接待":{"群众满意度":85},"台账":{"台账不规范":1}}',
    );
    at.put('一科.csv', '考评对象,未填写值班记录,群众满意度,台账不规范\n一科,是,85%,1\n');
    const [yaml, json, csv] = await Promise.all(
      ['一科.yaml', '一科.json', '一科.csv'].map(async (name) =>
        jsonOf((await at.rubric('score', table, '--facts', name, '--json')).out),
      ),
    );
    expect(json).toEqual(yaml);
    expect(csv).toEqual(yaml);
    expect(yaml?.subjects[0]?.total).toEqual({ least: 14, most: 14 });
  });

  test('findings are counted', async () => {
    at.put('记录.csv', '考评对象,情况,值,时间\n三科,迟到,,9月3日\n三科,迟到,2,9月9日\n'.replaceAll('迟到', '"迟到"'));
    at.put('三科.yaml', '考评对象：三科\n接待：95%\n其余：达标\n');
    const { code, out, err } = await at.rubric('score', table, '--facts', '三科.yaml', '记录.csv', '--json');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const { subjects } = jsonOf(out);
    expect(subjects).toHaveLength(1);
    expect(subjects[0]?.items.find(({ item }) => item === '纪律1')?.score).toEqual({ least: 8.5, most: 8.5 });
  });
});

describe('many subjects', () => {
  test('places, equal ones share the better', async () => {
    at.put(
      '各科.csv',
      '考评对象,群众满意度,未填写值班记录,其余\n甲,95%,否,达标\n乙,85%,否,达标\n丙,95%,否,达标\n丁,70%,是,达标\n',
    );
    const { code, out } = await at.rubric('score', table, '--facts', '各科.csv', '--json');
    expect(code).toBe(0);
    expect(jsonOf(out).subjects.map(({ subject, rank }) => [subject, rank])).toEqual([
      ['甲', 1],
      ['乙', 3],
      ['丙', 1],
      ['丁', 4],
    ]);
    const screen = await at.rubric('score', table, '--facts', '各科.csv');
    expect(screen.out.split('\n')[0]).toMatch(/^名次 +考评对象 +总分 +等次/);
    expect(
      screen.out
        .split('\n')
        .slice(1, 5)
        .map((line) => line.slice(0, 1)),
    ).toEqual(['1', '1', '3', '4']);
  });

  test('groups apart, each with its places, and what quotas came to', async () => {
    at.put('分组.rubric', `分组：甲组、乙组\n${dutyRubric.replace('优秀：18分以上', '优秀（不超过50%）：18分以上')}`);
    at.put(
      '分组.csv',
      '考评对象,分组,群众满意度,其余\n一,乙组,95,达标\n二,甲组,0.5,达标\n三,乙组,85,达标\n四,甲组,95,达标\n五,甲组,95,达标\n',
    );
    const { code, out, err } = await at.rubric('score', '分组.rubric', '--facts', '分组.csv');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const lines = out.trimEnd().split('\n');
    expect(lines.slice(0, 6).map((line) => line.split(/ +/).slice(0, 5))).toEqual([
      ['分组', '名次', '考评对象', '总分', '等次'],
      ['甲组', '1', '四', '20', '合格'],
      ['甲组', '1', '五', '20', '合格'],
      ['甲组', '3', '二', '14', '合格'],
      ['乙组', '1', '一', '20', '优秀'],
      ['乙组', '2', '三', '17', '合格'],
    ]);
    expect(lines[6]).toBe('“优秀”不超过50%：甲组3个单位有1个名额，乙组2个单位有1个名额。');
    const { subjects } = jsonOf((await at.rubric('score', '分组.rubric', '--facts', '分组.csv', '--json')).out);
    expect(subjects.map(({ group }) => group)).toEqual(['乙组', '甲组', '乙组', '甲组', '甲组']);
  });

  test('a rank of one alone says that it takes the others', async () => {
    const ranked = dutyRubric.replace(
      '群众满意度90%以上得6分，80%以上得3分，其他情况不得分。',
      '满意度排名第1名得6分，其余得3分。',
    );
    at.put('名次.rubric', ranked.replace(/样例：[^]*$/, ''));
    at.put('名次.yaml', '考评对象：一科\n接待：95%\n其余：达标\n');
    const { code, out, err } = await at.rubric('score', '名次.rubric', '--facts', '名次.yaml');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('待评　要和其他考评对象一起算');
  });

  test('a verdict of the file that nobody looked into is said', async () => {
    at.put('否决.rubric', dutyRubric.replace('说明：', '一票否决：\n- 发生责任事故的，总分记0分\n\n说明：'));
    at.put('否决.yaml', '考评对象：一科\n到岗：\n接待：95%\n台账：\n  台账不规范：0\n');
    const { code, out, err } = await at.rubric('score', '否决.rubric', '--facts', '否决.yaml');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('“一票否决”还没有查完，查完后总分在 0—20 分之间。');
    expect(out).toMatch(/待评　.*责任事故/);
    const { subjects } = jsonOf((await at.rubric('score', '否决.rubric', '--facts', '否决.yaml', '--json')).out);
    expect(subjects[0]?.pendingVerdicts).toHaveLength(1);
  });

  test('a folder of files, in GB18030 as Excel writes it', async () => {
    at.put('情况/一.yaml', whole);
    // 考评对象,群众满意度 / 四科,90%
    at.put(
      '情况/二.csv',
      Uint8Array.from([
        0xbf, 0xbc, 0xc6, 0xc0, 0xb6, 0xd4, 0xcf, 0xf3, 0x2c, 0xc8, 0xba, 0xd6, 0xda, 0xc2, 0xfa, 0xd2, 0xe2, 0xb6,
        0xc8, 0x0d, 0x0a, 0xcb, 0xc4, 0xbf, 0xc6, 0x2c, 0x39, 0x30, 0x25, 0x0d, 0x0a,
      ]),
    );
    const { code, out } = await at.rubric('score', table, '--facts', '情况', '--json');
    expect(code).toBe(0);
    expect(new Set(jsonOf(out).subjects.map(({ subject }) => subject))).toEqual(new Set(['一科', '四科']));
  });

  test('several raters are merged, and must agree on what can be counted', async () => {
    at.put('评委表.rubric', `评委：3人，取平均\n${dutyRubric}`);
    const rows = (late: string) =>
      `考评对象,评委,"迟到",群众满意度,台账不规范,其余\n甲,张,1,95%,0.5,达标\n甲,李,1,95%,1,达标\n甲,王,${late},95%,1.5,达标\n`;
    at.put('评委.csv', rows('1'));
    const agreed = await at.rubric('score', '评委表.rubric', '--facts', '评委.csv', '--json');
    expect({ code: agreed.code, err: agreed.err }).toEqual({ code: 0, err: '' });
    expect(jsonOf(agreed.out).subjects[0]?.items.find(({ item }) => item === '服务3')?.score).toEqual({
      least: 3,
      most: 3,
    });
    const fewer = rows('1')
      .replace(/甲,王.*\n/, '')
      .replace('李,1,95%,1,', '李,1,95%,,');
    at.put('评委.csv', fewer);
    const noted = await at.rubric('score', '评委表.rubric', '--facts', '评委.csv');
    expect(noted.code).toBe(0);
    expect(noted.err).toBe(
      '“甲”有2位评委的打分，评分表写的是3位；按这2位计算。\n“甲”的“台账不规范”，评委“李”没有打分；按其余1位计算。\n',
    );
    at.put('评委.csv', rows('2'));
    const split = await at.rubric('score', '评委表.rubric', '--facts', '评委.csv');
    expect(split.code).toBe(1);
    expect(split.err).toMatch(/^“甲”的“迟到.*”，各评委填的不一样：1、1、2。\n$/);
  });
});

describe('facts that do not fit are told where they stand, exit code 1', () => {
  test.each([
    ['错名.yaml', '考评对象：一科\n到港：\n', '错名.yaml 第2行：评分表里没有“到港”这个项目，是不是“到岗”？\n'],
    [
      '错条.yaml',
      '到岗：\n  未填值班记录：是\n',
      '错条.yaml 第2行：“到岗”里没有“未填值班记录”这一条，是不是“未填写值班记录”？\n',
    ],
    ['错值.yaml', '接待：九成\n', '错值.yaml 第1行：“群众满意度”应写数（%），不能写“九成”。\n'],
    ['超界.csv', '考评对象,台账不规范\n甲,3\n', /^超界\.csv 第2行“台账不规范”一栏：“台账不规范”应写.*。\n$/],
    ['空项.yaml', '台账：空项\n', /^空项\.yaml 第1行：“台账”应写.*空项.*。\n$/],
    [
      '率.csv',
      '考评对象,群众满意度\n甲,0.95\n乙,85%\n',
      '率.csv 第2行“群众满意度”一栏：“0.95”是95%还是0.95%？请写“95%”或“0.95%”。\n',
    ],
    ['两遍.csv', '考评对象,群众满意度\n甲,90\n甲,80\n', '两遍.csv 第3行：“甲”前面已经写过一次。\n'],
    ['坏.json', '{"到岗": {}', '坏.json 第1行：这里缺英文逗号或右花括号。\n'],
    ['坏.yaml', '到岗:\n\t迟到: 1\n', '坏.yaml 第2行：行首请用空格，不要用制表符（Tab 键）。\n'],
    ['空.yaml', '', '空.yaml：文件是空的。\n'],
  ])('%s', async (name, content, message) => {
    at.put(name, content);
    const { code, out, err } = await at.rubric('score', table, '--facts', name);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(typeof message === 'string' ? new RegExp(`^${escaped(message)}$`) : message);
    expect(soundsLikeAProgram(err), err).toBe(false);
  });

  test('hostile facts: deep, long, with names of objects', async () => {
    at.put('敌.json', `{"__proto__":{"x":1},"constructor":{"prototype":1},"toString":1}`);
    at.put('深.json', '['.repeat(100_000));
    at.put('长.csv', `${Array.from({ length: 2000 }, (_, at_) => `列${at_}`).join(',')}\n`);
    at.put('炸.yaml', 'a: &a [x]\nb: &b [*a,*a]\nc: &c [*b,*b]\n');
    at.put('控.csv', `考评对象,\u001b[31m群众满意度\n甲,\u001b]0;x\u0007\n${'乙,九成\n'.repeat(200)}`);
    for (const name of ['敌.json', '深.json', '长.csv', '炸.yaml', '控.csv']) {
      const { code, out, err } = await at.rubric('score', table, '--facts', name);
      expect({ code, out }, name).toEqual({ code: 1, out: '' });
      expect(err.split('\n').length, name).toBeLessThan(25);
      expect(err, name).not.toContain('\u001b');
      expect(soundsLikeAProgram(err), err).toBe(false);
    }
  });
});

describe('what keeps it from scoring at all', () => {
  test('a rubric that does not compute: says what is in the way, exit code 1', async () => {
    at.put('毛病.rubric', troubledRubric);
    const { code, out, err } = await at.rubric('score', '毛病.rubric', '--facts', '一科.yaml');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^错误 第\d+行：/);
    expect(err).toMatch(/毛病\.rubric 还不能算分，请先改好上面 \d+ 处。\n$/);
    expect(err).not.toMatch(/^(警告|提示) /m);
  });

  test('files that are not there or are something else, exit code 2', async () => {
    at.put('情况.docx', Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]));
    at.put('情况.txt', '到岗：\n');
    expect(await at.rubric('score', table, '--facts', '没有.yaml')).toMatchObject({
      code: 2,
      err: '没有.yaml：找不到这个文件。请检查文件名和所在文件夹。\n',
    });
    expect((await at.rubric('score', table, '--facts', '情况.docx')).code).toBe(2);
    expect(await at.rubric('score', table, '--facts', '情况.txt')).toMatchObject({
      code: 2,
      err: '情况.txt：情况要写在 .json、.yaml、.yml、.csv、.tsv 文件里。\n',
    });
  });

  test('in English', async () => {
    const { err } = await at.rubric('score', table, '--facts', '错名.yaml', '--lang', 'en');
    expect(err).toBe('错名.yaml line 2: The rubric has no item “到港”; did you mean “到岗”?\n');
  });
});
