import type { Localized } from '@rubric-lang/diagnostics';
import type { Scope } from './scope.ts';
import type { Work } from './work.ts';

/**
 * 正常运营得3分，挂牌得1分，未建成不得分: what was not done, or went back, earns none of the awards it follows in its
 * sentence. It says nothing of other parts of the item; 弄虚作假的不得分 and 本项不得分 do.
 */
export function partZeros(works: readonly Work[], { words, fold }: Pick<Scope, 'words' | 'fold'>): void {
  const undone = new RegExp(words.undone);
  works.forEach((zero, at) => {
    const { effect, condition } = zero.chosen.reading;
    if (effect.kind !== 'zero' || effect.thisItem || zero.effect.kind !== 'zero' || zero.choice !== null) return;
    if (condition.kind !== 'plain' || !undone.test(fold(condition.label))) return;
    const chain = awardsBefore(works, at);
    if (chain.length === 0 || works.every((it) => it === zero || chain.includes(it) || !isOther(it))) return;
    zero.effect = { kind: 'award' };
    zero.notes = [...zero.notes, onlyThese(chain)];
  });
}

function onlyThese(chain: readonly Work[]): Localized {
  const first = chain[0]?.chosen.reading.text ?? '';
  return chain.length === 1
    ? {
        zh: `只是得不到“${first}”的分，不影响本项别的各条。`,
        en: `Only what “${first}” gives is not earned; the rest of the item is not touched.`,
      }
    : {
        zh: `只是得不到“${first}”起这几条的分，不影响本项别的各条。`,
        en: `Only what the clauses from “${first}” on give is not earned; the rest of the item is not touched.`,
      };
}

/** The awards of fixed points right before it, in its sentence. */
function awardsBefore(works: readonly Work[], at: number): readonly Work[] {
  const own = works[at]?.chosen;
  const chain: Work[] = [];
  for (let before = at - 1; before >= 0; before -= 1) {
    const work = works[before];
    if (work === undefined || work.chosen.text !== own?.text || work.chosen.reading.sentence !== own.reading.sentence)
      break;
    if (work.effect.kind !== 'award' || work.kind === 'bonus' || work.branches.some((it) => it.times.kind !== 'once'))
      break;
    chain.unshift(work);
  }
  return chain;
}

function isOther({ effect }: Work): boolean {
  return effect.kind === 'award' || effect.kind === 'deduct';
}
