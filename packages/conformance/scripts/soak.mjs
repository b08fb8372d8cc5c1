// `pnpm soak`: damages the sansong rubric 100,000 times and reads what comes of it.
//
//   --files 100000        how many files
//   --seed 1              by default a new one, which is printed: the same seed makes the same files
//   --compile-every 100   of how many files one is compiled as well; 0: none
//   --show 4711           prints this file of the seed instead

import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { importTs } from '../../../scripts/run-ts.mjs';

const { values } = parseArgs({
  options: {
    files: { type: 'string', default: '100000' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
    'compile-every': { type: 'string', default: '100' },
    show: { type: 'string' },
  },
});
const files = Number(values.files);
const seed = Number(values.seed);
const compileEvery = Number(values['compile-every']);
if (![files, seed, compileEvery].every((number) => Number.isSafeInteger(number) && number >= 0)) {
  console.error('--files, --seed and --compile-every are whole numbers');
  process.exit(2);
}

const text = readFileSync(new URL('../../../rubrics/sansong-2012/sansong-2012.rubric', import.meta.url), 'utf8');
const { soak, mutate, randomFrom } = await importTs(new URL('../src/soak.ts', import.meta.url));

if (values.show !== undefined) {
  process.stdout.write(mutate(text, randomFrom(seed + Number(values.show))));
  process.exit(0);
}

console.log(`seed ${seed}`);
const from = performance.now();
const { parsed, compiled, faults, slowest } = soak({
  text,
  files,
  seed,
  compileEvery,
  onProgress: (done) => {
    if (done % 5000 === 0) console.log(`${done} files, ${((performance.now() - from) / 1000).toFixed(0)} s`);
  },
});
console.log(`${parsed} files parsed, ${compiled} compiled, ${((performance.now() - from) / 1000).toFixed(0)} s`);
for (const [step, { file, length, time }] of Object.entries(slowest)) {
  if (time > 0)
    console.log(
      `slowest to ${step}: file ${file}, ${length} characters, ${time.toFixed(0)} ms (--seed ${seed} --show ${file})`,
    );
}
for (const { file, fault } of faults) console.error(`\nfile ${file}: ${fault}`);
if (faults.length > 0) process.exitCode = 1;
