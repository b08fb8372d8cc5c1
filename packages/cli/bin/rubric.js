#!/usr/bin/env node
// The `rubric` command: runs the bundle. In a checkout the bundle is made first when there is none, or
// when a source is newer; an installed package has no sources and simply runs.

import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

const bundle = fileURLToPath(new URL('../dist/rubric.js', import.meta.url));
const maker = new URL('../scripts/bundle.mjs', import.meta.url);

if (existsSync(fileURLToPath(maker))) {
  const { refresh } = await import(maker.href);
  await refresh();
}
await import(pathToFileURL(bundle).href);
