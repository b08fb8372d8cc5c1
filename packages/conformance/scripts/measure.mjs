// pnpm measure [set …]: how the reader does on documents that were written without sight of it. Prints one line a set and, with
// --all, every clause that did not come out right.
import { fileURLToPath } from 'node:url';
import { importTs } from '../../../scripts/run-ts.mjs';

const { measureBlind, shares } = await importTs(new URL('../src/blind-measure.ts', import.meta.url));
const named = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const sets = named.length > 0 ? named : ['unseen', 'held-out', 'blind', 'fresh', 'newest', 'later', 'latest', 'last'];
for (const set of sets) {
  const findings = measureBlind(fileURLToPath(new URL(`../fixtures/${set}`, import.meta.url)));
  const counts = shares(findings);
  const share = (count) => `${((100 * count) / findings.length).toFixed(1)} %`;
  console.log(
    `${set}: ${findings.length} clauses; understood rightly ${share(counts.right + counts.words)} (a limit kept as words in ${counts.words}), ` +
      `asked ${share(counts.asked)}, not understood ${share(counts.unread)}, misread ${share(counts.misread)} (${counts.misread})`,
  );
  if (process.argv.includes('--all')) {
    for (const { verdict, document, clause, why } of findings) {
      if (verdict !== 'right') console.log(`  ${verdict} | ${document} | ${clause}\n      ${why}`);
    }
  }
}
