import { readdirSync } from 'node:fs';
import type { ReadingContext } from '@rubric-lang/sentences';
import { describe, expect, test } from 'vitest';
import { conformanceCases } from '../src/conformance-case.ts';
import { lostWords } from '../src/lost-words.ts';
import { unseenCells } from '../src/paragraph.ts';
import { readTruth, truthSlugs } from '../src/truth.ts';

/** Thousands of readings: without this, one text in four is taken. */
const full = process.env['RUBRIC_FULL'] === '1';
const some = <Entry>(entries: readonly Entry[]): readonly Entry[] =>
  entries.filter((_, index) => full || index % 4 === 0);

const context: ReadingContext = { language: 'zh-CN', categories: [], scales: [], quantities: [], role: 'ordinary' };

const lost = (texts: readonly string[]): readonly string[] =>
  texts.flatMap((text) =>
    lostWords(text, context).map(({ words, from }) => `${words} in ${text.slice(Math.max(0, from - 20), from + 20)}`),
  );

describe('a number raised by one or a word of arithmetic taken out makes a difference, or the reader has said that it stays a word', () => {
  test('in the official documents', () => {
    const cells = truthSlugs.flatMap((slug) =>
      readTruth(slug).items.flatMap(({ ruleCell, cellText, rules }) =>
        rules.length === 0 ? [] : (ruleCell ?? cellText ?? []),
      ),
    );
    expect(cells.length).toBeGreaterThan(100);
    expect(lost(some(cells))).toEqual([]);
  });

  test('in documents that nobody tuned on', () => {
    const names = readdirSync(new URL('../fixtures/unseen/', import.meta.url)).flatMap((file) =>
      file.endsWith('.rubric') ? [file.slice(0, -'.rubric'.length)] : [],
    );
    expect(lost(some(names.flatMap((name) => unseenCells(name).map(({ cell }) => cell))))).toEqual([]);
  });

  test('in the conformance suite', () => {
    const texts = conformanceCases().flatMap(({ kind, name, source }) =>
      kind === 'valid' && /^(?:condition|effect|modifier|ends|trap)-/.test(name)
        ? (/评分标准：([^\n]+)/.exec(source)?.[1] ?? [])
        : [],
    );
    expect(texts.length).toBeGreaterThan(150);
    expect(lost(some(texts))).toEqual([]);
  });
});
