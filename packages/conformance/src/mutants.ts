import { readScoringText, type ReadingContext } from '@rubric-lang/sentences';
import { conditionMutations } from './condition-mutations.ts';
import { effectMutations } from './effect-mutations.ts';
import { judge, type Mutation, type Outcome } from './mutation.ts';
import { neutralMutations } from './neutral-mutations.ts';
import { questionMutations } from './question-mutations.ts';
import { textMeaning, type ClauseMeaning } from './reading-meaning.ts';
import { readTruth, truthSlugs, type TruthRule } from './truth.ts';

/** Every change that is made to every rule. */
export const mutations: readonly Mutation[] = [
  ...effectMutations,
  ...conditionMutations,
  ...questionMutations,
  ...neutralMutations,
];

/** A rule of an official document in the cell it is printed in. */
export interface RuleInCell {
  readonly slug: string;
  readonly rule: TruthRule;
  /** The whole cell; the rule's words stand in it from `at`. */
  readonly cell: string;
  readonly at: number;
  readonly context: ReadingContext;
}

/** All 346 rules. Those without a printed cell (bonus lines) stand alone. */
export function rulesInCells(): readonly RuleInCell[] {
  return truthSlugs.flatMap((slug) =>
    readTruth(slug).items.flatMap((item) => {
      const cell = item.ruleCell ?? item.cellText ?? '';
      const context: ReadingContext = {
        language: 'zh-CN',
        categories: [],
        scales: [],
        quantities: [],
        role: item.bonus ? 'bonus' : 'ordinary',
      };
      let from = 0;
      return item.rules.map((rule): RuleInCell => {
        const at = cell.indexOf(rule.text, from);
        if (at < 0) return { slug, rule, cell: rule.text, at: 0, context };
        from = at + rule.text.length;
        return { slug, rule, cell, at, context };
      });
    }),
  );
}

/** A change made, and what came of it. */
export interface Mutant {
  readonly mutation: Mutation;
  readonly place: RuleInCell;
  readonly words: string;
  readonly outcome: Outcome;
  readonly before: readonly ClauseMeaning[];
  readonly after: readonly ClauseMeaning[];
}

/** Makes every change that applies to one rule and reads the cell again. */
export function mutantsOf(place: RuleInCell, chosen: readonly Mutation[] = mutations): readonly Mutant[] {
  const { rule, cell, at, context } = place;
  let known: CellReading | undefined;
  return chosen.flatMap((mutation) => {
    const words = mutation.change(rule.text, rule);
    if (words === undefined || words === rule.text) return [];
    const before = (known ??= readCell(cell, at, rule.text.length, context));
    const after = readCell(cell.slice(0, at) + words + cell.slice(at + rule.text.length), at, words.length, context);
    const expected = mutation.expected?.(words, rule.text);
    const outcome = judge(
      mutation,
      before.meanings,
      after.meanings,
      { before: before.inside, after: after.inside },
      expected,
    );
    return [{ mutation, place, words, outcome, before: pick(before), after: pick(after) }];
  });
}

interface CellReading {
  readonly meanings: readonly ClauseMeaning[];
  /** Clauses that touch the rule's words. */
  readonly inside: readonly number[];
}

function readCell(cell: string, at: number, length: number, context: ReadingContext): CellReading {
  const reading = readScoringText(cell, context);
  return {
    meanings: textMeaning(reading),
    inside: reading.clauses.flatMap(({ from, to }, index) => (from < at + length && to > at ? [index] : [])),
  };
}

function pick({ meanings, inside }: CellReading): readonly ClauseMeaning[] {
  return inside.flatMap((index) => meanings[index] ?? []);
}
