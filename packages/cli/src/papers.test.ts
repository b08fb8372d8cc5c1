import { Ajv2020 } from 'ajv/dist/2020.js';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Explanation } from '@rubric-lang/model';
import { beforeAll, describe, expect, test } from 'vitest';
import { explanationSchema } from '@rubric-lang/model';
import { desk, soundsLikeAProgram } from './fixtures/clerk.ts';
import type { Desk } from './fixtures/clerk.ts';
import { dutyRubric, troubledRubric } from './fixtures/duty-rubric.ts';
import { fileNameOf } from './print/file-name.ts';

const validate = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true }).compile<Explanation>(
  explanationSchema,
);

let at: Desk;
beforeAll(async () => {
  at = desk();
  at.put('值班 表.rubric', dutyRubric);
  at.put('毛病.rubric', troubledRubric);
  at.put('各科.csv', '考评对象,群众满意度,未填写值班记录,其余\n甲/科,95%,否,达标\n"乙:科",85%,是,达标\n');
  await at.rubric('--version');
}, 120_000);

const table = '值班 表.rubric';

describe('explain', () => {
  test('reads every sentence back, with what is to be filled in', async () => {
    const { code, out, err } = await at.rubric('explain', table);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('· 未填写值班记录的扣2分');
    expect(out).toMatch(/理解为：.*未填写值班记录.*扣2分/);
    expect(out).toContain('要填的情况：群众满意度（%）');
    expect(out).toContain('由考评组打分');
    expect(soundsLikeAProgram(out), out).toBe(false);
  });

  test('--json keeps to its schema, also for a file with errors (exit code 1)', async () => {
    for (const [file, expected] of [
      [table, 0],
      ['毛病.rubric', 1],
    ] as const) {
      const { code, out, err } = await at.rubric('explain', file, '--json');
      expect(code).toBe(expected);
      expect(err === '').toBe(expected === 0);
      const explanation: unknown = JSON.parse(out);
      expect(validate(explanation), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
    }
  });

  test('an open choice is shown with the line that answers it', async () => {
    const { out } = await at.rubric('explain', '毛病.rubric');
    expect(out).toContain('请在本项加一行“否则：”选定');
    expect(out).toMatch(/否则：逐句　/);
    expect(out).toMatch(/否则：全项　/);
  });
});

describe('test', () => {
  test('examples that hold', async () => {
    expect(await at.rubric('test', table)).toEqual({
      code: 0,
      out: '✓ 迟到三次，满意度一般　15.5分　合格\n',
      err: '1 个样例都对。\n',
    });
  });

  test('one that fails shows both numbers and what each clause came to, exit code 1', async () => {
    at.put('错.rubric', dutyRubric.replace('总分：15.5分', '总分：16分'));
    const { code, out, err } = await at.rubric('test', '错.rubric');
    expect(code).toBe(1);
    expect(out).toContain('总分：样例写的是16分，算出来是15.5分。');
    expect(out).toMatch(/“迟到的，每次扣0\.5分”：3次，扣1\.5分/);
    expect(err).toBe('1 个样例，1 个对不上。\n');
    const { files } = JSON.parse((await at.rubric('test', '错.rubric', '--json')).out);
    expect(files[0].examples[0]).toMatchObject({ passed: false, total: { least: 15.5, most: 15.5 } });
  });
});

describe('fmt', () => {
  const untidy = dutyRubric.replace('总分：20分', '  总分： 20分  ').replace('\n\n一、', '\n\n\n\n一、');

  test('--check tells, without touching; then it tidies, once and for all', async () => {
    at.put('乱.rubric', untidy);
    expect(await at.rubric('fmt', '--check', '乱.rubric')).toMatchObject({ code: 1, out: '乱.rubric：版面不整齐。\n' });
    expect(at.read('乱.rubric')).toBe(untidy);
    expect(await at.rubric('fmt', '乱.rubric')).toEqual({ code: 0, out: '乱.rubric：整理好了。\n', err: '' });
    expect(await at.rubric('fmt', '--check', '乱.rubric')).toEqual({ code: 0, out: '', err: '版面整齐，没有改动。\n' });
  });

  test('keeps the encoding and its mark', async () => {
    at.put('宽.rubric', Buffer.from(`\ufeff${untidy}`, 'utf16le'));
    await at.rubric('fmt', '宽.rubric');
    const bytes = readFileSync(join(at.folder, '宽.rubric'));
    expect([...bytes.subarray(0, 2)]).toEqual([0xff, 0xfe]);
    at.put('窄.rubric', untidy);
    await at.rubric('fmt', '窄.rubric');
    expect(bytes.toString('utf16le').slice(1)).toBe(at.read('窄.rubric'));
  });
});

describe('build', () => {
  test('writes a module that runs with no package installed, its types, the way back and the form of facts', async () => {
    const { code, out, err } = await at.rubric('build', table, '--out', '模 块');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.trimEnd().split('\n')).toEqual(
      ['js', 'd.ts', 'd.ts.map', 'schema.json'].map((ending) => join('模 块', `值班 表.rubric.${ending}`)),
    );
    const made: {
      readonly check: (facts: unknown) => { readonly facts: unknown };
      readonly score: (facts: unknown) => { readonly total: unknown };
    } = await import(pathToFileURL(join(at.folder, '模 块', '值班 表.rubric.js')).href);
    const { facts } = made.check({
      纪律1: { 未填写值班记录: true },
      服务2: { 群众满意度: 85 },
      服务3: { 台账不规范: 1 },
    });
    expect(made.score(facts)).toMatchObject({ total: { least: 14, most: 14 } });
  });

  test('the same bytes every time; --check tells what is stale, and so does check', async () => {
    at.put('改.rubric', dutyRubric);
    await at.rubric('build', '改.rubric', '--out', '.');
    const made = at.read('改.rubric.js');
    await at.rubric('build', '改.rubric', '--out', '.');
    expect(at.read('改.rubric.js')).toBe(made);
    expect(await at.rubric('build', '改.rubric', '--out', '.', '--check')).toMatchObject({
      code: 0,
      err: '都是最新的。\n',
    });
    expect((await at.rubric('check', '改.rubric')).code).toBe(0);

    at.put('改.rubric', dutyRubric.replace('扣2分', '扣3分'));
    const stale = await at.rubric('build', '改.rubric', '--out', '.', '--check');
    expect(stale.code).toBe(1);
    expect(stale.out).toContain('改.rubric.js：不是最新的。');
    expect(at.read('改.rubric.js')).toBe(made);
    const { code, out } = await at.rubric('check', '改.rubric');
    expect(code).toBe(1);
    expect(out).toContain('改.rubric.js 是按以前的稿生成的，算法已经不一样了。');
  });

  test('what does not compute is not built', async () => {
    const { code, err } = await at.rubric('build', '毛病.rubric', '--out', '没有');
    expect(code).toBe(1);
    expect(err).toContain('还不能算分');
    expect(at.files().some((path) => path.startsWith('没有'))).toBe(false);
  });
});

