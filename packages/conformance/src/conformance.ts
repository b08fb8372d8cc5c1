/** What `pnpm conformance` runs. */
import { generateClauses } from './clause-generator.ts';
import { readAlone } from './generated-outcome.ts';
import { mutantsOf, rulesInCells, type Mutant } from './mutants.ts';

export { conformanceCases } from './conformance-case.ts';

/** What is left over when a whole run should leave nothing. */
export interface SurvivorReport {
  readonly survivors: number;
  readonly text: string;
}

/** Every change of every rule; survivors by kind of change, a few examples each. */
export function mutationSurvivors(): SurvivorReport {
  const mutants = rulesInCells().flatMap((place) => mutantsOf(place));
  return {
    survivors: mutants.filter(survived).length,
    text: `${mutants.length} changed rules\n${survivorText(mutants.filter(survived))}`,
  };
}

/** Survivors grouped by the kind of change. */
export function survivorText(survivors: readonly Mutant[]): string {
  const groups = new Map<string, Mutant[]>();
  for (const mutant of survivors) {
    const name = `${mutant.mutation.class}: ${mutant.mutation.name}`;
    groups.set(name, [...(groups.get(name) ?? []), mutant]);
  }
  return [...groups]
    .map(
      ([name, group]) =>
        `${name}: ${group.length} survive\n${group
          .slice(0, 3)
          .map(
            ({ place, words, after }) =>
              `  ${place.rule.text}\n  ${words}\n    ${after.map(({ arithmetic, question }) => `${arithmetic} ${question}`).join('\n    ')}`,
          )
          .join('\n')}`,
    )
    .join('\n');
}

function survived({ outcome }: Mutant): boolean {
  return outcome === 'survived';
}

/** Generated clauses that are not read back to what generated them. */
export function generatedSurvivors(count = 1000, seeds: readonly number[] = [1, 2, 3]): SurvivorReport {
  const wrong = seeds.flatMap((seed) =>
    generateClauses(count, seed).flatMap((clause) => {
      const { outcome, found } = readAlone(clause);
      return outcome === 'misread' || outcome === 'unread'
        ? [`${outcome} ${clause.name}: ${clause.text}\n  ${JSON.stringify(clause.expected)}\n  ${found}`]
        : [];
    }),
  );
  return {
    survivors: wrong.length,
    text: `${count * seeds.length} generated clauses, ${wrong.length} not read back\n${wrong.slice(0, 20).join('\n')}`,
  };
}
