// Makes dist/rubric.js: the command and every room it uses in a few files, for loading hundreds of sources
// would take longer than most of its work. What only some commands need (the parser, the makers of Word
// and Excel files) lies in chunks beside it that are read when they are called for: as one file of three
// megabytes even `--help` took twice as long. Rooms and pure libraries go in; what brings files or a
// native binary of its own stays outside and is found by Node beside this package.
//
// As a module: `await refresh()` makes the bundle when it is missing or a source has changed.
// As a program: node scripts/bundle.mjs

import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const room = dirname(dirname(fileURLToPath(import.meta.url)));
const bundle = join(room, 'dist', 'rubric.js');
const chunks = join(room, 'dist', 'chunks');
/** What the bundle was made from: path, size and time of every source, as they were. */
const record = join(room, 'dist', 'rubric.inputs.json');

const outside = ['@myriaddreamin/typst-ts-node-compiler', '@expo-google-fonts/noto-serif-sc'];

export async function refresh() {
  // An installed package has no sources; its bundle is what it is.
  if (!existsSync(join(room, 'src', 'start.ts')) || isFresh()) return;
  await make();
}

function isFresh() {
  if (!existsSync(bundle)) return false;
  try {
    const inputs = JSON.parse(readFileSync(record, 'utf8'));
    return Object.entries(inputs).every(([path, mark]) => markOf(resolve(room, path)) === mark);
  } catch {
    return false;
  }
}

/** @param {string} file */
function markOf(file) {
  const { size, mtimeMs } = statSync(file);
  return `${size} ${mtimeMs}`;
}

async function make() {
  const { build } = await import('esbuild');
  const { version } = JSON.parse(readFileSync(join(room, 'package.json'), 'utf8'));
  const { outputFiles, metafile } = await build({
    absWorkingDir: room,
    entryPoints: { rubric: 'src/start.ts' },
    outdir: 'dist',
    chunkNames: 'chunks/[name]-[hash]',
    splitting: true,
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    external: outside,
    define: { rubricVersion: JSON.stringify(version) },
    // Libraries written for CommonJS ask for Node's own modules with `require`.
    banner: {
      js: "import { createRequire as createRequireOfBundle } from 'node:module'; const require = createRequireOfBundle(import.meta.url);",
    },
    charset: 'utf8',
    legalComments: 'eof',
    logLevel: 'warning',
  });

  const sources = Object.keys(metafile.inputs).filter((path) => !path.includes('node_modules') && !path.includes(':'));
  const inputs = Object.fromEntries(
    [...sources, relative(room, fileURLToPath(import.meta.url)), 'package.json'].map((path) => [
      path.split('\\').join('/'),
      markOf(resolve(room, path)),
    ]),
  );
  mkdirSync(dirname(bundle), { recursive: true });
  copyDemo();
  // Several commands may find the bundle old at once: each writes its own and renames it whole, the file
  // that is started last, when all it will ask for is there.
  mkdirSync(chunks, { recursive: true });
  const inOrder = [...outputFiles].sort((a, b) => Number(a.path === bundle) - Number(b.path === bundle));
  for (const { path, contents } of inOrder) replace(path, contents);
  replace(record, JSON.stringify(inputs, null, 1));
  removeOldChunks(new Set(outputFiles.map(({ path }) => path)));
}

/**
 * Takes away chunks of earlier bundles; recent ones may still be wanted by a command that is running.
 * @param {ReadonlySet<string>} current
 */
function removeOldChunks(current) {
  const anHourAgo = Date.now() - 3_600_000;
  for (const name of readdirSync(chunks)) {
    const path = join(chunks, name);
    if (!current.has(path) && statSync(path).mtimeMs < anHourAgo) rmSync(path, { force: true });
  }
}

/** What `rubric demo` shows in an installed package, where the project's rubrics are not. */
function copyDemo() {
  const from = join(room, '..', '..', 'rubrics', 'sansong-2012');
  const to = join(room, 'dist', 'demo');
  for (const folder of ['', 'facts']) {
    mkdirSync(join(to, folder), { recursive: true });
    for (const name of readdirSync(join(from, folder))) {
      if (/\.(rubric|yaml)$/.test(name)) copyFileSync(join(from, folder, name), join(to, folder, name));
    }
  }
}

/**
 * @param {string} file
 * @param {string | Uint8Array} content
 */
function replace(file, content) {
  const temporary = `${file}.${process.pid}.tmp`;
  writeFileSync(temporary, content);
  try {
    renameSync(temporary, file);
  } catch (error) {
    // On Windows a file that another process is reading cannot be replaced; that process made the same one.
    rmSync(temporary, { force: true });
    if (!existsSync(file)) throw error;
  }
}

const program = process.argv[1];
if (program !== undefined && realpathSync(program) === fileURLToPath(import.meta.url)) await make();
