import { describe, expect, test } from 'vitest';
import { loweredMutantsOf } from '../src/lowered-mutants.ts';
import { mutantsOf, mutations, rulesInCells } from '../src/mutants.ts';
import { survivorText } from '../src/conformance.ts';

/** Every change of every rule takes minutes: `pnpm conformance` makes them all, this makes one in so many. */
const full = process.env['RUBRIC_FULL'] === '1';
const oneIn = full ? 1 : 29;
const loweredOneIn = full ? 10 : 307;

const rules = rulesInCells();

/** Spreads the changes over the rules so that every change meets some rule and every rule some change. */
const chosen = (rule: number, every: number) => mutations.filter((_, index) => (index + rule * 7) % every === 0);

describe('every rule of the official documents, changed', () => {
  test('no two changes have one name', () => {
    const names = mutations.map(({ class: kind, name }) => `${kind} ${name}`);
    expect(new Set(names).size).toBe(names.length);
  });

  test('every change meets a rule', () => {
    const idle = mutations.filter((mutation) =>
      rules.every(({ rule }) => [undefined, rule.text].includes(mutation.change(rule.text, rule))),
    );
    expect(idle.map(({ name }) => name)).toEqual([]);
  });

  test('all 346 rules are changed, each in twenty ways and more', () => {
    expect(rules).toHaveLength(346);
    for (const place of rules) {
      const made = mutations.filter((mutation) => {
        const words = mutation.change(place.rule.text, place.rule);
        return words !== undefined && words !== place.rule.text;
      });
      // A bonus line without points, a note in brackets or a list of departments offers less to change.
      const least = [
        'bonus',
        'external_reference',
        'award_comparative',
        'award_discretionary',
        'deduct_department_split',
      ].includes(place.rule.kind)
        ? 5
        : 20;
      expect(made.length, place.rule.text).toBeGreaterThanOrEqual(least);
    }
  });

  test('arithmetic changes the meaning or is reported, a question only the question, writing nothing', () => {
    const survivors = rules
      .flatMap((place, index) => mutantsOf(place, chosen(index, oneIn)))
      .filter(({ outcome }) => outcome === 'survived');
    expect(survivorText(survivors)).toBe('');
  });

  test('and so it is with the item that the compiler makes of it', () => {
    const survivors = rules
      .flatMap((place, index) => loweredMutantsOf(place, chosen(index, loweredOneIn)))
      .filter(({ outcome }) => outcome === 'survived');
    expect(survivors.map(({ mutation, words }) => `${mutation.class} ${mutation.name}: ${words}`)).toEqual([]);
  });
});
