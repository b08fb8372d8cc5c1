import { dependenceOf, factId, factsOf, refOf } from '@rubric-lang/model';
import type { Block, Dependence, Fact, Part, Rubric } from '@rubric-lang/model';
import { unitsOf } from './unit.ts';
import type { PartUnits } from './unit.ts';

/** What is worked out once for a rubric and used for every subject. */
export interface Prepared {
  readonly rubric: Rubric;
  readonly byId: ReadonlyMap<string, Fact>;
  readonly dependence: Dependence;
  readonly blocks: readonly PreparedBlock[];
}

export interface PreparedBlock {
  readonly block: Block;
  readonly parts: readonly { readonly part: Part; readonly units: PartUnits }[];
  /** Keys of clauses that give more without end. */
  readonly endless: ReadonlySet<string>;
  /** Does the clause of that key make the subject's total 0? */
  readonly isFatal: (clause: string) => boolean;
}

const known = new WeakMap<Rubric, Prepared>();

export function prepare(rubric: Rubric): Prepared {
  const before = known.get(rubric);
  if (before) return before;
  const dependence = dependenceOf(rubric);
  const prepared: Prepared = {
    rubric,
    byId: new Map(factsOf(rubric).map((fact) => [factId(refOf(fact)), fact])),
    dependence,
    blocks: dependence.blocks.map(({ block, parts, endless }) => {
      const fatal = new Set(
        block.clauses.flatMap(({ key, effect }) =>
          effect.kind === 'verdict' && effect.verdict.kind === 'total-zero' ? [key] : [],
        ),
      );
      return {
        block,
        parts: parts.map((part) => ({ part, units: unitsOf(block, part) })),
        endless,
        isFatal: (clause) => fatal.has(clause),
      };
    }),
  };
  known.set(rubric, prepared);
  return prepared;
}
