#!/usr/bin/env node
// The `rubric` command: runs the bundle. In a checkout the bundle is made first when there is none, or
// when a source is newer; an installed package has no sources and simply runs.

import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

const bundle = fileURLToPath(new URL('../dist/rubric.js', import.meta.url));
const maker = new URL('../scripts/bundle.mjs', import.meta.url);

if (existsSync(fileURLToPath(maker))) {
  const { refresh } = await import(maker.href);
  try {
    await refresh();
  } catch (error) {
    // esbuild has said what is wrong with the sources; without it there is something wrong with the install.
    const reason = error instanceof Error && !('errors' in error) ? `（${error.message}）` : '';
    console.error(`程序没有打包成${reason}：请重新运行 npm start 安装，或改好源码。`);
    console.error('The command could not be bundled: run npm start to install, or mend the sources.');
    process.exit(2);
  }
}
await import(pathToFileURL(bundle).href);
