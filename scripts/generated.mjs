// The end of every generator: writes what it made, or with `--check` only says what is not fresh.

import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './installed.mjs';

/**
 * Writes the files that differ, or with `--check` among the arguments names them on stderr and makes
 * the process end with 1. A file is written whole or not at all.
 * @param {Iterable<readonly [path: string, text: string]>} files paths from the root of the checkout, with `/`
 */
export function settle(files) {
  const check = process.argv.includes('--check');
  for (const [path, text] of files) {
    const file = join(root, ...path.split('/'));
    if (textOf(file) === text) continue;
    if (check) {
      console.error(`${path} is not fresh: run \`pnpm generate\` and commit what it writes.`);
      process.exitCode = 1;
      continue;
    }
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.new`, text);
    renameSync(`${file}.new`, file);
    console.log(`wrote ${path}`);
  }
}

/**
 * @param {string} file
 * @returns {string | undefined} undefined when there is none
 */
function textOf(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
