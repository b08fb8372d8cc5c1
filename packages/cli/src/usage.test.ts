import { chmodSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { commands } from './commands.ts';
import { desk, soundsLikeAProgram } from './fixtures/clerk.ts';
import type { Desk } from './fixtures/clerk.ts';

let at: Desk;
beforeAll(async () => {
  at = desk();
  // The first run may make the bundle.
  await at.rubric('--version');
}, 120_000);

describe('help', () => {
  test('is Chinese, names every command, and is no error', async () => {
    const { code, out, err } = await at.rubric('--help');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('用法');
    for (const { name, summary } of commands) {
      expect(out).toContain(name);
      expect(out).toContain(summary.zh.slice(0, 6));
    }
    expect(out).not.toMatch(/Usage|Options|Commands|display help/);
  });

  test('is English with --lang en, wherever it stands', async () => {
    for (const args of [
      ['--lang', 'en', '--help'],
      ['check', '--help', '--lang=en'],
    ]) {
      const { code, out } = await at.rubric(...args);
      expect(code).toBe(0);
      expect(out).toContain('Usage:');
      expect(out).not.toMatch(/[\u4e00-\u9fff]/);
    }
  });

  test.each(commands.map(({ name }) => name))('of %s tells its options in Chinese', async (name) => {
    const { code, out } = await at.rubric(name, '--help');
    expect(code).toBe(0);
    expect(out).toContain(`rubric ${name}`);
    expect(out).not.toMatch(/choices:|\(default|Options:/);
  });
});

describe('a command line that is not right says so in one sentence, exit code 2', () => {
  test.each([
    [['chek'], '没有“chek”这个命令。是不是想写 check？'],
    [['check'], '请写上评分表的文件名。写 --help 看用法。'],
    [['check', '--jsn', 'a.rubric'], '没有“--jsn”这个选项。是不是想写 --json？'],
    [['explain', 'a.rubric', 'b.rubric'], '多写了内容。文件名里有空格时，请用引号括起来。写 --help 看用法。'],
    [['score', 'a.rubric'], '还要写上 --facts <文件...>。写 --help 看用法。'],
    [['print', 'a.rubric', '--to', 'doc'], '“doc”不行，可以是：html、pdf、docx、xlsx、md、txt、json。'],
    [['print', 'a.rubric', '--to'], '“--to <格式>”后面要写上内容。'],
    [['check', 'a.rubric', '--max-warnings', '几条'], '--max-warnings 后面要写一个整数，不能是“几条”。'],
    [['check', 'a.rubric', '--severity', '总分不对=错误'], '没有“总分不对”这项检查。'],
    [['--lang', 'fr', 'check', 'a.rubric'], '--lang 只能是 zh（中文）或 en（英文）。'],
  ])('%j', async (args, message) => {
    expect(await at.rubric(...args)).toEqual({ code: 2, out: '', err: `${message}\n` });
  });

  test('nothing at all shows the help', async () => {
    const { code, err } = await at.rubric();
    expect(code).toBe(2);
    expect(err).toContain('用法');
  });
});

describe('a file that cannot be used is named with the reason, exit code 2', () => {
  test('missing, a folder, an empty folder, no match', async () => {
    mkdirSync(join(at.folder, '空 文件夹'), { recursive: true });
    expect(await at.rubric('check', '没有的表.rubric')).toEqual({
      code: 2,
      out: '',
      err: '没有的表.rubric：找不到这个文件。请检查文件名和所在文件夹。\n',
    });
    expect(await at.rubric('explain', '空 文件夹')).toEqual({
      code: 2,
      out: '',
      err: '空 文件夹：这是文件夹，不是文件。\n',
    });
    expect(await at.rubric('check', '空 文件夹')).toEqual({
      code: 2,
      out: '',
      err: '空 文件夹：这个文件夹里没有 .rubric 文件。\n',
    });
    expect(await at.rubric('check', '不存在*.rubric')).toEqual({
      code: 2,
      out: '',
      err: '不存在*.rubric：没有符合的文件。\n',
    });
  });

  test('bytes that are no text', async () => {
    at.put('表.docx', Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, 0, 0]));
    at.put('图.rubric', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]));
    for (const [name, words] of [
      ['表.docx', 'Word、Excel 或 WPS'],
      ['图.rubric', '里面不是文字'],
    ] as const) {
      for (const command of ['check', 'explain', 'fmt', 'test'] as const) {
        const { code, out, err } = await at.rubric(command, name);
        expect({ code, out }).toEqual({ code: 2, out: '' });
        expect(err.split('\n')).toHaveLength(2);
        expect(err).toContain(words);
      }
    }
  });

  test.runIf(process.platform !== 'win32' && process.getuid?.() !== 0)('not to be read', async () => {
    at.put('锁着.rubric', '评分表：甲\n');
    chmodSync(join(at.folder, '锁着.rubric'), 0);
    expect(await at.rubric('check', '锁着.rubric')).toMatchObject({
      code: 2,
      err: '锁着.rubric：没有权限读这个文件。\n',
    });
  });

  test.runIf(process.platform !== 'win32')('a link to nowhere', async () => {
    symlinkSync('/nowhere/at/all', join(at.folder, '断.rubric'));
    const { code, err } = await at.rubric('check', '断.rubric');
    expect(code).toBe(2);
    expect(err).toContain('找不到这个文件');
    rmSync(join(at.folder, '断.rubric'));
  });

  test('one bad file does not keep the others from being reported', async () => {
    at.put('好.rubric', '评分表：甲\n\n1、纪律（10分）\n评分标准：迟到每次扣1分。\n');
    const { code, out, err } = await at.rubric('check', '好.rubric', '没有的表.rubric');
    expect(code).toBe(2);
    expect(out).toContain('好.rubric');
    expect(err).toBe('没有的表.rubric：找不到这个文件。请检查文件名和所在文件夹。\n');
  });

  test('nothing says it like a program', async () => {
    for (const args of [
      ['check', 'x'],
      ['explain', '.'],
      ['score', 'x', '--facts', 'y'],
      ['print', 'x', '--to', 'pdf', '--out', 'z.pdf'],
      ['collect', 'x', '--rubric', 'y'],
    ]) {
      const { code, err } = await at.rubric(...args);
      expect(code).toBe(2);
      expect(soundsLikeAProgram(err), err).toBe(false);
    }
  });
});
