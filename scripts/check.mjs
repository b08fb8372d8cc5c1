// `pnpm check`: everything a change must pass. All steps run, even after one has failed, so that one
// run tells everything; the last lines say what to look at. Names as arguments pick single steps:
// `pnpm check types lint`.

import { join } from 'node:path';
import { install, root } from './installed.mjs';
import { runNode, runTool } from './program.mjs';

/** In the order in which a mistake is cheapest to learn of. */
const steps = {
  types: () => runTool('typescript', 'tsc', ['-b']),
  lint: () => runTool('oxlint', 'oxlint', []),
  format: () => runTool('prettier', 'prettier', ['--check', '--log-level', 'warn', '.']),
  unused: () => runTool('knip', 'knip', []),
  generated: () => runNode(join(root, 'scripts', 'generate.mjs'), ['--check']),
  tests: () => runTool('vitest', 'vitest', ['run']),
};

install();

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(steps, name));
if (unknown.length > 0) {
  console.error(`No such step: ${unknown.join(', ')}. There are ${Object.keys(steps).join(', ')}.`);
  process.exit(2);
}

const outcomes = [];
for (const [name, step] of Object.entries(steps)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  console.log(`\n── ${name} ${'─'.repeat(60 - name.length)}`);
  const from = performance.now();
  const passed = step() === 0;
  outcomes.push({ name, passed, seconds: ((performance.now() - from) / 1000).toFixed(1) });
}

console.log(`\n${'─'.repeat(64)}`);
for (const { name, passed, seconds } of outcomes) {
  console.log(`${passed ? 'passed' : 'FAILED'}  ${name.padEnd(12)}${seconds.padStart(6)} s`);
}
const failed = outcomes.filter(({ passed }) => !passed).map(({ name }) => name);
if (failed.length > 0) {
  console.log(`\nFailed: ${failed.join(', ')}`);
  process.exitCode = 1;
}
