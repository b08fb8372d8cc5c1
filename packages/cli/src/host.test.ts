import { mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { nodeHost } from './host.ts';

const host = nodeHost();
let folder: string;
const at = (...names: readonly string[]): string => join(folder, ...names);
const there = (): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort((a, b) => a.localeCompare(b));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'host 主机-'));
});

describe('writing', () => {
  test('makes folders, replaces what is there, leaves nothing else', () => {
    writeFileSync(at('旧.txt'), '旧');
    expect(
      host.write([
        { path: at('旧.txt'), content: '新' },
        { path: at('甲', '乙.txt'), content: Uint8Array.from([65]) },
      ]),
    ).toBeNull();
    expect(readFileSync(at('旧.txt'), 'utf8')).toBe('新');
    expect(there()).toEqual([join('.', '旧.txt'), '甲', join('甲', '乙.txt')].sort((a, b) => a.localeCompare(b)));
  });

  test('writes all or none: one that cannot be written keeps the others as they were', () => {
    writeFileSync(at('一.txt'), '原样');
    writeFileSync(at('文件'), '');
    mkdirSync(at('夹'));
    const before = there();
    for (const impossible of [at('文件', '二.txt'), at('夹')]) {
      expect(
        host.write([
          { path: at('一.txt'), content: '改了' },
          { path: impossible, content: '' },
        ]),
      ).toMatchObject({ path: impossible });
      expect(readFileSync(at('一.txt'), 'utf8')).toBe('原样');
      expect(there()).toEqual(before);
    }
  });
});

describe('finding', () => {
  test('everything under a folder that ends so, but for hidden folders and packages', () => {
    for (const name of ['甲.rubric', 'b/乙.RUBRIC', '.git/丙.rubric', 'node_modules/p/丁.rubric', '戊.txt']) {
      mkdirSync(join(at(name), '..'), { recursive: true });
      writeFileSync(at(name), '');
    }
    expect(host.filesUnder(folder, ['.rubric'])).toEqual([at('b', '乙.RUBRIC'), at('甲.rubric')]);
  });

  test('patterns, absolute ones answered with absolute paths', async () => {
    for (const name of ['甲 一.rubric', '乙 二.rubric', '丙.txt']) writeFileSync(at(name), '');
    expect(new Set(await host.filesLike(at('*.rubric')))).toEqual(new Set([at('甲 一.rubric'), at('乙 二.rubric')]));
  });
});
