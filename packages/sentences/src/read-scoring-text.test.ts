import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  readScoringText,
  type ClauseReading,
  type ConditionReading,
  type EffectReading,
  type ReadingContext,
} from './index.ts';

const context: ReadingContext = {
  language: 'zh-CN',
  categories: ['山区', '平原'],
  scales: [['甲', '乙', '丙']],
  quantities: [],
  role: 'ordinary',
};

function condition(read: ConditionReading): string {
  switch (read.kind) {
    case 'plain':
      return `“${read.label}”`;
    case 'each':
      return `每${read.every}${read.units.join('×')}${read.guard === null ? '' : ` if ${condition(read.guard)}`}${read.requirement === null ? '' : ` of ${read.requirement.period ?? ''}${read.requirement.bound.number.value}`}${read.remainder === 'drop' ? '' : ` ${read.remainder}`}${read.free === null ? '' : ` after ${read.free}`}`;
    case 'step':
      return `${read.direction} ${read.every.value}${read.every.unit}`;
    case 'compare':
      return `${read.subject}${read.bounds.map(({ op, number }) => ` ${op} ${number.value}${number.unit}`).join('')}`;
    case 'count':
      return `≥${read.least}${read.unit}`;
    case 'list':
      return `[${read.members.map(condition).join(' | ')}]`;
    case 'rank':
      return `rank ${read.last ? 'last ' : ''}${read.from}–${read.to ?? ''}`;
    case 'nth':
      return `time ${read.from}–${read.to ?? ''} of ${read.label}`;
    case 'category':
      return `kind ${read.words.join('/')}`;
    case 'mean':
      return `${read.subject} ${read.op} mean`;
    case 'exhausted':
      return `exhausted ${read.points / 1000}`;
    case 'all':
      return read.of.map(condition).join(' & ');
    default:
      return read.kind;
  }
}

function effect(read: EffectReading): string {
  switch (read.kind) {
    case 'deduct':
    case 'award':
    case 'bonus':
    case 'below-zero': {
      const { amount } = read;
      if (amount.kind === 'points') return `${read.kind} ${amount.points / 1000}`;
      if (amount.kind === 'range') return `${read.kind} ${amount.least / 1000}–${amount.most / 1000}`;
      if (amount.kind === 'list') return `${read.kind} ${amount.points.map((points) => points / 1000).join('/')}`;
      return `${read.kind} ${amount.kind === 'percent' ? `${amount.percent}%` : 'full'}`;
    }
    case 'judged':
      return `judged ${read.sign}${read.amount === null ? '' : ` ${read.amount.least / 1000}–${read.amount.most / 1000}`}${read.basis === 'comparison' ? ' by comparison' : ''}`;
    case 'split':
      return `split ${read.shares.map(({ who, points }) => `${who} ${points / 1000}`).join(', ')}`;
    case 'levels':
      return `levels ${read.levels.map(({ word, most }) => `${word} ${most / 1000}`).join(', ')}`;
    case 'verdict':
      return `verdict ${read.verdict.kind}`;
    case 'multiply':
      return `× ${read.numerator}/${read.denominator}`;
    case 'interpolated':
      return `line ${read.through.map(({ x, points }) => `${x.value}→${points / 1000}`).join(' ')}`;
    case 'ratio-to-best':
      return `ratio to ${read.best} × ${(read.points ?? 0) / 1000}`;
    default:
      return read.kind;
  }
}

function short(clause: ClauseReading): string {
  const status = clause.status === 'understood' ? '' : `${clause.status}: `;
  const modifiers = clause.modifiers
    .map((modifier) =>
      modifier.kind === 'cap' ? ` cap ${modifier.points / 1000} (${modifier.scope})` : ` ${modifier.kind}`,
    )
    .join('');
  return `${status}${clause.addsToPrevious ? 'and ' : ''}${condition(clause.condition)} → ${effect(clause.effect)}${modifiers}`;
}

const read = (text: string): readonly string[] => readScoringText(text, context).clauses.map(short);

