import { expect, test } from 'vitest';
import { fold } from './index.ts';

test('folding twice is folding once: no value of the table is one of its keys', () => {
  for (const value of Object.values(fold.replace)) {
    for (const character of value) expect(Object.hasOwn(fold.replace, character), character).toBe(false);
  }
});

test('every key is one character, and none is a character that numbers and units need', () => {
  for (const key of Object.keys(fold.replace)) expect(Array.from(key)).toHaveLength(1);
  for (const kept of '①⑴㎡℃‰½0.5%，；：（）“”、。分扣得') expect(Object.hasOwn(fold.replace, kept), kept).toBe(false);
});

test('line ends are not folded: they end sentences', () => {
  expect(Object.hasOwn(fold.replace, '\n')).toBe(false);
  expect(Object.hasOwn(fold.replace, '\r')).toBe(false);
});
