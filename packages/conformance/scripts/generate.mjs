// docs/reference/sentences.md: the forms of the sentence grammar with a case of the conformance suite
// each, and how it reads. docs/reference/targets.md: what every target makes of every kind of the model.

import { settle } from '../../../scripts/generated.mjs';
import { importTs } from '../../../scripts/run-ts.mjs';

const { sentencesPage } = await importTs(new URL('../src/sentences-page.ts', import.meta.url));

const { targetsPage } = await importTs(new URL('../src/targets-page.ts', import.meta.url));

settle([
  ['docs/reference/sentences.md', sentencesPage()],
  ['docs/reference/targets.md', targetsPage()],
]);