describe('print', () => {
  test.each([
    ['html', /^<!doctype html>/i],
    ['md', /^# 值班考核表/],
    ['txt', /值班考核表/],
    ['json', /^\{/],
  ])('%s goes to stdout when no file is named', async (to, start) => {
    const { code, out, err } = await at.rubric('print', table, '--to', to);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.trimStart()).toMatch(start);
  });

  test.each([
    ['pdf', '%PDF'],
    ['docx', 'PK'],
    ['xlsx', 'PK'],
  ])('%s goes to a file, whose folder is made; the ending tells the format', async (to, magic) => {
    const out = `印 出/表.${to}`;
    const { code, err } = await at.rubric('print', table, '--out', out);
    expect(code).toBe(0);
    expect(err).toContain(`印好了：${out}`);
    expect(readFileSync(join(at.folder, out)).subarray(0, magic.length).toString('latin1')).toBe(magic);
  });

  test('the same bytes every time', async () => {
    for (const name of ['a.pdf', 'b.pdf', 'a.docx', 'b.docx']) await at.rubric('print', table, '--out', name);
    expect(readFileSync(join(at.folder, 'a.pdf')).equals(readFileSync(join(at.folder, 'b.pdf')))).toBe(true);
    expect(readFileSync(join(at.folder, 'a.docx')).equals(readFileSync(join(at.folder, 'b.docx')))).toBe(true);
  });

  test('many subjects are one file each, under names that every system takes', async () => {
    const { code, err } = await at.rubric('print', table, '--to', 'html', '--sheet', '各科.csv', '--out', '各科表');
    expect({ code, err }).toEqual({ code: 0, err: '印好 2 份，在 各科表。\n' });
    expect(at.files().filter((path) => path.startsWith('各科表'))).toEqual([
      join('各科表', '乙 科.html'),
      join('各科表', '甲 科.html'),
    ]);
    expect(await at.rubric('print', table, '--sheet', '各科.csv', '--separate', '--out', '各科.html')).toEqual({
      code: 2,
      out: '',
      err: '--separate 是每个单位一个文件，请用 --out 写明写进哪个文件夹。\n',
    });
  });

  test.each(['html', 'pdf', 'docx', 'xlsx', 'md', 'txt', 'json'])(
    'many subjects are one file where one is named: %s',
    async (to) => {
      const { code, err } = await at.rubric('print', table, '--sheet', '各科.csv', '--out', `一本.${to}`);
      expect(code).toBe(0);
      expect(err).toMatch(/印好了：一本\.\w+（2 个单位(，2 页)?）。\n$/);
      if (to === 'docx' || to === 'xlsx') {
        at.put(`收回/一本.${to}`, readFileSync(join(at.folder, `一本.${to}`)));
        const back = await at.rubric('collect', '收回', '--rubric', table, '--json');
        const { files } = JSON.parse(back.out) as { files: { subject: string }[] };
        expect(files.map((it) => it.subject).slice(-2)).toEqual(['甲/科', '乙:科']);
      }
    },
  );

  test('the summary of all, the letter to one', async () => {
    const summary = await at.rubric('print', table, '--kind', '汇总表', '--sheet', '各科.csv', '--to', 'md');
    expect(summary.out).toMatch(/\| 1 \| 甲\/科 \|/);
    const letter = await at.rubric(
      'print',
      table,
      '--kind',
      '反馈函',
      '--sheet',
      '各科.csv',
      '--to',
      'txt',
      '--out',
      '函',
    );
    expect(letter.code).toBe(0);
    expect(at.read(join('函', '乙 科.txt'))).toContain('未填写值班记录的扣2分');
  });

  test('texts of many subjects may be one file', async () => {
    const { code, out } = await at.rubric('print', table, '--kind', '反馈函', '--sheet', '各科.csv', '--to', 'md');
    expect(code).toBe(0);
    expect(out.split('\n---\n')).toHaveLength(2);
  });

  test('what a new edition says otherwise than the one before', async () => {
    at.put('去年.rubric', dutyRubric);
    at.put('今年.rubric', dutyRubric.replace('未填写值班记录的扣2分', '未填写值班记录的扣3分'));
    const args = ['print', '今年.rubric', '--kind', '修订对照表', '--to', 'md'];
    const { code, out } = await at.rubric(...args, '--against', '去年.rubric');
    expect(code).toBe(0);
    expect(out).toMatch(/扣2分.*扣3分.*修改文字/);
    expect((await at.rubric(...args)).code).toBe(2);
    expect(await at.rubric(...args, '--against', '没有.rubric')).toMatchObject({
      code: 2,
      err: '没有.rubric：找不到这个文件。请检查文件名和所在文件夹。\n',
    });
  });

  test('--layout sets the paper; a word that it does not know names the nearest', async () => {
    const { code, out } = await at.rubric(
      'print',
      table,
      '--to',
      'json',
      '--layout',
      '简表，横版，页码居中，页边距上20',
    );
    expect(code).toBe(0);
    expect(JSON.parse(out).layout).toMatchObject({
      pageNumbers: 'centred',
      page: { orientation: 'landscape', odd: { top: 20 } },
    });
    expect(await at.rubric('print', table, '--to', 'md', '--layout', '简标')).toEqual({
      code: 2,
      out: '',
      err: '--layout 里的“简标”没有读懂，可以写：简表。\n',
    });
  });

  test('a draft with open questions prints all the same', async () => {
    const { code, out } = await at.rubric('print', '毛病.rubric', '--to', 'txt');
    expect(code).toBe(0);
    expect(out).toContain('每1000户');
  });

  test.each([
    [['--to', 'pdf'], '请用 --out 写明写到哪个文件。\n'],
    [['--out', '表'], '请用 --to 写明格式：html、pdf、docx、xlsx、md、txt、json。\n'],
    [
      ['--to', 'md', '--kind', '大表'],
      '--kind 没有“大表”，可以是：评分表、自评表、汇总表、反馈函、征求意见稿、修订对照表。\n',
    ],
    [['--to', 'md', '--kind', '汇总表'], '汇总表要用 --sheet 写明各单位的情况。\n'],
  ])('%j', async (args, message) => {
    expect(await at.rubric('print', table, ...args)).toEqual({ code: 2, out: '', err: message });
  });

  test('what cannot be written is said, and nothing half-written is left', async () => {
    at.put('挡路', '一个文件');
    const before = at.files();
    const blocked = await at.rubric('print', table, '--out', '挡路/表.html');
    expect(blocked).toMatchObject({ code: 2, err: '挡路/表.html：写不进去：路径中间有一个是文件，不是文件夹。\n' });
    const onFolder = await at.rubric('print', table, '--to', 'html', '--out', '各科表');
    expect(onFolder).toMatchObject({ code: 2, err: '各科表：这是文件夹，不是文件。\n' });
    expect(at.files()).toEqual(before);
  });
});

test('nothing in a rubric commands the terminal', async () => {
  const hostile = `评分表：\u001b[31m红\u202e表\n\n1、\u001b]0;x\u0007到岗（10分）\n评分标准：\u001b[2J迟到扣1分\u2066；\u009b1m缺勤扣2分。\n`;
  at.put('敌.rubric', `${hostile}${'// 凑足字数。\n'.repeat(200)}`);
  at.put('敌.yaml', '到岗:\n  "\\e[31m迟到": 是\n');
  for (const args of [
    ['check', '敌.rubric'],
    ['explain', '敌.rubric'],
    ['names', '敌.rubric'],
    ['test', '敌.rubric'],
    ['score', '敌.rubric', '--facts', '敌.yaml'],
  ]) {
    const { out, err } = await at.rubric(...args);
    // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
    expect(out + err, args.join(' ')).not.toMatch(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u202e\u2066]/);
  }
});

