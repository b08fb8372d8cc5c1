import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { basename, dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { describe, expect, test } from 'vitest';

/**
 * Who may import whom. pnpm already refuses what a package.json does not declare; this table refuses
 * the declaration. A new arrow is a decision about the house: change it here and in ARCHITECTURE.md.
 */
const arrows = {
  grammar: [],
  diagnostics: [],
  syntax: ['grammar', 'diagnostics'],
  sentences: ['grammar', 'diagnostics'],
  model: ['diagnostics'],
  evaluator: ['model'],
  compiler: ['syntax', 'sentences', 'model', 'evaluator', 'grammar', 'diagnostics'],
  table: ['model'],
  emitters: ['model', 'table'],
  documents: ['model', 'table', 'emitters'],
  sheets: ['model', 'diagnostics'],
  'prettier-plugin': ['syntax'],
  cli: 'everything',
  conformance: 'everything',
} as const satisfies Record<string, readonly string[] | 'everything'>;

type Room = keyof typeof arrows;

/** Libraries that shape everything around them, and the only rooms that know them. */
const onlyKnownTo: Record<string, readonly Room[]> = {
  chevrotain: ['syntax', 'sentences'],
  prettier: ['prettier-plugin'],
};

/** Rooms that touch files, processes or native modules. A web page may bundle all others. */
const onlyOnNode: readonly Room[] = ['documents', 'cli', 'conformance'];

/** Names that say nothing of what a file holds, and so gather everything. */
const emptyNames = /^(utils?|helpers?|common|shared|misc|types|constants)$/;

const root = fileURLToPath(new URL('../../../', import.meta.url));
const rooms = Object.keys(arrows) as Room[];
const folderOf = (room: Room) => join(root, room === 'grammar' ? 'grammar' : join('packages', room));

interface Manifest {
  readonly name: string;
  readonly exports: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const manifestOf = (room: Room): Manifest => JSON.parse(readFileSync(join(folderOf(room), 'package.json'), 'utf8'));

function mayImport(room: Room): readonly string[] {
  const allowed = arrows[room];
  return allowed === 'everything' ? rooms.filter((other) => other !== room) : allowed;
}

interface Source {
  /** From the root of the checkout, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly isTest: boolean;
}

function sourcesOf(room: Room): Source[] {
  const folder = join(folderOf(room), 'src');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.[cm]?[jt]sx?$/.test(file))
    .map((file) => ({
      path: relative(root, join(folder, file)).split(sep).join('/'),
      text: readFileSync(join(folder, file), 'utf8'),
      isTest: file.endsWith('.test.ts'),
    }));
}

/** The specifiers of every static, dynamic and type import, and of every re-export. */
function importsIn(text: string): string[] {
  // Comments go first, so that an example in one is not taken for an import.
  const code = text.replace(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, '');
  const statement = /(?:^|[\n;}])\s*(?:import|export)\b(?:[\w\s{},*$]*?\bfrom)?\s*(['"])([^'"\n]+)\1/g;
  const call = /\bimport\s*\(\s*(['"`])([^'"`\n]+)\1/g;
  return [...code.matchAll(statement), ...code.matchAll(call)].map((match) => match[2] ?? '');
}

/** `@rubric-lang/model` of `@rubric-lang/model/x`, `csv-parse` of `csv-parse/sync`. */
const packageOf = (specifier: string) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

const roomOf = (packageName: string) =>
  packageName.startsWith('@rubric-lang/') ? packageName.slice('@rubric-lang/'.length) : undefined;

test('the table names every room there is', () => {
  const there = [...readdirSync(join(root, 'packages')), 'grammar'];
  expect(there.sort()).toEqual([...rooms].sort());
});

test('no room reaches itself along the arrows', () => {
  const reaches = (from: Room, seen: ReadonlySet<string> = new Set()): ReadonlySet<string> =>
    mayImport(from).reduce<ReadonlySet<string>>(
      (all, next) => (all.has(next) ? all : reaches(next as Room, new Set([...all, next]))),
      seen,
    );
  for (const room of rooms.filter((name) => arrows[name] !== 'everything')) {
    expect(reaches(room), room).not.toContain(room);
  }
});

describe.each(rooms)('%s', (room) => {
  const manifest = manifestOf(room);
  const sources = sourcesOf(room);

  test('is called by its folder and entered by its index only', () => {
    expect(manifest.name).toBe(`@rubric-lang/${room}`);
    expect(manifest.exports).toEqual({ '.': './src/index.ts' });
  });

  test('declares only rooms it may import', () => {
    const declared = Object.keys({
      ...manifest.dependencies,
      ...manifest.peerDependencies,
      ...manifest.optionalDependencies,
    });
    expect(mayImport(room)).toEqual(
      expect.arrayContaining(declared.map(roomOf).filter((other) => other !== undefined)),
    );
    // A workspace package among devDependencies would open the arrow for everything, tests or not.
    expect(Object.keys(manifest.devDependencies ?? {}).filter((name) => roomOf(name))).toEqual([]);
  });

  test('takes every version from the workspace or its catalog', () => {
    for (const [name, version] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })) {
      expect(`${name} ${version}`).toBe(`${name} ${roomOf(name) ? 'workspace:*' : 'catalog:'}`);
    }
  });

  test('has the references to the projects of the rooms it imports', () => {
    const config = readFileSync(join(folderOf(room), 'tsconfig.json'), 'utf8');
    const referenced = [...config.matchAll(/"path":\s*"([^"]+)"/g)].map((match) => basename(match[1] ?? ''));
    const imported = Object.keys(manifest.dependencies ?? {}).flatMap((name) => roomOf(name) ?? []);
    expect(referenced.sort()).toEqual(imported.sort());
  });

  test('imports along the arrows, through an index', () => {
    const wrong = sources.flatMap(({ path, text }) =>
      importsIn(text).flatMap((specifier) => {
        const other = roomOf(packageOf(specifier));
        if (other !== undefined) {
          if (specifier !== packageOf(specifier)) return [`${path}: ${specifier} goes past the index of ${other}`];
          if (!mayImport(room).includes(other)) return [`${path}: there is no arrow from ${room} to ${other}`];
        }
        if (specifier.startsWith('.') && leaves(room, path, specifier)) {
          return [`${path}: ${specifier} leaves the room by the window`];
        }
        return [];
      }),
    );
    expect(wrong).toEqual([]);
  });

  test('leaves the libraries of other rooms alone', () => {
    for (const [library, knowing] of Object.entries(onlyKnownTo)) {
      if (knowing.includes(room)) continue;
      const importing = sources.filter(({ text }) => importsIn(text).some((name) => packageOf(name) === library));
      expect(
        importing.map(({ path }) => path),
        library,
      ).toEqual([]);
      expect(Object.keys(manifest.dependencies ?? {})).not.toContain(library);
    }
  });

  test('gives every file a name that says what is in it', () => {
    const nameless = sources.filter(({ path }) => emptyNames.test(basename(path).replace(/\..*$/, '')));
    expect(nameless.map(({ path }) => path)).toEqual([]);
  });
});

describe.each(rooms.filter((room) => !onlyOnNode.includes(room)))('%s, which a web page may bundle,', (room) => {
  test('knows nothing of Node', () => {
    const onNode = sourcesOf(room)
      .filter(({ isTest }) => !isTest)
      .filter(({ text }) => importsIn(text).some((name) => isBuiltin(name)));
    expect(onNode.map(({ path }) => path)).toEqual([]);
  });

  // What a library brings along counts as well: esbuild follows it for a browser, and stops at
  // whatever only Node has.
  test('can be bundled', async () => {
    const bundle = build({
      entryPoints: [join(folderOf(room), 'src', 'index.ts')],
      bundle: true,
      write: false,
      platform: 'browser',
      format: 'esm',
      logLevel: 'silent',
    });
    await expect(bundle).resolves.toMatchObject({ errors: [] });
  });
});

/** Whether a relative import ends outside of its room, where it would go round every arrow. */
function leaves(room: Room, path: string, specifier: string): boolean {
  return relative(folderOf(room), join(root, dirname(path), specifier)).startsWith('..');
}

describe('reading imports out of a source', () => {
  test.each([
    [`import { a } from './a.ts';`, ['./a.ts']],
    [`import type { A } from "x";\nexport * from '@rubric-lang/model';`, ['x', '@rubric-lang/model']],
    [`import a, {\n  b as c,\n} from 'y/z';`, ['y/z']],
    [`import './effect.ts'; const d = await import('node:fs');`, ['./effect.ts', 'node:fs']],
    [`import data from '../zh-CN/words.json' with { type: 'json' };`, ['../zh-CN/words.json']],
    [`type T = import('q').T;`, ['q']],
    [`/** import { a } from 'comment' */\n// import 'line';\nexport const from = 'value';`, []],
  ])('%s', (text, expected) => {
    expect(importsIn(text)).toEqual(expected);
  });
});
