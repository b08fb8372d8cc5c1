import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compile, discretionAccounts, ledgerOf } from '@rubric-lang/compiler';

const folder = new URL('../fixtures/clean/', import.meta.url);

describe.each(readdirSync(folder).filter((it) => it.endsWith('.rubric')))('%s', (name) => {
  const text = readFileSync(new URL(name, folder), 'utf8');
  const { draft, diagnostics } = compile(name, () => text);

  test('nothing is to be said of it, by a check or by anybody', () => {
    expect(diagnostics.map(({ code, message }) => `${code} ${message.zh}`)).toEqual([]);
  });
  test('its ledger balances, and every point follows from a rule', () => {
    for (const { declared, allotted, withoutPoints } of ledgerOf(draft)) {
      expect(withoutPoints).toBe(0);
      expect(allotted).toBe(declared ?? allotted);
    }
    const { whole } = discretionAccounts(draft);
    expect(whole.computed).toBe(draft.total);
  });
});
