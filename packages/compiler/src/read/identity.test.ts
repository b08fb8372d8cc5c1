import { itemsOf } from '@rubric-lang/model';
import { expect, test } from 'vitest';
import { compile } from '../compile.ts';

test('a number is the same in full-width digits', () => {
  const keys = (text: string): readonly string[] =>
    itemsOf(compile('a.rubric', () => text).draft.sections).map((it) => it.key);
  const text = '评分表：甲\n\n一、消防（2分）\n\n1、通道（2分）\n评分标准：堵塞的扣2分。\n';
  expect(keys(text)).toEqual(['消防1']);
  expect(keys(text.replace('1、', '１、'))).toEqual(keys(text));
});
