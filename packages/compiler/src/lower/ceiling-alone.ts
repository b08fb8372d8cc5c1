import type { ChosenClause } from './work.ts';

/**
 * 每项最高扣15分 and no other rule in the item: a ceiling without anything under it leaves the number to a person, from nothing up to
 * it. Beside other clauses it caps them, and behind words of its own sentence (三项内容，每项最高得5分) nothing says how many
 * there are.
 */
export function ceilingAlone(clauses: readonly ChosenClause[]): readonly ChosenClause[] {
  const [only, ...others] = clauses;
  if (only === undefined || others.length > 0 || only.reading.effect.kind !== 'modifier') return clauses;
  const { reading, place } = only;
  const [cap, ...more] = reading.modifiers;
  if (cap?.kind !== 'cap' || cap.sign === null || cap.scope === 'above' || more.length > 0) return clauses;
  if (place.reading.statements.some((it) => it.sentence === reading.sentence)) return clauses;
  const effect = {
    kind: 'judged',
    sign: cap.sign,
    amount: { least: 0, most: cap.points },
    basis: 'discretion',
  } as const;
  return [{ ...only, reading: { ...reading, effect, modifiers: [] } }];
}
