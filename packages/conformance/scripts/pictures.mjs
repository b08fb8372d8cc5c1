// Draws docs/pictures again. Needs poppler and LibreOffice; the pictures are looked at before they are committed.

import { mkdirSync, writeFileSync } from 'node:fs';
import { importTs } from '../../../scripts/run-ts.mjs';

const { pictures } = await importTs(new URL('../src/pictures.ts', import.meta.url));
const folder = new URL('../../../docs/pictures/', import.meta.url);
mkdirSync(folder, { recursive: true });
for (const [name, bytes] of await pictures()) {
  writeFileSync(new URL(name, folder), bytes);
  console.log(`${name}  ${(bytes.length / 1024).toFixed(0)} KB`);
}
