import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { desk, soundsLikeAProgram } from '../fixtures/clerk.ts';
import type { Desk } from '../fixtures/clerk.ts';
import { dutyRubric } from '../fixtures/duty-rubric.ts';

let at: Desk;

/** The same file with one part of it changed, as an office program would have saved it. */
const changed = (name: string, part: string, change: (text: string) => string): Uint8Array => {
  const parts = unzipSync(readFileSync(join(at.folder, name)));
  const before = strFromU8(parts[part] ?? new Uint8Array());
  const after = change(before);
  expect(after).not.toBe(before);
  return zipSync({ ...parts, [part]: strToU8(after) });
};

beforeAll(async () => {
  at = desk();
  at.put('表.rubric', dutyRubric);
  at.put('一科.yaml', '考评对象：一科\n到岗：\n  未填写值班记录：是\n接待：85%\n台账：1\n');
  await at.rubric('print', '表.rubric', '--sheet', '一科.yaml', '--out', '填好.docx');
  await at.rubric('print', '表.rubric', '--out', '空白.xlsx');
}, 120_000);

const document = 'word/document.xml';

describe('collect', () => {
  test('scores come back as a table, one row a unit', async () => {
    at.put('收一/一科.docx', readFileSync(join(at.folder, '填好.docx')));
    const { code, out, err } = await at.rubric('collect', '收一', '--rubric', '表.rubric', '--scores', '分.csv');
    expect({ code, err }).toEqual({ code: 0, err: '写好了：分.csv。\n' });
    expect(out).toMatch(/^考评对象 +得分合计/);
    expect(at.read('分.csv')).toBe('\ufeff考评对象,纪律1,服务2,服务3,合计\r\n一科,8,3,3,14\r\n');
  });

  test('facts written into a workbook come back as facts that score', async () => {
    const filled = changed('空白.xlsx', 'xl/worksheets/sheet2.xml', (sheet) =>
      sheet
        .replace(/<c r="C5"([^>]*)\/>/, '<c r="C5"$1><v>2</v></c>')
        .replace(/<c r="C7"([^>]*)\/>/, '<c r="C7"$1 t="inlineStr"><is><t>是</t></is></c>'),
    );
    at.put('收二/二科.xlsx', filled);
    const { code, err } = await at.rubric('collect', '收二', '--rubric', '表.rubric', '--out', '情况.yaml');
    expect({ code, err }).toEqual({ code: 0, err: '写好了：情况.yaml。\n' });
    const scored = await at.rubric('score', '表.rubric', '--facts', '情况.yaml', '--json');
    expect(scored.code).toBe(0);
    const { subjects } = JSON.parse(scored.out);
    expect(subjects[0].subject).toBe('二科');
    expect(subjects[0].items[0].score).toEqual({ least: 7, most: 7 });
  });

  test('what is out of bounds, changed, printed before, missing, unknown, sent twice or something else', async () => {
    at.put(
      '收三/超.docx',
      changed('填好.docx', document, (text) => text.replace(/>8</, '>80<')),
    );
    at.put(
      '收三/改.docx',
      changed('填好.docx', document, (text) => text.replaceAll('未填写值班记录的扣2分', '未填写值班记录的扣1分')),
    );
    at.put(
      '收三/缺.docx',
      changed('填好.docx', document, (text) => text.replace(/<w:sdt>(?:(?!<\/w:sdt>).)*score\/纪律1.*?<\/w:sdt>/s, '')),
    );
    at.put('收三/坏.docx', 'hello');
    at.put('收三/~$超.docx', 'shadow of an open file');
    at.put('旧.rubric', dutyRubric.replace('扣2分', '扣3分'));
    await at.rubric('print', '旧.rubric', '--sheet', '一科.yaml', '--out', '收三/旧.docx');
    at.put('名单.txt', '一科\n三科\n');
    const { code, out, err } = await at.rubric('collect', '收三', '--rubric', '表.rubric', '--units', '名单.txt');
    expect(code).toBe(1);
    expect(out).not.toContain('~$');
    const place = (name: string): string => join('收三', name);
    expect(err).toContain(`${place('超.docx')}：“到岗”应在 0—10 分之间，填的是 80。`);
    expect(err).toMatch(/改\.docx：印好的字被改了：“迟到的，每次扣0\.5分；.*”。/);
    expect(err).toContain(`${place('旧.docx')}：是按另一稿印的，分值或算法和现在的不一样，请按现在的稿重填。`);
    expect(err).toContain(`${place('缺.docx')}：填分的格子不见了：“到岗”。`);
    expect(err).toContain(`${place('坏.docx')}：不是 Word 或 Excel 文件，或者已经损坏。`);
    expect(err).toContain('“一科”交了不止一份。');
    expect(err).toContain('还没有交：三科。');
    expect(soundsLikeAProgram(err), err).toBe(false);
    const json = JSON.parse(
      (await at.rubric('collect', '收三', '--rubric', '表.rubric', '--units', '名单.txt', '--json')).out,
    );
    expect(json).toMatchObject({ version: 1, missing: ['三科'] });
  });

  test.each([
    [['没有', '--rubric', '表.rubric'], '没有：找不到这个文件夹。\n'],
    [['表.rubric', '--rubric', '表.rubric'], '表.rubric：这不是文件夹。\n'],
    [['.', '--rubric', '没有.rubric'], '没有.rubric：找不到这个文件。请检查文件名和所在文件夹。\n'],
    [['.', '--rubric', '表.rubric', '--out', '情况.txt'], '--out 要写成 .yaml 或 .json 文件。\n'],
    [['.', '--rubric', '表.rubric', '--units', '没有.txt'], '没有.txt：找不到这个文件。请检查文件名和所在文件夹。\n'],
  ])('%j', async (args, message) => {
    expect(await at.rubric('collect', ...args)).toEqual({ code: 2, out: '', err: message });
  });
});
