import { itemsOf, sectionsOf } from '@rubric-lang/model';
import { expect, test } from 'vitest';
import { compile } from './compile.ts';

const absences = (header: string, first: string, item: string): unknown => {
  const { draft } = compile(
    'a.rubric',
    () =>
      `评分表：甲\n${header}\n一、业务（4分）\n${first}\n1. 接种（2分）\n评分标准：漏种的每人扣1分。\n${item}\n2. 建档（2分）\n评分标准：漏建的每户扣1分。\n\n二、管理（2分）\n\n3. 培训（2分）\n评分标准：未培训的扣2分。\n`,
  );
  return [...sectionsOf(draft.sections), ...itemsOf(draft.sections)].map((it) => it.notApplicable);
};

test('what is said of 空项 holds for all below it, and nearer words win', () => {
  expect(absences('', '', '')).toEqual([null, null, null, null, null]);
  expect(absences('', '缺项：折算\n', '')).toEqual(['redistribute', null, 'redistribute', 'redistribute', null]);
  expect(absences('缺项：不计\n', '缺项：折算\n', '缺项：得满分\n')).toEqual([
    'redistribute',
    'omit',
    'full',
    'redistribute',
    'omit',
  ]);
});
