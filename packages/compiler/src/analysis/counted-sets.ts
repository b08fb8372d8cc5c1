import type { Item } from '@rubric-lang/model';
import type { EachReading } from '@rubric-lang/sentences';
import type { CheckContext } from '../check.ts';
import { readClausesOf, type ReadClause } from './read-clauses.ts';
import { standardOf, type StandardText } from './standard.ts';
import type { Wording } from './wording.ts';

/** A rule that counts what is missing of a set (每缺1个文件) or short of a number, with the texts that may say what the set is. */
export interface CountedSet {
  readonly clause: ReadClause;
  readonly each: EachReading;
  /** What is counted: 文件; empty when the rule only says 每少一项. */
  readonly object: string;
  readonly texts: readonly StandardText[];
}

export function countedSetsOf(context: CheckContext, item: Item): readonly CountedSet[] {
  const texts = standardOf(context, item);
  return readClausesOf(context, item).flatMap((clause) => {
    const { condition } = clause.reading;
    if (condition.kind !== 'each' || (condition.basis !== 'missing' && condition.basis !== 'shortfall')) return [];
    return [{ clause, each: condition, object: condition.object, texts }];
  });
}

/** The list that a word like 等 leaves open, when what is counted is of such a list; null: it is closed, or no list. */
export function openListOf({ clause, object, each, texts }: CountedSet, wording: Wording): string | null {
  return each.requirement === null
    ? openListIn(object, [clause.reading.text, ...texts.map(({ text }) => text)], wording)
    : null;
}

/** An open list of `object` in one of the texts. */
export function openListIn(object: string, texts: readonly string[], wording: Wording): string | null {
  if (object === '') return null;
  if (wording.pattern(wording.grammar.openList).test(object)) return object;
  const pattern = wording.pattern(wording.grammar.openListOf.replace('{object}', escaped(object)));
  for (const text of texts) {
    const match = pattern.exec(wording.read(text).folded);
    if (match !== null) return match[0];
  }
  return null;
}

/** For use inside a pattern. */
export function escaped(words: string): string {
  return words.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
