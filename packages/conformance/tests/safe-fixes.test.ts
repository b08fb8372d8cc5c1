import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compile } from '@rubric-lang/compiler';
import { itemsOf, type Clause } from '@rubric-lang/model';

const root = new URL('../../../', import.meta.url);

/** Every rubric there is: real, unseen, clean, of the suite of messages, and the blocks of the checks' pages. */
const texts = new Map<string, string>([
  ...inFolder('packages/conformance/fixtures/', 2),
  ...inFolder('rubrics/', 2),
  ...inFolder('grammar/conformance/invalid/', 0),
  ...inFolder('packages/compiler/src/rules/', 2).flatMap(([name, page]) =>
    [...page.matchAll(/^```rubric\n([^]*?)^```$/gmu)].map(
      ([, block], at) => [`${name} ${String(at + 1)}`, block ?? ''] as const,
    ),
  ),
]);

function inFolder(path: string, depth: number): readonly (readonly [string, string])[] {
  const folder = new URL(path, root);
  return readdirSync(folder, { withFileTypes: true }).flatMap((it) => {
    if (it.isDirectory()) return depth > 0 ? inFolder(`${path}${it.name}/`, depth - 1) : [];
    const wanted = it.name.endsWith('.rubric') || (it.name.endsWith('.md') && path.includes('/rules/'));
    return wanted ? [[`${path}${it.name}`, readFileSync(new URL(it.name, folder), 'utf8')] as const] : [];
  });
}

const compiled = (text: string) => compile('a.rubric', (path) => (path === 'a.rubric' ? text : undefined));

/** What a clause counts, without the words it is said in. */
function arithmetic({ effect, branches, combine, cap }: Clause): string {
  const counted = branches.map(({ when, times, amount }) => ({ when: when.kind, times, amount }));
  return JSON.stringify({ effect: effect.kind, counted, combine, cap }).replace(/\p{Script=Han}+/gu, '');
}

const safe = [...texts].flatMap(([name, text]) =>
  compiled(text)
    .diagnostics.filter(({ path }) => path === undefined)
    .flatMap((report) =>
      report.fixes
        .filter((fix) => fix.safe)
        .map((fix, at) => ({ title: `${name} ${report.code} ${String(at)}`, text, report, fix })),
    ),
);

test('there are repairs of several kinds that are applied unseen', () => {
  expect(new Set(safe.map(({ report }) => report.code)).size).toBeGreaterThan(2);
});

describe('a repair that is applied unseen', () => {
  test.each(safe.map((it) => [it.title, it] as const))('%s', (_, { text, report, fix }) => {
    const mended = fix.edits
      .toSorted((a, b) => b.span.start - a.span.start)
      .reduce(
        (source, { span, text: written }) => source.slice(0, span.start) + written + source.slice(span.end),
        text,
      );
    const [before, after] = [compiled(text), compiled(mended)];
    const count = (of: typeof before) => of.diagnostics.filter(({ code }) => code === report.code).length;
    // It takes away what it is for.
    expect(count(after)).toBeLessThan(count(before));
    expect(after.diagnostics.filter(({ severity }) => severity === 'error').length).toBeLessThanOrEqual(
      before.diagnostics.filter(({ severity }) => severity === 'error').length,
    );
    // A misspelt word was no word, and its sentence is understood otherwise; all else counts as it did.
    if (report.code === 'near-miss') return;
    const [was, is] = [before, after].map(({ draft }) =>
      itemsOf(draft.sections).map(({ points, base, clauses }) => [points, base, ...clauses.map(arithmetic)]),
    );
    expect(is).toEqual(was);
  });
});
