import { expect, test } from 'vitest';
import enFile from '../en/frame.json' with { type: 'json' };
import marksFile from '../marks.json' with { type: 'json' };
import zhFile from '../zh-CN/frame.json' with { type: 'json' };
import { fieldKeys, fold, frames, languages, marks, numberSeries } from './index.ts';

test('every row of a frame file is in its frame: no key, role, scope or source is misspelled', () => {
  expect(frames['zh-CN'].fields).toEqual(zhFile.fields);
  expect(frames['zh-CN'].columnSources).toEqual(zhFile.columnSources);
  expect(frames.en.fields).toEqual(enFile.fields);
  expect(frames.en.columnSources).toEqual(enFile.columnSources);
  expect(marks.series.map(({ series }) => series)).toEqual(marksFile.series.map(({ series }) => series));
  expect(new Set(marks.series.map(({ series }) => series))).toEqual(new Set(numberSeries));
});

test.each(languages)('%s says every field, each by its own names', (language) => {
  const { fields } = frames[language];
  expect(new Set(fields.map(({ key }) => key))).toEqual(new Set(fieldKeys));
  const names = fields.flatMap((field) => field.names);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});

test('a field means the same in every dialect', () => {
  for (const language of languages) {
    for (const { key, role, scope, takes } of frames[language].fields) {
      expect(frames['zh-CN'].fields.find((field) => field.key === key)).toMatchObject({ role, scope, takes });
    }
  }
});

test('names, words and number shapes are as folding leaves them, or no text would ever match', () => {
  const words = languages.flatMap((language) => {
    const { fields, columnSources, points } = frames[language];
    const { capSign, alone: _, ...lists } = points;
    return [...fields, ...columnSources]
      .flatMap((row) => row.names)
      .concat(...Object.values(lists), capSign.bonus, capSign.penalty);
  });
  const shapes = marks.series.flatMap((series) => series.shapes.flatMap(({ open, close }) => [open, close]));
  for (const word of [...words, ...shapes, marks.colon, marks.comment, marks.hash, marks.handle]) {
    for (const character of word) expect(Object.hasOwn(fold.replace, character), word).toBe(false);
  }
});
