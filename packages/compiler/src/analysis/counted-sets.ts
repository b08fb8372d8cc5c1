import type { Item } from '@rubric-lang/model';
import type { ConditionReading } from '@rubric-lang/sentences';
import type { CheckContext } from '../check.ts';
import { readClausesOf, type ReadClause } from './read-clauses.ts';
import { otherTextsOf, standardOf, type StandardText } from './standard.ts';

export type EachReading = Extract<ConditionReading, { kind: 'each' }>;

/** A rule that counts what is missing of a set (每缺1个文件) or short of a number, with the texts that may say what the set is. */
export interface CountedSet {
  readonly clause: ReadClause;
  readonly each: EachReading;
  /** What is counted: 文件; empty when the rule only says 每少一项. */
  readonly object: string;
  readonly texts: readonly StandardText[];
}

export function countedSetsOf(context: CheckContext, item: Item): readonly CountedSet[] {
  const texts = [...standardOf(context, item), ...otherTextsOf(context, item)];
  return readClausesOf(context, item).flatMap((clause) => {
    const { condition } = clause.reading;
    if (condition.kind !== 'each' || (condition.basis !== 'missing' && condition.basis !== 'shortfall')) return [];
    return [{ clause, each: condition, object: condition.object, texts }];
  });
}

/** For use inside a pattern. */
export function escaped(words: string): string {
  return words.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
