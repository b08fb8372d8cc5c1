// `npm test`: from a fresh checkout to every test. What follows `--` goes to vitest, so
// `npm test -- packages/syntax` runs one room.

import { install } from './installed.mjs';
import { runTool } from './program.mjs';

install();
process.exitCode = runTool('vitest', 'vitest', ['run', ...process.argv.slice(2)]);