test('a text that lost its headings is answered all the same', async () => {
  const words = [
    '扣1分',
    '得2分',
    '每少1次',
    '，',
    '。',
    '；',
    '不得分',
    '一、',
    '（3分）',
    '酌情',
    '\n',
    '否则',
    '《',
    '80%以上',
    '项目',
  ];
  at.put(
    '乱.rubric',
    Array.from({ length: 1500 }, (_, index) => words[(index * 7919 + index ** 2) % words.length]).join(''),
  );
  for (const command of ['check', 'explain', 'fmt']) {
    const { code, out, err } = await at.rubric(command, '乱.rubric');
    expect([0, 1]).toContain(code);
    expect(soundsLikeAProgram(out + err)).toBe(false);
  }
});

test('the demo makes the module and the printed table, and tells of them in a few lines', async () => {
  const { code, out } = await at.rubric('demo', '--out', '演示');
  expect(code).toBe(0);
  const made = at.files().filter((path) => path.startsWith('演示'));
  expect(made).toEqual(
    expect.arrayContaining(
      ['html', 'pdf', 'rubric.js', 'rubric.d.ts'].map((ending) => join('演示', `sansong-2012.${ending}`)),
    ),
  );
  for (const path of made) expect(out).toContain(path);
  expect(out).toContain('77 个计分项');
  expect(out).toMatch(/青源县：.*满分 120 分/);
  expect(out.match(/^ {2}\d\. /gm)).toHaveLength(3);
  expect(out).toMatch(/原文里发现的：警告 \d+/);
  expect(out.split('\n').length).toBeLessThan(40);
  expect(soundsLikeAProgram(out), out).toBe(false);
}, 120_000);

test('names of subjects become names of files', () => {
  const given = new Set<string>();
  expect(
    ['甲/乙:丙?', '甲 乙 丙', '..', 'CON', ' 首尾 . ', '长'.repeat(200), '\u202e反'].map((name) =>
      fileNameOf(name, given),
    ),
  ).toEqual(['甲 乙 丙', '甲 乙 丙（2）', '单位', '单位CON', '首尾', '长'.repeat(60), '反']);
});
