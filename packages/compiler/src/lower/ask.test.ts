import { itemsOf } from '@rubric-lang/model';
import { expect, test } from 'vitest';
import { compile } from '../compile.ts';

/** One item whose every clause can be read in two ways, and an answer to the first of them. */
function asked(count: number, answered: boolean): ReturnType<typeof compile> {
  const clauses = Array.from({ length: count }, (_, at) => `第${String(at + 1)}类台账缺失2次的，扣0.1分。`);
  const answer = answered ? '读作：第1类台账＝每2次\n' : '';
  const text = `评分表：台账\n总分：100分\n\n一、台账（100分）\n1、台账（100分）\n评分标准：${clauses.join('')}\n${answer}`;
  return compile('台账.rubric', () => text);
}

function readings({ draft }: ReturnType<typeof compile>): readonly (readonly string[])[] {
  return itemsOf(draft.sections).flatMap(({ clauses }) =>
    clauses.map(({ choice }) =>
      (choice?.offered ?? []).map(({ answer, reading }) => (reading.zh === answer ? '' : answer)),
    ),
  );
}

test('what each answer means is read back for every clause of an item', () => {
  expect(readings(asked(40, false))).toEqual(Array.from({ length: 40 }, () => ['每2次', '达到2次']));
});

test('in an item of hundreds the answers are offered to every clause, and read back for the first that are open', () => {
  const compilation = asked(150, true);
  const questions = compilation.diagnostics.filter(({ code }) => code === 'two-readings');
  expect(questions).toHaveLength(149);
  const found = readings(compilation);
  expect(found[1]).toEqual(['每2次', '达到2次']);
  expect(found[20]).toEqual(['每2次', '达到2次']);
  expect(found[149]).toEqual(['', '']);
  // One that is answered waits for those that are not.
  expect(found[0]).toEqual(['', '']);
  const last = itemsOf(compilation.draft.sections)[0]?.clauses[149]?.choice;
  expect(last?.offered.map(({ answer }) => answer)).toEqual(['每2次', '达到2次']);
});
