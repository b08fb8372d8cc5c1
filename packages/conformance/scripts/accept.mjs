// `pnpm conformance`: reads every case of grammar/conformance and compares what came of it with what is
// written beside it; then changes every rule of the official documents and reads a thousand generated
// clauses. With `--accept` it writes the expectations, to be reviewed line by line before they are
// committed: a wrong reading is a fault, not an expectation. Words as arguments pick cases by name.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../scripts/installed.mjs';
import { importTs } from '../../../scripts/run-ts.mjs';

const { conformanceCases, generatedSurvivors, mutationSurvivors } = await importTs(
  new URL('../src/conformance.ts', import.meta.url),
);

const accept = process.argv.includes('--accept');
const picked = process.argv.slice(2).filter((word) => !word.startsWith('--'));

const cases = conformanceCases().filter(
  ({ name }) => picked.length === 0 || picked.some((word) => name.includes(word)),
);
let differing = 0;
for (const { files } of cases) {
  for (const { path, expected, found } of files) {
    if (expected === found) continue;
    differing += 1;
    if (accept) writeFileSync(join(root, 'grammar', 'conformance', ...path.split('/')), found);
    if (path.endsWith('.tree.json') || path.endsWith('.model.json'))
      console.log(`${expected === null ? 'new' : 'differs'}  ${path}`);
    else console.log(`${expected === null ? 'new' : 'differs'}  ${path}\n${changedLines(expected ?? '', found)}`);
  }
}
console.log(`${cases.length} cases, ${differing} files ${accept ? 'written' : 'differ'}`);
if (differing > 0 && !accept) process.exitCode = 1;

if (picked.length === 0) {
  for (const report of [mutationSurvivors(), generatedSurvivors()]) {
    console.log(report.text);
    if (report.survivors > 0) process.exitCode = 1;
  }
}

/**
 * Lines that are only in one of the two texts, `-` expected and `+` found.
 * @param {string} expected
 * @param {string} found
 */
function changedLines(expected, found) {
  const left = expected.split('\n');
  const right = found.split('\n');
  return [
    ...left.filter((line) => !right.includes(line)).map((line) => `  - ${line}`),
    ...right.filter((line) => !left.includes(line)).map((line) => `  + ${line}`),
  ].join('\n');
}
