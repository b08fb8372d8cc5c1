// Runs TypeScript sources on Node 20, which cannot strip types itself.
//
// Programs that use a room's code (generators, benchmarks, the soak) must see the sources as they
// are now, not a build that may be old. So the entry is bundled with esbuild, which takes some 50 ms,
// and the bundle is imported. Rooms go into the bundle, as they are TypeScript; everything else stays
// outside and is loaded by Node itself, which keeps native modules and CommonJS working.
//
// As a program: node scripts/run-ts.mjs <entry.ts> [arguments …]
// As a module:  const { parse } = await importTs(new URL('../src/index.ts', import.meta.url));

import { mkdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { root } from './installed.mjs';

const cache = join(root, 'node_modules', '.cache', 'run-ts');
let bundles = 0;

/**
 * Bundles a TypeScript module and imports it.
 * @param {string | URL} entry a path, or a file URL
 * @returns {Promise<any>} the module's exports; any, for only the module that was named knows them
 */
export async function importTs(entry) {
  const source = entry instanceof URL ? fileURLToPath(entry) : resolve(entry);
  mkdirSync(cache, { recursive: true });
  // Two programs may run the same entry at once: each has a bundle of its own and takes it away.
  const bundle = join(cache, `${basename(source, '.ts')}.${process.pid}.${(bundles += 1)}.mjs`);
  process.once('exit', () => rmSync(bundle, { force: true }));
  await build({
    entryPoints: [source],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    // Not esbuild's own `module` condition: what is loaded must be what Node would load.
    conditions: [],
    // A stack names the line of the source.
    sourcemap: 'inline',
    sourcesContent: false,
    logLevel: 'warning',
    plugins: [dependenciesOutside, ownPlace],
  });
  process.setSourceMapsEnabled(true);
  return import(pathToFileURL(bundle).href);
}

/**
 * Leaves dependencies outside, named by their full path: the bundle lies where their names would not
 * be found, for pnpm lets a package see only what it declares.
 * @type {import('esbuild').Plugin}
 */
const dependenciesOutside = {
  name: 'dependencies-outside',
  setup(builder) {
    builder.onResolve({ filter: /^[^./]/ }, async ({ path, pluginData, ...options }) => {
      if (pluginData === 'resolved' || options.kind === 'entry-point' || path.startsWith('node:')) return undefined;
      const found = await builder.resolve(path, { ...options, pluginData: 'resolved' });
      const isRoom = path.startsWith('@rubric-lang/');
      if (found.errors.length > 0 || found.external || isRoom) return found;
      return { path: pathToFileURL(found.path).href, external: true };
    });
  },
};

/**
 * Lets `import.meta.url` keep saying where the source lies, not the bundle: rooms find files beside
 * themselves that way.
 * @type {import('esbuild').Plugin}
 */
const ownPlace = {
  name: 'own-place',
  setup(builder) {
    builder.onLoad({ filter: /\.ts$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      if (!text.includes('import.meta.url')) return undefined;
      const url = JSON.stringify(pathToFileURL(path).href);
      return { contents: text.replaceAll('import.meta.url', () => url), loader: 'ts' };
    });
  },
};

const program = process.argv[1];
if (program !== undefined && realpathSync(program) === fileURLToPath(import.meta.url)) {
  const entry = process.argv[2];
  if (entry === undefined) {
    console.error('usage: node scripts/run-ts.mjs <entry.ts> [arguments …]');
    process.exit(2);
  }
  // The entry finds its arguments where it would as a program of its own.
  process.argv.splice(1, 2, resolve(entry));
  await importTs(entry);
}
