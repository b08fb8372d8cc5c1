import fc from 'fast-check';
import { expect, test } from 'vitest';
import { randomRubric } from '../fixtures/random-rubric.ts';
import { sampleField, sampleItem, sampleRubric, sampleSection } from '../fixtures/sample-rubric.ts';
import { pairsOf, passagesOf } from './revision-pairs.ts';
import { revisionTable } from './revision-table.ts';

const item = (key: string, number: string, title: string, points: number, rule: string) =>
  sampleItem(key, points, { title, number, mark: `${number}、`, fields: [sampleField('评分细则', rule)] });

const former = sampleRubric([
  sampleSection('组织建设', [
    item('a', '1', '建立领导小组', 2, '未建立扣2分。'),
    item('b', '2', '召开专题会议', 2, '每少开1次扣0.5分。'),
    item('c', '3', '设备完好', 1, '设备损坏的扣1分。'),
    item('d', '4', '台账规范，更新及时', 1, '台账不规范扣1分。'),
  ]),
  sampleSection('制度建设', [item('e', '1', '按时足额收缴党费', 3, '未按时收缴的扣1分。')]),
]);
const next = sampleRubric([
  sampleSection('组织建设', [
    item('a', '1', '建立领导小组', 2, '未建立扣2分。'),
    item('b', '2', '召开专题会议', 3, '每少开1次扣0.5分。'),
    item('d', '3', '台账规范、更新及时', 1, '台账不规范扣1分'),
    item('e', '4', '按时足额收缴党费', 3, '未按时收缴的扣2分。'),
  ]),
  sampleSection('制度建设', [item('f', '1', '公开村务', 3, '没有公开的不得分。')]),
]);

test('what is new, gone, moved, worded otherwise or worth other points; numbers and marks are only counted', () => {
  const table = revisionTable(next, former);
  expect(table.body.map((row) => row.cells.map((cell) => cell.text.replaceAll('\n', '⏎')))).toEqual([
    ['1', '组织建设（6分）', '组织建设（9分）', '分值由6改为9'],
    ['2', '2、召开专题会议（2分）⏎每少开1次扣0.5分。', '2、召开专题会议（3分）⏎每少开1次扣0.5分。', '分值由2改为3'],
    ['3', '3、设备完好（1分）⏎设备损坏的扣1分。', '（无）', '删去'],
    [
      '4',
      '1、按时足额收缴党费（3分）⏎未按时收缴的扣1分。',
      '4、按时足额收缴党费（3分）⏎未按时收缴的扣2分。',
      '由“制度建设”移入“组织建设”、修改文字',
    ],
    ['5', '（无）', '1、公开村务（3分）⏎没有公开的不得分。', '新增'],
  ]);
  expect(table.notes[0]).toBe('另有1处只改了序号或者标点，没有列出。');
});

test('an edition against itself says nothing; against another each passage stands once', () => {
  fc.assert(
    fc.property(randomRubric, randomRubric, (one, other) => {
      expect(revisionTable(one, one).body).toEqual([]);
      const [before, after] = [passagesOf(one), passagesOf(other)];
      const pairs = pairsOf(before, after);
      expect(new Set(pairs.flatMap((it) => it.before ?? []))).toEqual(new Set(before));
      expect(pairs.flatMap((it) => it.after ?? [])).toEqual(after);
    }),
    { numRuns: 30 },
  );
});
