import { readdirSync } from 'node:fs';
import { readScoringText, type ReadingContext } from '@rubric-lang/sentences';
import { describe, expect, test } from 'vitest';
import { writings } from '../src/neutral-mutations.ts';
import { unseenCells } from '../src/paragraph.ts';
import { textMeaning } from '../src/reading-meaning.ts';

const full = process.env['RUBRIC_FULL'] === '1';
const context: ReadingContext = { language: 'zh-CN', categories: [], scales: [], quantities: [], role: 'ordinary' };

const meaningOf = (text: string): string =>
  JSON.stringify(textMeaning(readScoringText(text, context)).map(({ arithmetic, question }) => [arithmetic, question]));

describe('widths, spaces and returns never change what is read', () => {
  const names = readdirSync(new URL('../fixtures/unseen/', import.meta.url)).flatMap((file) =>
    file.endsWith('.rubric') ? [file.slice(0, -'.rubric'.length)] : [],
  );
  const cells = names.flatMap((name) => unseenCells(name).map(({ cell }) => cell));

  test.each(writings.map((it) => [it.name, it] as const))('%s', (_, { write }) => {
    const chosen = cells.filter((cell, index) => (full || index % 5 === 0) && write(cell) !== cell);
    expect(chosen.length).toBeGreaterThan(3);
    expect(chosen.filter((cell) => meaningOf(write(cell)) !== meaningOf(cell))).toEqual([]);
  });
});
