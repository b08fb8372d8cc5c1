import type { Clause, ClauseResult } from '@rubric-lang/model';
import { describe, expect, test } from 'vitest';
import { sampleClause } from '../fixtures/sample-rubric.ts';
import { clauseReason } from './counted-clause.ts';
import { firstWords } from './first-words.ts';
import { printedWords } from './printed-words.ts';

const once = { kind: 'once' } as const;
const each = { kind: 'each', fact: { item: 'a', fact: 'f' }, every: 1, free: 0, remainder: 'drop' } as const;

function reason(text: string, result: Partial<ClauseResult>, more: Partial<Clause> = {}): string {
  const clause = sampleClause('c', text, 1, more);
  const counted = { clause: 'c', branches: ['c'], count: 1, points: -1000, uncapped: -1000, capped: false, ...result };
  return clauseReason(clause, counted, printedWords('zh'));
}

function branch(key: string, times: typeof once | typeof each): Clause['branches'][number] {
  return { key, label: key, when: { kind: 'always' }, times, amount: { kind: 'points', points: 1000 } };
}

test.each([
  ['未成立扣1分', '未成立扣1分'],
  ['未建立联席会议制度并定期研究的，每少一次扣1分', '未建立联席会议制度并定期研究…'],
  ['制度健全，没有按时完成的扣1分', '制度健全…'],
  ['其中，弄虚作假的扣1分', '其中，弄虚作假的扣1分'],
  ['由党建科室（组织科4分、农村科3分）根据平时工作酌情扣分', '由党建科室…'],
  ['每个村按照标准足额配备使用12345元的扣1分', '每个村按照标准足额配备使用…'],
  ['“创先，争优”未开展的，扣1分', '“创先，争优”未开展的…'],
  ['Deduct 0.5 points for each missing source below 4', 'Deduct 0.5 points for each…'],
  ['每次费用超过1,000元的扣1分并全市通报', '每次费用超过1,000元的扣1分并…'],
  ['一二三四五六七八九十一二三四五六', '一二三四五六七八九十一二三四…'],
])('%s begins with %s', (text, words) => {
  expect(firstWords(text)).toBe(words);
});

describe('a clause that counted', () => {
  test('is quoted whole when its beginning would be no shorter', () => {
    expect(reason('未成立领导小组扣1分', {})).toBe('未成立领导小组扣1分');
  });

  test('is named by how it begins, with count and points', () => {
    const text = '每少开1次专题研究党建工作的会议扣0.5分，扣完为止';
    const counted = reason(text, { count: 3, points: -1500 }, { branches: [branch('c', each)] });
    expect(counted).toBe('每少开1次专题研究党建工作的…×3（扣1.5分）');
  });

  test('says what it took where a cap left less of it', () => {
    const counted = reason('每缺1项扣0.5分', { count: 3, points: -1000 }, { branches: [branch('c', each)] });
    expect(counted).toBe('每缺1项扣0.5分×3（扣1分）');
  });

  test('says which of its branches, and that nothing is left', () => {
    const branches = [branch('甲', once), branch('乙', once)];
    expect(reason('甲、乙没有达到规定标准的，各扣1分', { branches: ['乙'] }, { branches })).toBe(
      '甲、乙没有达到规定标准的…（乙，扣1分）',
    );
    expect(reason('工作经费没有列入本级财政预算并按时拨付到位的，此项不得分', {}, { effect: { kind: 'zero' } })).toBe(
      '工作经费没有列入本级财政预算…（不得分）',
    );
  });
});
