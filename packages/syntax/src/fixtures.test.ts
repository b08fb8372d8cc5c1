import { readFileSync, readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { positionAt, sourceText } from '@rubric-lang/diagnostics';
import { expect, test } from 'vitest';
import { format, parse } from './index.ts';

// Every `<case>.rubric` beside what it is read as. `npx vitest run packages/syntax -u` rewrites the expectations.
const folder = fileURLToPath(new URL('../fixtures/', import.meta.url));
const cases = readdirSync(folder)
  .filter((name) => name.endsWith('.rubric'))
  .map((name) => basename(name, '.rubric'));

/** Where something stands is compared by the properties; here it would only hide what it says. */
const places = new Set(['span', 'nameSpan', 'pieces', 'source']);

test.each(cases)('%s', async (name) => {
  const source = sourceText(`${name}.rubric`, readFileSync(`${folder}${name}.rubric`, 'utf8'));
  const { tree, diagnostics } = parse(source, name.startsWith('english') ? 'en' : 'zh-CN');
  const tokens = tree.tokens.map(
    ({ kind, span }) => `${kind} ${JSON.stringify(source.text.slice(span.start, span.end))}`,
  );
  const reports = diagnostics.map(
    ({ code, span, message }) => `${positionAt(source, span.start).line} ${code} ${message.zh}`,
  );
  const shown = { ...tree, tokens, reports, formatted: format(tree).split('\n') };
  const json = JSON.stringify(
    shown,
    (key, value: unknown) => (places.has(key) || value === undefined ? undefined : value),
    2,
  );
  await expect(`${json}\n`).toMatchFileSnapshot(`${folder}${name}.tree.json`);
});