test.each<[string, readonly string[]]>([
  ['未建档扣1分，每少开1次会扣0.5分，扣完为止。', ['“未建档” → deduct 1', '每1次 → deduct 0.5 until-exhausted']],
  ['未按时报送的，每次扣1分；最多扣3分。', ['每1次 → deduct 1', 'none → modifier cap 3 (unmarked)']],
  ['全年培训少于12次的，每少3次，扣0.5分', ['每3次 if 全年培训 < 12次 → deduct 0.5']],
  ['例会每月不少于一次，每少一次，扣1分', ['每1次 of 每月1 → deduct 1']],
  ['参与率低于90%扣0.5分；60岁以上的扣1分', ['参与率 < 90% → deduct 0.5', ' >= 60岁 → deduct 1']],
  ['90%（含）—95%得8分', [' >= 90% < 95% → award 8']],
  ['无牌或无账的分别扣0.5分', ['[“无牌” | “无账”] → deduct 0.5']],
  [
    '高血压、糖尿病患者规范管理率低于60%的，各扣1.5分',
    [
      '[高血压、糖尿病患者规范管理率（高血压） < 60% | 高血压、糖尿病患者规范管理率（糖尿病患者规范管理率） < 60%] → deduct 1.5',
    ],
  ],
  ['未建立台账、建档率低于60%的，各扣1分', ['not-understood: “未建立台账、建档率低于60%” → deduct 1']],
  ['甲、乙、丙分别得3、2、1分', ['none → levels 甲 3, 乙 2, 丙 1']],
  ['好10分，较好7分，一般4分，差0分', ['none → levels 好 10, 较好 7, 一般 4, 差 0']],
  ['完全符合得6分，基本符合得4分，不符合不得分', ['none → levels 完全符合 6, 基本符合 4, 不符合 0']],
  [
    '发现一次扣1分，两次扣3分，三次以上不得分',
    ['time 1–1 of 发现 → deduct 1', 'time 2–2 of 发现 → deduct 3', 'time 3– of 发现 → zero'],
  ],
  ['排名前3名的分别得3分、2分、1分', ['[rank 1–1 | rank 2–2 | rank 3–3] → award 3/2/1']],
  ['第1名得6分，其余按第1名的比例得分', ['none → ratio to greatest × 6']],
  ['95%得10分，85%得5分，之间按直线内插', ['none → line 85→5 95→10']],
  ['（甲科4分、乙科3分）酌情扣分', ['“（甲科4分、乙科3分）” → split 甲科 4, 乙科 3']],
  ['山区得4分，平原得3分', ['kind 山区 → award 4', 'kind 平原 → award 3']],
  ['得分=完成数÷计划数×10分', ['none → formula']],
  ['被通报的倒扣5分', ['“被通报” → below-zero 5']],
  ['扣满5分的，取消评优资格', ['exhausted 5 → verdict disqualify']],
  ['发现2处问题扣1分', ['doubtful: 每2处 → deduct 1']],
  ['发现1处问题扣1分', ['每1处 → deduct 1']],
  ['每人每次扣0.5分', ['每1人×次 → deduct 0.5']],
  ['每迟1天扣1分（不足1天按1天计）', ['每1天 round-up → deduct 1']],
  ['未公示扣1分（不可抗力除外）', ['not-understood: “未公示” → deduct 1']],
  ['检查记录每页未签字，依次扣1分', ['not-understood: “检查记录每页未签字，依次” → deduct 1']],
])('reads %s', (text, expected) => {
  expect(read(text)).toEqual(expected);
});

test.each([
  '部分未完成，30分钟内到场，取得5项成果，增加3人，合计正确，扣件齐备，第427条',
  '一村一名，三分之二以上到会，百分点不是分',
])('%s holds no score', (text) => {
  expect(readScoringText(text, context).clauses).toEqual([]);
});

test('English has its conditions behind the effects', () => {
  const english = readScoringText(
    'Deduct 0.5 for each missing source below 4, at most 2. Award 5 if attendance is at least 95%, otherwise no points.',
    { ...context, language: 'en' },
  );
  expect(english.clauses.map(short)).toEqual([
    '每1source of 4 → deduct 0.5 cap 2 (unmarked)',
    'attendance >= 95% → award 5',
    'otherwise → zero',
  ]);
});

const WORDS = [
  '未',
  '每',
  '少',
  '1',
  '次',
  '扣',
  '分',
  '，',
  '。',
  '；',
  '（',
  '）',
  '“',
  '得',
  '%',
  '以上',
  '90',
  '不得分',
  '酌情',
  '最多',
  '×',
  '\n',
  ' ',
  '…',
  '—',
  '各',
  '分别',
];

test('any text gives clauses that lie in it, in order, and never throws', () => {
  const piece = fc.oneof(fc.constantFrom(...WORDS), fc.string({ maxLength: 3 }));
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join('');
      let last = 0;
      for (const clause of readScoringText(text, context).clauses) {
        expect(clause.from).toBeGreaterThanOrEqual(last);
        expect(clause.text).toBe(text.slice(clause.from, clause.to));
        last = clause.from;
      }
    }),
    { numRuns: 300 },
  );
});

test('a sentence past 2,000 characters is reported, not read', () => {
  const { clauses, issues } = readScoringText(`${'很长'.repeat(1100)}扣1分。未建档扣1分。`, context);
  expect(issues.map(({ code }) => code)).toEqual(['sentence-too-long']);
  expect(clauses.map(short)).toEqual(['“未建档” → deduct 1']);
});
