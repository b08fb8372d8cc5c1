import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { factsSchema, typescriptModule } from '@rubric-lang/emitters';
import { checkFacts } from '@rubric-lang/evaluator';
import { dependenceOf, itemsOf } from '@rubric-lang/model';
import type { Rubric } from '@rubric-lang/model';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drawing } from './drawing.ts';
import { generatedFacts } from './generated-facts.ts';
import { allConstructs } from './constructs.ts';
import { generatedRubric } from './generated-rubric.ts';
import { loadedModule, recorded } from './loaded-module.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const compiler = join(root, 'node_modules/typescript/bin/tsc');

const hostile = '*/ alert(1) // ` $' + '{x} </script> \u2028 \u2029 \r\n " \\ \' \u0000 __proto__ #{';

/** A rubric of which every text that gets into files tries to get out of its place. */
function hostileRubric(rubric: Rubric): Rubric {
  const text = JSON.stringify(rubric).replace(
    /"(?:title|text|label|question|printed|mark)":"/g,
    (found) => `${found}${JSON.stringify(hostile).slice(1, -1)}`,
  );
  return JSON.parse(text) as Rubric;
}

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rubric-module-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const generated = (at: number): Rubric =>
  generatedRubric(drawing(at * 77 + 5), {
    force: allConstructs[at % allConstructs.length] ?? 'effect deduct',
    cohort: true,
    items: 4,
    small: false,
  });

