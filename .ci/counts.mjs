// Closes a CI run: node .ci/counts.mjs <vitest's JSON report> <exit code of the checks> <of the tests>
// Prints `N passed, N failed` as the last line and exits with 1 unless everything is well.

import { existsSync, readFileSync } from 'node:fs';

const [report, checked, tested] = process.argv.slice(2);
const counts = { passed: 0, failed: 0, skipped: 0 };

if (existsSync(report)) {
  const { testResults } = JSON.parse(readFileSync(report, 'utf8'));
  for (const { status, assertionResults } of testResults) {
    // A file that cannot even be loaded reports no test; it must not count as nothing.
    if (status === 'failed' && !assertionResults.some((test) => test.status === 'failed')) counts.failed += 1;
    for (const test of assertionResults) {
      if (test.status === 'passed') counts.passed += 1;
      else if (test.status === 'failed') counts.failed += 1;
      else counts.skipped += 1;
    }
  }
} else {
  console.log('The tests left no report.');
}

if (checked !== '0') console.log('The checks before the tests failed: see above.');
if (tested !== '0' && counts.failed === 0) console.log('The test run failed outside of any test: see above.');
if (counts.passed + counts.failed === 0) console.log('No test ran.');

const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
console.log(`${counts.passed} passed, ${counts.failed} failed${skipped}`);
const well = checked === '0' && tested === '0' && counts.failed === 0 && counts.passed > 0;
process.exitCode = well ? 0 : 1;
