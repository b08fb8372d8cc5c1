import { expect, test } from 'vitest';
import type { Holds } from './described.ts';
import { explanationSchema, type explanationDefinitions, type ExplanationNames } from './explanation-schema.ts';
import type { RubricNames } from './rubric-names.ts';
import { rubricSchema, type rubricDefinitions } from './rubric-schema.ts';
import { sheetSchema, type sheetDefinitions, type SheetNames } from './sheet-schema.ts';

// These lines hold when they compile: every definition describes the very type of its name.
const explanation: { readonly [Name in keyof ExplanationNames]: true } = {} as Holds<
  typeof explanationDefinitions,
  ExplanationNames
>;
const rubric: { readonly [Name in keyof RubricNames]: true } = {} as Holds<typeof rubricDefinitions, RubricNames>;
const sheet: { readonly [Name in keyof SheetNames]: true } = {} as Holds<typeof sheetDefinitions, SheetNames>;

test.each([
  ['explanation', explanationSchema, explanation],
  ['rubric', rubricSchema, rubric],
  ['sheet', sheetSchema, sheet],
])('%s: every reference has its definition, and every definition is used', (_, schema, held) => {
  expect(held).toBeDefined();
  const text = JSON.stringify(schema);
  const used = new Set([...text.matchAll(/"#\/\$defs\/(\w+)"/g)].map((it) => it[1]));
  expect(used).toEqual(new Set(Object.keys(schema.$defs)));
});
