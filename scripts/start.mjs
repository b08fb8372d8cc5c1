// `npm start`: from a fresh checkout to a scored unit and a printed table in out/.

import { join } from 'node:path';
import { install, root } from './installed.mjs';
import { runNode } from './program.mjs';

install();
process.exitCode = runNode(join(root, 'packages', 'cli', 'bin', 'rubric.js'), [
  'demo',
  '--out',
  'out',
  ...process.argv.slice(2),
]);
