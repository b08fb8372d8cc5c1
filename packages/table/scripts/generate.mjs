// Writes how wide the characters of Noto Serif SC are, so that pages can be laid out where there is
// neither a font nor a browser: in a web page, in a test, in the command before it prints.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { settle } from '../../../scripts/generated.mjs';
import { importTs } from '../../../scripts/run-ts.mjs';

const { readFontFile } = await importTs(new URL('../src/font-file.ts', import.meta.url));
const require = createRequire(import.meta.url);
const fonts = dirname(require.resolve('@expo-google-fonts/noto-serif-sc/package.json'));

/** Runs of characters that are not one em wide: first, last, width in thousandths of an em. */
function runsOf(weight) {
  const [font] = readFontFile(readFileSync(join(fonts, weight, `NotoSerifSC_${weight}.ttf`)));
  const runs = [];
  for (let codePoint = 0x20; codePoint < 0x30000; codePoint += 1) {
    const advance = font.metrics.advance(codePoint);
    if (advance === undefined || advance === 1) continue;
    const width = Math.round(advance * 1000);
    const last = runs.at(-1);
    if (last?.[1] === codePoint - 1 && last[2] === width) last[1] = codePoint;
    else runs.push([codePoint, codePoint, width]);
  }
  return runs;
}

const rows = (runs) => runs.map((run) => `    [${run.join(', ')}]`).join(',\n');
settle([
  [
    'packages/table/src/noto-serif-sc.json',
    `{\n  "regular": [\n${rows(runsOf('400Regular'))}\n  ],\n  "bold": [\n${rows(runsOf('700Bold'))}\n  ]\n}\n`,
  ],
]);
