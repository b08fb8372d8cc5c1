/** What the compiler makes of every real rubric is what the schemas say. */
import { readFileSync, readdirSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
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
