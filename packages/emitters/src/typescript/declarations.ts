import type { Rubric } from '@rubric-lang/model';
import { sourceMap } from './source-map.ts';
import type { DeclaredLine } from './recorded-types.ts';
import { statisticsType } from './sheet-types.ts';
import { surfaceTypes } from './surface-types.ts';

/** The `.d.ts` of a module with the map that leads from its names to the lines of the `.rubric`. */
export function declarations(
  rubric: Rubric,
  head: readonly string[],
  source: string,
  mapName: string,
): { readonly text: string; readonly map: string } {
  const lines: readonly DeclaredLine[] = [
    ...head.map((text) => ({ text })),
    { text: '' },
    ...surfaceTypes(rubric),
    { text: `\n${statisticsType}\n` },
    exported('const ', 'meta', ': Meta;', 'What the rubric is: titles, points, digests, sections and items.'),
    exported(
      'function ',
      'check',
      '(recorded: unknown): Check;',
      'The facts when all of them can be used, or every problem at once.',
    ),
    exported('const ', 'facts', ': FactsSchema;', '`check` as a Standard Schema, with its JSON Schema.'),
    exported(
      'function ',
      'score',
      '(facts: CheckedFacts, statistics?: Statistics): Sheet;',
      'The score sheet of one subject, as [least, most] while something is pending.',
    ),
    exported(
      'function ',
      'total',
      '(facts: CheckedFacts, statistics?: Statistics): number;',
      'The total alone in 分; NaN while something is pending that it hangs on.',
    ),
    exported(
      'function ',
      'cohort',
      '(subjects: readonly CheckedFacts[]): Statistics;',
      'What rules that rank, average, or compare with the best need of all subjects.',
    ),
    exported(
      'function ',
      'explain',
      '(sheet: Sheet, language?: "zh" | "en"): readonly PointsLost[];',
      'Where the points went, the largest loss first.',
    ),
    exported(
      'function ',
      'standings',
      '(subjects: readonly CheckedFacts[], sheets: readonly Sheet[]): readonly Sheet[];',
      'The sheets of a cohort with places and with grades after quotas, in the same order.',
    ),
    exported(
      'function ',
      'merge',
      '(raters: readonly CheckedFacts[]): Merged;',
      'One subject as several raters saw it: judgements and levels averaged, everything else agreed upon.',
    ),
    exported(
      'function ',
      'tally',
      '(findings: readonly Found[]): Tallied;',
      'The facts of one subject from what was found.',
    ),
    exported('function ', 'add', '(...points: readonly number[]): number;', 'The exact sum of points.'),
  ].flatMap((line) =>
    line.text.split('\n').map((text, index, all) => (index === all.length - 1 ? { ...line, text } : { text })),
  );
  return {
    text: `${lines.map(({ text }) => text).join('\n')}\n//# sourceMappingURL=${encodeURI(mapName)}\n`,
    map: sourceMap(
      mapName.replace(/\.map$/, ''),
      source,
      lines.map(({ name }) => name),
    ),
  };
}

/** A doc comment and a declaration; the name leads to the top of the rubric. */
function exported(kind: string, name: string, rest: string, doc: string): DeclaredLine {
  const before = `export declare ${kind}`;
  return { text: `/** ${doc} */\n${before}${name}${rest}`, name: { column: before.length, line: 1, sourceColumn: 1 } };
}
