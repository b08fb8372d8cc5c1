import { readFileSync } from 'node:fs';
import { compile } from '@rubric-lang/compiler';
import { score } from '@rubric-lang/evaluator';
import type { Facts, Rubric } from '@rubric-lang/model';
import { expect, test } from 'vitest';
import { byKey, inPoints, loadedModule, recorded } from './loaded-module.ts';

const met: Facts = { declared: {}, items: {}, othersMet: true };

function compiled(text: string): Rubric {
  return compile('a.rubric', () => text).draft;
}

/** The total of a subject of which nothing is recorded but 其余：达标; the module has to agree. */
async function totalOf(rubric: Rubric): Promise<number> {
  const sheet = score(rubric, met);
  const module = await loadedModule(rubric);
  const check = module.check(recorded(met));
  if (!('facts' in check)) throw new Error('the module refuses the facts');
  expect(byKey(module.score(check.facts))).toEqual(inPoints(sheet));
  expect(sheet.total.least).toBe(sheet.total.most);
  return sheet.total.least / 1000;
}

test('the five bonus lines of 三送, without points and without a ceiling, add nothing to its 120', async () => {
  const text = readFileSync(new URL('../../../rubrics/sansong-2012/sansong-2012.rubric', import.meta.url), 'utf8');
  expect(await totalOf(compiled(text))).toBe(120);
});

const table = (bonus: string): Rubric =>
  compiled(`评分表：试验
总分：10分，加分另计

1.卫生（10分）
评分标准：地面有垃圾的，每处扣1分，扣完为止。

${bonus}
`);

test.each([
  ['a line without points', '# 加分项目\n类型：加分\n### 1、受到肯定的。', 10],
  ['a line that a person weighs', '# 加分项目\n类型：加分\n### 1、领导批示的，酌情加分。', 10],
  ['so much for each, without end', '# 加分项目\n类型：加分\n### 1、获得表彰的，每次加1分。', 10],
  ['points that are written', '# 加分项目\n类型：加分\n### 1、有创新的，加2分。', 12],
  ['bounds that are written', '# 加分项目\n类型：加分\n### 1、有创新的，酌情加1—3分。', 13],
  ['a cap of the clause', '# 加分项目\n类型：加分\n### 1、获得表彰的，每次加1分，最多加3分。', 13],
  ['a ceiling of the item', '一、加分\n1.表彰（加分，最高4分）\n评分标准：获得表彰的，每次加1分。', 14],
  ['a ceiling of the section', '# 加分项目（加分，最高5分）\n### 1、受到肯定的。\n### 2、获得表彰的，每次加1分。', 15],
])('of equals, what gives without end gives nothing: %s', async (_, bonus, total) => {
  expect(await totalOf(table(bonus))).toBe(total);
});

test('the range still says how far a person may go', () => {
  const sheet = score(table('# 加分项目\n类型：加分\n### 1、受到肯定的。'), { ...met, othersMet: false });
  expect(sheet.total).toEqual({ least: 0, most: 20_000 });
});
