// Writes what is told of the whole language: its grammar, from the parsers of the frame and of the sentences, and its
// highlighting, from the words and marks. With `--check` only says what is not fresh.
//
// A grammar is written down from the parser itself, so this program looks behind the index of a room.

import { readFileSync } from 'node:fs';
import { settle } from '../../../scripts/generated.mjs';
import { importTs } from '../../../scripts/run-ts.mjs';

const frame = new URL('../src/line-parser.ts', import.meta.url);
const sentences = new URL('../../sentences/src/skeleton.ts', import.meta.url);
const { ebnf } = await importTs(new URL('../src/written/ebnf.ts', import.meta.url));
const { textMate } = await importTs(new URL('../src/written/textmate.ts', import.meta.url));
const { lineProductions, vocabulary: lineVocabulary } = await importTs(frame);
const { skeletonParser } = await importTs(sentences);
const { vocabulary } = await importTs(new URL('../../sentences/src/lexer.ts', import.meta.url));

settle([
  [
    'grammar/rubric.ebnf',
    ebnf([
      {
        title: 'The frame: the lines of a file.',
        productions: lineProductions(),
        source: readFileSync(frame, 'utf8'),
        vocabulary: lineVocabulary,
      },
      {
        title: 'Sentences: one scoring text. Its terminals are the patterns of grammar/<dialect>/sentences.json.',
        productions: skeletonParser().getSerializedGastProductions(),
        source: readFileSync(sentences, 'utf8'),
        vocabulary,
      },
    ]),
  ],
  ['grammar/rubric.tmLanguage.json', textMate()],
]);
