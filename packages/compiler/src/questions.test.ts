import type { Diagnostic } from '@rubric-lang/diagnostics';
import { explain, itemsOf } from '@rubric-lang/model';
import { describe, expect, test } from 'vitest';
import { compile } from './index.ts';

function rubric(rules: string, points = 10): string {
  return `评分表：试行\n\n1.本事项（${String(points)}分）\n${rules}\n`;
}

function reports(source: string): readonly Diagnostic[] {
  return compile('a.rubric', () => source).diagnostics;
}

function question(source: string): Diagnostic | undefined {
  return reports(source).find((it) => it.severity === 'question');
}

describe('a choice is asked with one subject scored each way', () => {
  test('否则 after independent awards', () => {
    const source = rubric('评分标准：制度健全得4分；记录完整得2分；公示及时得4分。否则，不得分。');
    const asked = question(source);
    expect(asked?.code).toBe('otherwise-scope');
    expect(asked?.message.zh).toMatch(/①逐句——.*；②全项——.*例如.*：①得\d+分，②得0分。$/u);
    expect(asked?.advice?.zh).toBe('请在本项加一行“否则：逐句”或“否则：全项”。');
    expect(question(source.replace('\n\n1.', '\n\n1.').concat('否则：全项\n'))).toBeUndefined();
    expect(compile('a.rubric', () => source).rubric).toBeUndefined();
  });

  test('awards and deductions side by side', () => {
    const asked = question(rubric('评分标准：制度健全加4分；资料不全的扣2分。'));
    expect(asked?.code).toBe('start-of-score');
    expect(asked?.message.zh).toMatch(/①满分；②0分。例如.*：①得\d+分，②得\d+分。$/u);
  });

  test('a cap behind clauses that a comma joins', () => {
    const source = rubric('评分标准：迟到每次扣1分，早退每次扣1分，最多扣3分。');
    const asked = question(source);
    expect(asked?.code).toBe('cap-scope');
    for (const answer of ['只限这一条', '以上各条'])
      expect(question(`${source}读作：早退每次＝${answer}\n`)).toBeUndefined();
  });

  test('an answer that is not offered is an error that lists those offered', () => {
    const source = rubric('评分标准：迟到每次扣1分，早退每次扣1分，最多扣3分。\n读作：早退每次＝随便');
    const [wrong] = reports(source).filter((it) => it.code === 'wrong-answer');
    expect(wrong?.severity).toBe('error');
    expect(wrong?.advice?.zh).toBe('可以写：只限这一条；以上各条。');
  });

  test('words that begin no sentence, and words that begin several', () => {
    const unknown = reports(rubric('评分标准：未建立台帐的扣1分。\n读作：未建台账＝是否'));
    expect(unknown.find((it) => it.code === 'wrong-answer')?.message.zh).toBe('本项没有以“未建台账”开头的话。');
    const several = reports(rubric('评分标准：未建台账的扣1分；未建档案的扣1分。\n读作：未建＝是否'));
    expect(several.find((it) => it.code === 'wrong-answer')?.message.zh).toBe(
      '本项有几句话都以“未建”开头，分不清是哪一句。',
    );
    const needless = reports(rubric('评分标准：未建立台账的扣1分。\n读作：未建立台账＝是否'));
    expect(needless.find((it) => it.code === 'needless-answer')?.message.zh).toBe(
      '“未建立台账”只有一种读法，不用选择。',
    );
  });
});

describe('what is not understood', () => {
  const source = rubric('评分标准：未建立台账的扣1分；缺席的以此类推扣2分。');

  test('a word that changes arithmetic stops scoring until it is answered', () => {
    const before = compile('a.rubric', () => source);
    expect(before.draft.gates.computable).toBe(false);
    expect(before.diagnostics.find((it) => it.severity === 'question')?.code).toBe('not-understood-arithmetic');
    const [rule] = explain(before.draft).items[0]?.rules.filter((it) => it.status === 'not-understood') ?? [];
    expect([rule?.scoredBy, rule?.min, rule?.max, rule?.choice?.made]).toEqual(['judgement', 0, 10, null]);
    const answered = compile('a.rubric', () => `${source}读作：缺席的以此类推＝人工评分\n`);
    expect(answered.draft.gates.computable).toBe(true);
    const plain = compile('a.rubric', () => `${source}读作：缺席的以此类推＝是否\n`);
    expect(itemsOf(plain.draft.sections)[0]?.facts.map((it) => it.type.kind)).toEqual(['yes-no', 'yes-no']);
  });

  test('严格 makes every sentence that is not understood an error', () => {
    const talk = rubric('评分标准：未建立台账的扣1分；其他扣分事项由领导小组研究。');
    const usual = reports(talk).filter((it) => it.code.startsWith('not-understood'));
    const strict = reports(talk.replace('评分表：试行\n', '评分表：试行\n严格：是\n')).filter((it) =>
      it.code.startsWith('not-understood'),
    );
    expect(usual.length).toBeGreaterThan(0);
    expect(strict.every((it) => it.severity === 'error' || it.severity === 'question')).toBe(true);
  });
});

test('explain says the answers offered and the one made', () => {
  const { draft } = compile('a.rubric', () =>
    rubric('评分标准：制度健全得4分；记录完整得6分。否则，不得分。\n否则：逐句'),
  );
  const rule = explain(draft).items[0]?.rules.find((it) => it.kind === 'otherwise');
  expect(rule?.choice).toEqual({
    field: '否则',
    offered: [
      { answer: '逐句', reading: '各条各算，没做到的那条不得分，其他照算。' },
      { answer: '全项', reading: '“制度健全得4分”、“记录完整得6分”有一条没有做到，本项得0分。' },
    ],
    made: '逐句',
  });
});

test('a step that counts from nowhere and has no name for it is an error', () => {
  expect(reports(rubric('评分标准：每低1个百分点扣0.5分。')).find((it) => it.severity === 'error')?.code).toBe(
    'no-origin',
  );
});
