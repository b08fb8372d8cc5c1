import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readJson } from './json-text.ts';
import { pathKey } from './places.ts';

test('reads what JSON.parse reads, as JSON.parse reads it', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom(undefined, 2, '\t'), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      fc.pre(!/\de[-+]?\d/.test(text) && !text.includes('-0'));
      const { value: read, problems } = readJson(text);
      expect(problems).toEqual([]);
      expect(JSON.stringify(read, null, indent)).toBe(text);
    }),
    { numRuns: 200 },
  );
});

test('refuses what JSON.parse refuses', () => {
  const pieces = fc.array(
    fc.constantFrom('{', '}', '[', ']', ',', ':', '"', 'a', '1', '-', '.', '0', 'true', 'null', ' ', '\\', '\n'),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(pieces, (parts) => {
      const text = parts.join('');
      const { problems } = readJson(text);
      let valid = true;
      try {
        JSON.parse(text);
      } catch {
        valid = false;
      }
      // We refuse one thing more: a name that stands twice.
      fc.pre(!problems.some(({ message }) => message.zh.includes('写了两次')));
      expect(problems.length > 0).toBe(!valid);
    }),
    { numRuns: 2000 },
  );
});

test('remembers the place of every value', () => {
  const { places } = readJson('{\n  "甲": [1,\n 2]\n}');
  expect(places.get(pathKey(['甲']))).toEqual({ line: 2, column: 3 });
  expect(places.get(pathKey(['甲', 1]))).toEqual({ line: 3, column: 2 });
});

test('a thousand brackets are refused, not followed', () => {
  expect(readJson('['.repeat(100_000)).problems[0]?.message.zh).toBe('一层套一层太多');
});
