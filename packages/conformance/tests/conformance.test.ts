import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { sentenceGrammars } from '@rubric-lang/grammar';
import { describe, expect, test } from 'vitest';
import { conformanceCases } from '../src/conformance-case.ts';
import { conditionForms, effectForms, marks, modifierForms } from '../src/sentence-forms.ts';

const cases = conformanceCases();
const valid = cases.filter(({ kind }) => kind === 'valid');

describe('the conformance suite', () => {
  test('has at least 250 valid cases', () => {
    expect(valid.length).toBeGreaterThanOrEqual(250);
  });

  test.each(cases.map((it) => [`${it.kind}/${it.name}`, it] as const))('%s', (_, { files }) => {
    for (const { path, expected, found } of files) expect(found, path).toBe(expected);
  });

  test('every file beside a case belongs to it', () => {
    const stray = (['valid', 'invalid'] as const).flatMap((kind) => {
      const folder = new URL(`../../../grammar/conformance/${kind}/`, import.meta.url);
      const known = new Set(
        cases.flatMap(({ files, name }) => [`${kind}/${name}.rubric`, ...files.map(({ path }) => path)]),
      );
      return readdirSync(folder).filter((file) => !known.has(`${kind}/${file}`));
    });
    expect(stray).toEqual([]);
  });

  test('invalid cases are reported', () => {
    const silent = cases.filter(
      ({ kind, files }) => kind === 'invalid' && files.every(({ found }) => found.trim() === ''),
    );
    expect(silent.map(({ name }) => name)).toEqual([]);
  });
});

describe('every form', () => {
  const grammar = sentenceGrammars['zh-CN'];
  const shown = new Map([...conditionForms, ...effectForms, ...modifierForms].map(({ id, shown: name }) => [id, name]));

  test('of the grammar is named and shown by a case', () => {
    const forms = new Set<string>((grammar?.conditions ?? []).map(({ form }) => form));
    for (const { token, verdict } of grammar?.tokens ?? []) {
      if (!marks.includes(token)) forms.add(verdict === undefined ? token : `${token}:${verdict}`);
    }
    expect(forms.size).toBeGreaterThan(30);
    expect([...forms].filter((form) => !shown.has(form))).toEqual([]);
  });

  test('is shown by a case that there is', () => {
    const names = new Set(valid.map(({ name }) => name));
    expect([...shown.values()].filter((name) => !names.has(name))).toEqual([]);
  });
});

test('every message a rubric can get has a case that gets it', () => {
  const defined = ['syntax', 'compiler'].flatMap((room) => {
    const folder = fileURLToPath(new URL(`../../${room}/src/`, import.meta.url));
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .flatMap((file) =>
        [...readFileSync(`${folder}${file}`, 'utf8').matchAll(/diagnosticKind[^;]*?\(\{\s*code: '([a-z-]+)'/g)].map(
          ([, code]) => code ?? '',
        ),
      );
  });
  const got = new Set(
    cases.flatMap(({ files }) =>
      files.flatMap(({ found }) =>
        [...found.matchAll(/^(?:[0-9:]+ )?(?:error|question|warning|hint) ([a-z-]+)/gm)].map(([, code]) => code ?? ''),
      ),
    ),
  );
  expect(defined.length).toBeGreaterThan(60);
  expect([...new Set(defined)].filter((code) => !got.has(code)).sort()).toEqual([]);
});
