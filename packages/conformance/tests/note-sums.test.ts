import { readdirSync, readFileSync } from 'node:fs';
import { compile } from '@rubric-lang/compiler';
import { checkFacts, score } from '@rubric-lang/evaluator';
import { expect, test } from 'vitest';
import { byKey, inPoints, loadedModule, recorded } from './loaded-module.ts';

const folder = new URL('../../../grammar/conformance/valid/', import.meta.url);
const names = readdirSync(folder).filter((it) => it.startsWith('note-') && it.endsWith('.rubric'));

test('there are cases of notes', () => {
  expect(names.length).toBeGreaterThan(6);
});

test.each(names)('%s: its examples hold, and in the module as well', async (name) => {
  const text = readFileSync(new URL(name, folder), 'utf8');
  const { draft, diagnostics } = compile(name, () => text);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const module = await loadedModule(draft);
  for (const example of draft.examples) {
    const record = recorded(example.facts);
    const [ours, theirs] = [checkFacts(draft, record), module.check(record)];
    if (!('facts' in ours) || !('facts' in theirs)) throw new Error(`${name} ${example.name}`);
    const sheet = score(draft, ours.facts);
    expect(byKey(module.score(theirs.facts))).toEqual(inPoints(sheet));
    expect(sheet.total).toEqual({ least: example.total, most: example.total });
  }
});