describe('the files of a module', () => {
  test('type-check strictly, alone, in either form, whatever their texts', { timeout: 240_000 }, () => {
    const own = join(folder, 'typed');
    mkdirSync(own);
    for (let at = 0; at < 8; at += 1) {
      const rubric = hostileRubric(generated(at * 5));
      for (const { path, text } of typescriptModule().emit({ ...rubric, path: `表${String(at)}.rubric` }))
        writeFileSync(join(own, path), text);
      for (const { path, text } of typescriptModule({ typescript: true }).emit({
        ...rubric,
        path: `单${String(at)}.rubric`,
      })) {
        writeFileSync(join(own, path), text);
      }
      const [item] = itemsOf(rubric.sections);
      const fact = item?.facts.find(({ type }) => type.kind === 'yes-no');
      writeFileSync(join(own, `use${String(at)}.ts`), usage(`./表${String(at)}.rubric.js`, item?.key ?? '', fact?.key));
      writeFileSync(
        join(own, `alone${String(at)}.ts`),
        usage(`./单${String(at)}.rubric.ts`, item?.key ?? '', fact?.key),
      );
    }
    writeFileSync(join(own, 'package.json'), '{ "type": "module" }');
    writeFileSync(
      join(own, 'tsconfig.json'),
      JSON.stringify({
        compilerOptions: {
          target: 'es2020',
          lib: ['es2020'],
          types: [],
          module: 'nodenext',
          noEmit: true,
          allowImportingTsExtensions: true,
          strict: true,
          exactOptionalPropertyTypes: true,
          noUncheckedIndexedAccess: true,
          noPropertyAccessFromIndexSignature: true,
          noImplicitReturns: true,
          isolatedDeclarations: true,
          declaration: true,
          verbatimModuleSyntax: true,
          erasableSyntaxOnly: true,
          skipLibCheck: false,
        },
        include: ['*.ts'],
      }),
    );
    const { stdout } = spawnSync(process.execPath, [compiler, '-p', own], { encoding: 'utf8' });
    expect(stdout).toBe('');
  });

  test('run with no package installed', async () => {
    const rubric = generated(3);
    const own = join(folder, 'alone');
    mkdirSync(own);
    for (const { path, text } of typescriptModule().emit({ ...rubric, path: 'alone.rubric' }))
      writeFileSync(join(own, path), text);
    writeFileSync(
      join(own, 'run.mjs'),
      "import { check, score } from './alone.rubric.js';\nconst checked = check({});\nconsole.log(JSON.stringify(score(checked.facts).total));\n",
    );
    const { stdout, stderr } = spawnSync(process.execPath, [join(own, 'run.mjs')], {
      encoding: 'utf8',
      env: {},
      cwd: own,
    });
    const module = await loadedModule(rubric);
    const checked = module.check({});
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual('facts' in checked ? module.score(checked.facts).total : undefined);
  });

  test('are the same for the same rubric, byte for byte, and name their source and digests', () => {
    const rubric = generated(11);
    const again = JSON.parse(JSON.stringify(rubric)) as Rubric;
    const emitted = typescriptModule({ source: '../表.rubric', version: '1.2.3' });
    expect(emitted.emit(again)).toEqual(emitted.emit(rubric));
    const [module, types] = emitted.emit(rubric);
    for (const file of [module, types]) {
      expect(file?.text.split('\n').slice(0, 4).join('\n')).toContain('../表.rubric');
      expect(file?.text).toContain(`// text ${rubric.digests.text}\n// meaning ${rubric.digests.meaning}\n`);
    }
    expect(module?.text).not.toMatch(/\bimport\b.*from|require\(|new Date|toLocale|Intl\./);
  });

  test('load whatever the texts are, and give them back unchanged', async () => {
    for (const at of [0, 7, 13, 21]) {
      const rubric = hostileRubric(generated(at));
      const module = await loadedModule(rubric);
      expect(module.meta.title).toBe(rubric.title);
      const [js, types] = typescriptModule().emit(rubric);
      // Only the comment on a line of its own may hold it, and there it cannot end the comment or the line.
      for (const line of js?.text.split('\n') ?? []) expect(leaves(line)).toBe(false);
      expect(leaves(types?.text ?? '')).toBe(false);
    }
  });

  test('their map leads from the name of a fact to its line', () => {
    const rubric = generated(9);
    const [, types, map] = typescriptModule({ source: 'x.rubric' }).emit(rubric);
    const lines = types?.text.split('\n') ?? [];
    const decoded = decodedMap(map?.text ?? '');
    expect(decoded.sources).toEqual(['x.rubric']);
    for (const item of itemsOf(rubric.sections)) {
      const at = lines.findIndex((line) => line.startsWith(`  readonly ${item.key}?: {`));
      expect(decoded.places[at], item.key).toEqual([11, item.range.line - 1, item.range.column - 1]);
    }
  });

  test('their JSON Schema accepts what is accepted by key', () => {
    for (const at of [1, 8, 17, 25]) {
      const draw = drawing(at);
      const rubric = generated(at);
      const validate = new Ajv2020({ strict: false }).compile(factsSchema(rubric));
      const dependence = dependenceOf(rubric);
      for (let subject = 0; subject < 20; subject += 1) {
        const record = recorded(generatedFacts(draw, rubric, dependence));
        if ('facts' in checkFacts(rubric, record))
          expect(validate(record), JSON.stringify([record, validate.errors])).toBe(true);
      }
      expect(validate({ 没有这一项: 1 })).toBe(false);
    }
  });
});

/** Does the text hold what ends a line, a script or a string elsewhere? */
function leaves(text: string): boolean {
  return ['\u2028', '\u2029', '\u0000', '</script'].some((mark) => text.includes(mark));
}

/** How somebody would use it; the mistakes must be mistakes. */
function usage(from: string, item: string, fact: string | undefined): string {
  const key = JSON.stringify(item);
  const right =
    fact === undefined
      ? ''
      : `const recorded: Recorded = { ${key}: { ${JSON.stringify(fact)}: true } };\ncheck(recorded);`;
  return `import { add, check, cohort, explain, facts, meta, score, total } from '${from}';
import type { CheckedFacts, Recorded, Sheet } from '${from}';
${right}
export const empty: Recorded = {};
const checked = check({});
if ('facts' in checked) {
  const sheet: Sheet = score(checked.facts, cohort([checked.facts]));
  const first: string | undefined = sheet.items[0]?.clauses[0]?.rule.reading;
  console.log(first, add(sheet.total.least, 0.1), total(checked.facts), explain(sheet, 'en')[0]?.reason);
} else for (const { path, expected } of checked.problems) console.log(path.join('/'), expected.zh);
const title: typeof meta.title = meta.title;
console.log(title, facts['~standard'].vendor);
// @ts-expect-error facts have to be checked
score({});
// @ts-expect-error there is no such item
export const wrong: Recorded = { 没有这一项: {} };
export const held: CheckedFacts[] = [];
declare const console: { log(...values: unknown[]): void };
`;
}

/** The first name of each generated line: column, source line, source column. */
function decodedMap(text: string): {
  readonly sources: readonly string[];
  readonly places: readonly (readonly number[] | undefined)[];
} {
  const map = JSON.parse(text) as { readonly sources: string[]; readonly mappings: string };
  const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  let [line, column] = [0, 0];
  const places = map.mappings.split(';').map((segment) => {
    if (segment === '') return undefined;
    const numbers: number[] = [];
    let [value, shift] = [0, 0];
    for (const mark of segment) {
      const digit = digits.indexOf(mark);
      value += (digit & 31) << shift;
      shift += 5;
      if (digit < 32) {
        numbers.push(value & 1 ? -(value >> 1) : value >> 1);
        [value, shift] = [0, 0];
      }
    }
    line += numbers[2] ?? 0;
    column += numbers[3] ?? 0;
    return [numbers[0] ?? 0, line, column];
  });
  return { sources: map.sources, places };
}
