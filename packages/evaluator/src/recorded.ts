import { domainOf, ratioOf } from '@rubric-lang/model';
import type { Fact, FactState, FactValue } from '@rubric-lang/model';

/** Levels that several raters gave, with how many of them did; a single rater's is plain text. */
export interface Mixture {
  readonly mixture: readonly (readonly [level: string, raters: number])[];
}

/** What was recorded, as what it means; undefined when it is none of the values that the fact takes. */
export function stateOf(fact: Fact, value: FactValue): FactState | Mixture | undefined {
  const { type } = fact;
  switch (type.kind) {
    case 'yes-no':
      return typeof value === 'boolean' ? value : undefined;
    case 'level':
      return typeof value === 'string' ? levelState(type.levels, value) : undefined;
    case 'count':
    case 'quantity':
    case 'judgement': {
      const number = typeof value === 'boolean' ? undefined : ratioOf(value);
      return number && domainOf(fact) ? number : undefined;
    }
  }
}

function levelState(levels: readonly string[], value: string): string | Mixture | undefined {
  if (levels.includes(value)) return value;
  const mixture = value.split('、').map((part): readonly [string, number] => {
    const at = part.lastIndexOf('×');
    return at < 0 ? [part, 1] : [part.slice(0, at), Number(part.slice(at + 1))];
  });
  const sound = mixture.every(
    ([level, raters]) => levels.includes(level) && Number.isSafeInteger(raters) && raters > 0,
  );
  return sound ? { mixture } : undefined;
}

/** `好×2、较好`: what `stateOf` reads as a mixture; one level alone is plain. */
export function mixtureText(levels: readonly (readonly [level: string, raters: number])[]): string {
  const [only] = levels;
  if (only && levels.length === 1) return only[0];
  return levels.map(([level, raters]) => (raters === 1 ? level : `${level}×${String(raters)}`)).join('、');
}

export function isMixture(state: FactState | Mixture | undefined): state is Mixture {
  return typeof state === 'object' && 'mixture' in state;
}
