import { blockGrammars } from '@rubric-lang/grammar';
import { expect, test } from 'vitest';
import { compile } from '../compile.ts';
import { factByWords, ownersOf } from './fact-by-words.ts';

const { draft } = compile(
  'a.rubric',
  () =>
    '评分表：甲\n\n1. 安全管理（20分）\n评分标准：消防、食堂、校车管理不到位的，分别扣4分、4分、6分；消防通道堵塞的，每处扣1分。\n',
);
const [owner] = ownersOf(draft);
const yesNo = (words: string): string | undefined =>
  owner === undefined
    ? undefined
    : factByWords(owner, words, ({ type }) => type.kind === 'yes-no', blockGrammars['zh-CN'])?.label;

test('a member of a list goes by its own words, and by those with what all of them share', () => {
  const [fire, canteen, bus] = (owner?.facts ?? []).map((it) => it.label);
  expect([fire, canteen, bus].every((it) => it !== undefined)).toBe(true);
  expect(yesNo('消防')).toBe(fire);
  expect(yesNo('消防管理不到位')).toBe(fire);
  expect(yesNo('食堂管理不到位')).toBe(canteen);
  expect(yesNo('校车管理不到位')).toBe(bus);
});

test('words of nothing that is asked are no fact', () => {
  expect(yesNo('宿舍管理不到位')).toBeUndefined();
});
