import { expect, test } from 'vitest';
import { measuredNumbersIn } from './measured-number.ts';
import { wordingOf } from './wording.ts';

const wording = wordingOf('zh-CN')!;

function numbers(text: string): readonly string[] {
  return measuredNumbersIn(text, wording).map(
    ({ value, unit, op, period }) => `${op ?? ''}${value}${unit}${period === null ? '' : ` ×${String(period.times)}`}`,
  );
}

test.each([
  ['每年专题研究基层党建工作不少于4次', ['>=4次 ×1']],
  ['每月组织集中学习不少于1次，时间不少于2小时，全年学习不少于48小时', ['>=1次 ×12', '>=2小时', '>=48小时 ×1']],
  ['每名党员不少于100元，其中县财政负担50%', ['>=100元', '50%']],
  ['按3：1：1的比例统筹安排5000元', ['5000元', '3:1:1:'].toSorted()],
  ['参与率达90%以上', ['>=90%']],
  ['每学期培训支部书记一次', ['1次 ×2']],
  ['掌握1-2门实用技术', ['1门']],
  ['年龄在60岁以上的', ['>=60岁']],
  ['没有按1：1比例确定后备干部', ['1:1:']],
  ['三年未发展的', ['3年']],
  ['十二次', ['12次']],
])('%s', (text, expected) => expect([...numbers(text)].toSorted()).toEqual([...expected].toSorted()));

test.each([
  '《关于2012年3项工作的通知》（赣发〔2011〕14号）',
  '在9月15日前完成2012年的安置',
  '“三会一课”和“一村一名大学生”',
  '扣0.5分，最多扣3分',
  '第3项、（1）一般要求，1.制度',
  '进一步统一认识，一律公开',
])('no numbers in %s', (text) => expect(numbers(text)).toEqual([]));

test('where it stands in the text as written', () => {
  const text = '参与率 达 ９０％ 以上';
  const [number] = measuredNumbersIn(text, wording);
  expect(text.slice(number!.from, number!.to)).toBe('９０％');
});
