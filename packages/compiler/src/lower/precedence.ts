import type { Work } from './work.ts';

/**
 * 第1条和第4条同时出现的，遵从第1条: while the one that wins counts, the others do not. 第N条 is the Nth entry of the
 * field, or, in a paragraph, its Nth clause.
 */
export function precedence(works: readonly Work[]): void {
  for (const work of works) {
    const { effect } = work.chosen.reading;
    if (effect.kind !== 'precedence') continue;
    const numbered = (number: number): readonly string[] => clausesOf(number, work, works).map((it) => it.key);
    const winners = numbered(effect.wins);
    const losers = effect.among.filter((it) => it !== effect.wins).flatMap(numbered);
    if (winners.length === 0 || losers.length === 0) {
      work.status = 'not-understood';
      continue;
    }
    work.effect = { kind: 'waive', targets: losers };
    const [only] = winners;
    const each = winners.map((clause) => ({ kind: 'clause', clause }) as const);
    work.branches = [
      {
        key: `${work.key}#1`,
        label: '',
        when: winners.length === 1 && only !== undefined ? { kind: 'clause', clause: only } : { kind: 'any', of: each },
        times: { kind: 'once' },
        amount: { kind: 'points', points: 0 },
      },
    ];
  }
}

function clausesOf(number: number, work: Work, works: readonly Work[]): readonly Work[] {
  const field = works.filter((it) => it.chosen.text === work.chosen.text && it !== work && it.branches.length > 0);
  if (work.chosen.entry > 0) return field.filter((it) => it.chosen.entry === number);
  const clause = field[number - 1];
  return clause === undefined ? [] : [clause];
}
