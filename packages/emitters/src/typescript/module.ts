import { factsShape, lossOutline } from '@rubric-lang/model';
import type { Rubric } from '@rubric-lang/model';
import { factsSchema } from '../json-schema/facts-schema.ts';
import { codeIn } from './code.ts';
import type { Dialect } from './code.ts';
import { declarations } from './declarations.ts';
import { surfaceTypes } from './surface-types.ts';
import { layoutOf } from './layout.ts';
import { commentText, dataLines, dataLiteral, pure } from './literal.ts';
import { metaOf, rulesOf } from './meta.ts';
import { planCode } from './plan-code.ts';
import runtime from './runtime.json' with { type: 'json' };

/** A file that an emitter makes; the path is a name without folders. */
export interface EmittedFile {
  readonly path: string;
  readonly text: string;
}

/** Text from a rubric: the same for the same rubric, byte for byte. */
export interface Emitter {
  readonly name: string;
  readonly emit: (rubric: Rubric) => readonly EmittedFile[];
}

export interface ModuleOptions {
  /** The `.rubric` file as seen from where the module will lie; default: beside it. */
  readonly source?: string;
  /** One `.ts` file instead of JavaScript with its declarations. */
  readonly typescript?: boolean;
  /** What is said to have made it. */
  readonly version?: string;
}

/** A scoring module: self-contained, typed, and equal to the evaluator in all that it says. */
export function typescriptModule(options: ModuleOptions = {}): Emitter {
  return {
    name: 'typescript',
    emit: (rubric) => {
      const name = moduleName(rubric);
      const source = options.source ?? `${name}.rubric`;
      const head = header(rubric, source, options.version ?? '0.0.0');
      if (options.typescript) return [{ path: `${name}.rubric.ts`, text: moduleText(rubric, head, 'ts') }];
      const types = declarations(rubric, head, source, `${name}.rubric.d.ts.map`);
      return [
        { path: `${name}.rubric.js`, text: moduleText(rubric, head, 'js') },
        { path: `${name}.rubric.d.ts`, text: types.text },
        { path: `${name}.rubric.d.ts.map`, text: types.map },
        { path: `${name}.rubric.schema.json`, text: `${JSON.stringify(factsSchema(rubric), null, 2)}\n` },
      ];
    },
  };
}

/** The file's name without folders and `.rubric`. */
function moduleName(rubric: Rubric): string {
  const file = rubric.path.split(/[\\/]/).pop() ?? '';
  return file.replace(/\.(rubric|txt)$/i, '') || 'rubric';
}

function header(rubric: Rubric, source: string, version: string): readonly string[] {
  return [
    `// ${commentText(rubric.title)}`,
    `// Made by rubric ${commentText(version)} from ${commentText(source)}. Do not edit: change the rubric and build again.`,
    `// text ${commentText(rubric.digests.text)}`,
    `// meaning ${commentText(rubric.digests.meaning)}`,
    '//',
    '//   const checked = check(recorded); // { facts }, or every one of { problems }',
    '//   if ("facts" in checked) {',
    '//     const sheet = score(checked.facts); // sheet.total.least to sheet.total.most, in 分',
    '//     const losses = explain(sheet); // where the points went, the largest loss first',
    '//   }',
  ];
}

/**
 * The runtime is written over any rubric; the exported types name this one's items and facts. Where the two meet, the emitted
 * TypeScript says `as unknown as`: `check` is what makes it true.
 */
function moduleText(rubric: Rubric, head: readonly string[], dialect: Dialect): string {
  const code = codeIn(dialect);
  const { ts } = code;
  const plan = planCode(layoutOf(rubric), code);
  const types = surfaceTypes(rubric).map(({ text }) => text);
  return `${[
    ...head,
    '',
    dialect === 'ts' ? runtime.ts.replace(/^interface Statistics\b/m, 'export $&') : runtime.js,
    ...(dialect === 'ts' ? [...types, ''] : []),
    ...code.fractions(),
    ...plan,
    `const shape${ts(': FactsShape')} = ${dataLines(factsShape(rubric))};`,
    `const losses${ts(': readonly LossOutline[]')} = ${dataLines(lossOutline(rubric))};`,
    `const rules${ts(': Readonly<Record<string, readonly ModuleRule[]>>')} = ${pure}frozen(${dataLines(rulesOf(rubric))});`,
    `const scratch = ${pure}totalScratch(plan);`,
    '',
    `export const meta${ts(': Meta')} = ${pure}frozen(${dataLines(metaOf(rubric))});`,
    `export function check(recorded${ts(': unknown')})${ts(': Check')} { return checkedRecord(shape, recorded)${ts(' as Check')}; }`,
    `export const facts${ts(': FactsSchema')} = ${pure}frozen({ "~standard": ${pure}standardSchema(shape), jsonSchema: ${dataLines(factsSchema(rubric))} })${ts(' as unknown as FactsSchema')};`,
    `export function score(facts${ts(': CheckedFacts')}, statistics${ts('?: Statistics')})${ts(': Sheet')} { return moduleSheet(rules, sheetOf(plan, facts${ts(' as unknown as Facts')}, statistics))${ts(' as unknown as Sheet')}; }`,
    `export function total(facts${ts(': CheckedFacts')}, statistics${ts('?: Statistics')})${ts(': number')} { return inPoints(totalIn(plan, scratch, facts${ts(' as unknown as Facts')}, statistics)); }`,
    `export function cohort(subjects${ts(': readonly CheckedFacts[]')})${ts(': Statistics')} { return statisticsOf(plan, subjects${ts(' as unknown as readonly Facts[]')}, peerKeys); }`,
    `export function explain(sheet${ts(': Sheet')}, language${ts(': "zh" | "en"')} = "zh")${ts(': readonly PointsLost[]')} { return moduleLosses(losses, rules, sheet${ts(' as unknown as ModuleSheet')}, language)${ts(' as unknown as readonly PointsLost[]')}; }`,
    `export function standings(subjects${ts(': readonly CheckedFacts[]')}, sheets${ts(': readonly Sheet[]')})${ts(': readonly Sheet[]')} { return standingsOf(plan, subjects${ts(' as unknown as readonly Facts[]')}, sheets.map((sheet) => milliSheet(sheet${ts(' as unknown as ModuleSheet')}))).map((sheet) => moduleSheet(rules, sheet))${ts(' as unknown as readonly Sheet[]')}; }`,
    `export function merge(raters${ts(': readonly CheckedFacts[]')})${ts(': Merged')} { return mergedFacts(plan, shape, ${dataLiteral({ highest: rubric.raters?.dropHighest ?? 0, lowest: rubric.raters?.dropLowest ?? 0 })}, raters${ts(' as unknown as readonly Facts[]')})${ts(' as unknown as Merged')}; }`,
    `export function tally(findings${ts(': readonly Found[]')})${ts(': Tallied')} { return talliedFacts(shape, findings)${ts(' as unknown as Tallied')}; }`,
    `export function add(...points${ts(': readonly number[]')})${ts(': number')} { return inPoints(addPoints(points.map(inMilli))); }`,
  ].join('\n')}\n`;
}
