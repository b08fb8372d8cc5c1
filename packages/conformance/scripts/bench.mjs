// `pnpm bench`: how fast things are. Names as arguments pick single benchmarks: `pnpm bench printing`.

import { importTs } from '../../../scripts/run-ts.mjs';

const benchmarks = await importTs(new URL('../src/bench.ts', import.meta.url));
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(benchmarks, name));
if (unknown.length > 0) {
  console.error(`No such benchmark: ${unknown.join(', ')}. There are ${Object.keys(benchmarks).join(', ')}.`);
  process.exit(2);
}
for (const [name, run] of Object.entries(benchmarks)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  console.log(`\n── ${name}`);
  for (const { name: what, figure, aim } of await run()) {
    console.log(
      `${what.padEnd(36)}${figure}${aim === null ? '' : `  (aim ${aim.text}: ${aim.met ? 'met' : 'missed'})`}`,
    );
  }
}
