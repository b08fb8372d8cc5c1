/** What the compiler and the command make of every rubric, whole or broken, is what the schemas say. */
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { checkSchema } from '@rubric-lang/cli';
import type { CheckJson } from '@rubric-lang/cli';
import { compile } from '@rubric-lang/compiler';
import { score } from '@rubric-lang/evaluator';
import { explain, explanationSchema, rubricSchema, sheetSchema } from '@rubric-lang/model';
import { expect, test } from 'vitest';

const root = new URL('../../../rubrics/', import.meta.url);
const slugs = readdirSync(root, { withFileTypes: true })
  .filter((it) => it.isDirectory())
  .map((it) => it.name);
const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
const validators = {
  explanation: ajv.compile(explanationSchema),
  rubric: ajv.compile(rubricSchema),
  sheet: ajv.compile(sheetSchema),
  check: ajv.compile<CheckJson>(checkSchema),
};

function load(path: string): string | undefined {
  try {
    return readFileSync(new URL(path, root), 'utf8');
  } catch {
    return undefined;
  }
}

test.each(slugs)('%s', (slug) => {
  const { draft } = compile(`${slug}/${slug}.rubric`, load);
  // As JSON: what is undefined is absent.
  const json = <Value>(value: Value): unknown => JSON.parse(JSON.stringify(value)) as unknown;
  for (const [name, value] of [
    ['rubric', json(draft)],
    ['explanation', json(explain(draft))],
    ['sheet', json(score(draft, { declared: {}, items: {}, othersMet: true }))],
  ] as const) {
    const valid = validators[name];
    expect(valid(value) ? [] : valid.errors?.slice(0, 3), name).toEqual([]);
  }
  expect(json(json(draft))).toEqual(json(draft));
});

/** What is wrong on purpose, and what has every shape a frame can have. */
const folders = ['grammar/conformance/invalid', 'packages/syntax/fixtures'];
const house = new URL('../../../', import.meta.url);
const files = [...folders, 'grammar/conformance/valid'].flatMap((folder) =>
  readdirSync(new URL(`${folder}/`, house))
    .filter((name) => name.endsWith('.rubric'))
    .map((name) => `${folder}/${name}`),
);

test('the explanation of every fixture, with its errors', () => {
  const read = (path: string): string | undefined => {
    try {
      return readFileSync(new URL(path, house), 'utf8');
    } catch {
      return undefined;
    }
  };
  expect(files.length).toBeGreaterThan(400);
  for (const path of files) {
    const explanation: unknown = JSON.parse(JSON.stringify(explain(compile(path, read).draft)));
    expect(validators.explanation(explanation) ? [] : validators.explanation.errors?.slice(0, 3), path).toEqual([]);
  }
}, 60_000);

test('the report of everything that is wrong on purpose, alone on stdout', () => {
  const program = fileURLToPath(new URL('packages/cli/bin/rubric.js', house));
  const { stdout, status } = spawnSync(process.execPath, [program, 'check', '--json', 'rubrics', ...folders], {
    cwd: house,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  expect(status).toBe(1);
  const report: unknown = JSON.parse(stdout);
  expect(validators.check(report) ? [] : validators.check.errors?.slice(0, 3)).toEqual([]);
  const { files: reported } = report as CheckJson;
  expect(reported.length).toBeGreaterThan(100);
  for (const { path, diagnostics } of reported.filter(({ path }) => path.includes('invalid')))
    expect(diagnostics.length, path).toBeGreaterThan(0);
}, 120_000);
