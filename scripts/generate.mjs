// `pnpm generate`: writes every file that is made from others and checked in. A room that has such
// files says so with a program scripts/generate.mjs of its own, which takes `--check` to compare
// instead of write (scripts/generated.mjs does either). Each runs in its own process: two rooms' code
// never meets here.

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { install, root } from './installed.mjs';
import { runNode } from './program.mjs';

install();

const rooms = ['grammar', ...readdirSync(join(root, 'packages')).map((room) => join('packages', room))];
const failed = rooms.filter((room) => {
  const program = join(root, room, 'scripts', 'generate.mjs');
  return existsSync(program) && runNode(program, process.argv.slice(2)) !== 0;
});
if (failed.length > 0) {
  console.error(`Generating failed in ${failed.join(', ')}.`);
  process.exitCode = 1;
}
