import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { mutate, randomFrom, soak } from '../src/soak.ts';

const text = readFileSync(new URL('../../../rubrics/sansong-2012/sansong-2012.rubric', import.meta.url), 'utf8');

test('2,000 damaged files are read: nothing is thrown, no character is lost', () => {
  const seed = Math.floor(Math.random() * 2 ** 31);
  const { parsed, compiled, faults } = soak({ text, files: 2000, seed, compileEvery: 200 });
  expect({ parsed, compiled }).toEqual({ parsed: 2000, compiled: 10 });
  expect(faults.map(({ file, fault }) => `pnpm soak --seed ${seed} --show ${file}: ${fault}`)).toEqual([]);
}, 300_000);

test('the same seed makes the same file, and files differ', () => {
  const made = (seed: number) => mutate(text, randomFrom(seed));
  expect(made(1)).toBe(made(1));
  expect(new Set(Array.from({ length: 50 }, (_, seed) => made(seed))).size).toBeGreaterThan(45);
});
