// Starts the programs that dependencies bring along, without a shell, so that the same call works on
// every system.

import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { root } from './installed.mjs';

const require = createRequire(import.meta.url);

/**
 * Runs a Node program in the root of the checkout, its output straight through to ours.
 * @param {string} program path of a JavaScript file
 * @param {readonly string[]} args
 * @returns {number} its exit code; 1 when a signal ended it
 */
export function runNode(program, args) {
  const { status } = spawnSync(process.execPath, [program, ...args], { cwd: root, stdio: 'inherit' });
  return status ?? 1;
}

/**
 * Runs a program of an installed package, such as `tsc` of typescript.
 * @param {string} packageName
 * @param {string} name as in the `bin` of its package.json
 * @param {readonly string[]} args
 */
export function runTool(packageName, name, args) {
  const manifest = join(root, 'node_modules', packageName, 'package.json');
  const { bin } = require(manifest);
  return runNode(join(dirname(manifest), typeof bin === 'string' ? bin : bin[name]), args);
}
