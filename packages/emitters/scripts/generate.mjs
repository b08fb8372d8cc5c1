// Writes the text that every scoring module carries: the sources of the runtime and of what it uses
// of other rooms, one after the other, without their imports. The TypeScript of it is type-checked
// where it lies; the JavaScript is the same with the types taken out.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { transform } from 'esbuild';
import { settle } from '../../../scripts/generated.mjs';

/** @param {string} path from the folder of the rooms */
const read = (path) => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');

/** Declarations of types that are taken out of larger files. */
const types = {
  'model/src/numbers.ts': ['Milli', 'Decimal', 'Rounding'],
  'model/src/fact.ts': ['FactRef', 'FactType'],
  'model/src/clause.ts': ['Verdict', 'Effect'],
  'model/src/rubric.ts': ['NotApplicable', 'FactValue', 'Facts'],
  'model/src/sheet.ts': [
    'Score',
    'ClauseResult',
    'ItemResult',
    'SectionResult',
    'ScoreSheet',
    'LooseRanges',
    'Statistics',
    'PeerStatistics',
    'FactStatistics',
  ],
  'model/src/finding.ts': ['Finding'],
  'model/src/facts-check/facts-shape.ts': ['FactsShape', 'OwnerShape', 'FactShape'],
};

const runtime = [
  'plan',
  'exact',
  'subject',
  'ways',
  'parts',
  'best',
  'sections',
  'totals',
  'grades',
  'joined-sheets',
  'sheet',
  'cohort',
  'standings',
  'records',
  'surface',
];

/** Files that are taken whole. */
const files = [
  'model/src/ratio.ts',
  'model/src/points.ts',
  'model/src/sum-rules.ts',
  'model/src/dependence/around.ts',
  'diagnostics/src/nearest-name.ts',
  'model/src/facts-check/value-check.ts',
  'model/src/facts-check/record-check.ts',
  'model/src/losses.ts',
  ...runtime.map((name) => `emitters/src/typescript/runtime/${name}.ts`),
];

/**
 * The declaration of one exported type, without its `export`.
 * @param {string} path
 * @param {string} name
 */
function typeText(path, name) {
  const text = read(path);
  const start = text.search(new RegExp(`^export (interface|type) ${name}\\b`, 'm'));
  if (start < 0) throw new Error(`${path} declares no ${name}`);
  const rest = text.slice(start);
  const end = rest.startsWith('export interface') ? rest.indexOf('\n}') + 2 : rest.search(/;\n(?=\n|$)/) + 1;
  return rest.slice(0, end).replace(/^export /, '');
}

/** @param {string} path */
function fileText(path) {
  return read(path)
    .replace(/^import [^;]*;\n/gm, '')
    .replace(/^export (?=(const|function|interface|type) )/gm, '')
    .trim();
}

const ts = [
  // Of `domain.ts` the checks need only this.
  'const largestCount = 1_000_000;',
  ...Object.entries(types).flatMap(([path, names]) => names.map((name) => typeText(path, name))),
  ...files.map(fileText),
].join('\n\n');

const declared = [...ts.matchAll(/^(?:const|let|function|interface|type) (\w+)/gm)].map(([, name]) => name);
const twice = declared.filter((name, index) => declared.indexOf(name) !== index);
if (twice.length > 0) throw new Error(`In one text these names stand twice: ${[...new Set(twice)].join(', ')}`);

const { code: js } = await transform(ts, { loader: 'ts', target: 'es2020', charset: 'utf8', legalComments: 'none' });
settle([['packages/emitters/src/typescript/runtime.json', `${JSON.stringify({ ts: `${ts}\n`, js }, null, 2)}\n`]]);
