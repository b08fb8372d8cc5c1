/** How fast things are, as people wait for them. Ratios first: they mean the same on every machine. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compile } from '@rubric-lang/compiler';
import { print } from '@rubric-lang/documents';
import type { Rubric } from '@rubric-lang/model';
import { officialTable, paginate } from '@rubric-lang/table';
import { largeRubric } from './large-rubric.ts';
import { convert, isInstalled } from './office.ts';

export interface Figure {
  readonly name: string;
  readonly figure: string;
  /** What it was aimed at, and whether it is met; null: nothing was. */
  readonly aim: { readonly text: string; readonly met: boolean } | null;
}

const root = new URL('../../../', import.meta.url);

function realRubric(): Rubric {
  const path = 'rubrics/sansong-2012/sansong-2012.rubric';
  return compile(path, (it) => readFileSync(new URL(it, root), 'utf8')).draft;
}

async function seconds(work: () => unknown): Promise<number> {
  const from = performance.now();
  await work();
  return (performance.now() - from) / 1000;
}

const middle = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
const shown = (value: number): string => `${value.toFixed(2)} s`;

/** A table of 1,000 items to PDF, and LibreOffice converting the same table as DOCX. */
export async function printing(): Promise<readonly Figure[]> {
  const rubric = largeRubric(realRubric(), 1000);
  const table = officialTable(rubric);
  const laid = await seconds(() => paginate(table));
  // The first PDF of a run reads the fonts and starts the compiler; it counts, for that is what a clerk waits for.
  const first = await seconds(() => print(rubric, { to: 'pdf', fonts: 'embedded' }));
  const next = await seconds(() => print(rubric, { to: 'pdf', fonts: 'embedded' }));
  const html = await seconds(() => print(rubric, { to: 'html' }));
  const figures: Figure[] = [
    { name: 'pages of 1,000 items', figure: shown(laid), aim: null },
    { name: '1,000 items to HTML', figure: shown(html), aim: null },
    { name: '1,000 items to PDF', figure: `${shown(first)}, again ${shown(next)}`, aim: null },
  ];
  if (!isInstalled('soffice'))
    return [...figures, { name: 'LibreOffice', figure: 'not installed: nothing to compare with', aim: null }];
  const folder = mkdtempSync(join(tmpdir(), 'rubric-bench-'));
  try {
    const file = join(folder, 'large.docx');
    let bytes: Uint8Array = new Uint8Array();
    const docx = await seconds(async () => {
      ({ bytes } = await print(rubric, { to: 'docx' }));
    });
    writeFileSync(file, bytes);
    const office = await seconds(() => convert(folder, [file], 'pdf'));
    const ratio = office / first;
    return [
      ...figures,
      { name: '1,000 items to DOCX', figure: shown(docx), aim: null },
      { name: 'LibreOffice converting that DOCX', figure: shown(office), aim: null },
      {
        name: 'our PDF against LibreOffice’s',
        figure: `${ratio.toFixed(1)} times as fast`,
        aim: { text: '≥ 4', met: ratio >= 4 },
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** `rubric --help` against a bare node, in turns, for a machine is never equally busy; the middle of fifteen runs. */
export async function starting(): Promise<readonly Figure[]> {
  const program = new URL('packages/cli/bin/rubric.js', root).pathname;
  const run = (args: readonly string[]): Promise<number> =>
    seconds(() => {
      const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
      if (status !== 0) throw new Error(stderr);
    });
  // The first run of a checkout makes the bundle.
  await run([program, '--help']);
  const bare: number[] = [];
  const help: number[] = [];
  for (let turn = 0; turn < 15; turn += 1) {
    bare.push(await run(['-e', '0']));
    help.push(await run([program, '--help']));
  }
  const more = (middle(help) - middle(bare)) * 1000;
  return [
    { name: 'bare node', figure: `${(middle(bare) * 1000).toFixed(0)} ms`, aim: null },
    {
      name: 'rubric --help over bare node',
      figure: `${more.toFixed(0)} ms`,
      aim: { text: '≤ 120 ms', met: more <= 120 },
    },
  ];
}

/** One item of hundreds of clauses, each of which can be read in two ways: a text that lost its headings. */
function askedText(clauses: number, run: number): string {
  const lines = Array.from(
    { length: clauses },
    (_, at) => `- 第${String(run)}批第${String(at + 1)}类台账缺失2次的，扣0.1分。`,
  );
  return `评分表：台账\n总分：100分\n\n一、台账（100分）\n1、台账（100分）\n评分标准：\n${lines.join('\n')}\n`;
}

/** An item with many questions: twice as many are to take some twice as long. */
export async function asking(): Promise<readonly Figure[]> {
  // Every run has words of its own, for what was read once is not read again.
  let run = 0;
  const compiling = (clauses: number): Promise<number> => {
    run += 1;
    const text = askedText(clauses, run);
    return seconds(() => {
      const { diagnostics } = compile('asked.rubric', () => text);
      const questions = diagnostics.filter(({ code }) => code === 'two-readings').length;
      if (questions !== clauses) throw new Error(`${String(questions)} questions of ${String(clauses)}`);
    });
  };
  await compiling(100);
  const times = new Map<number, number[]>([200, 400].map((clauses) => [clauses, []]));
  for (let turn = 0; turn < 5; turn += 1) for (const [clauses, own] of times) own.push(await compiling(clauses));
  const [few, many] = [middle(times.get(200) ?? []), middle(times.get(400) ?? [])];
  const ratio = many / few;
  return [
    { name: 'an item of 200 asked clauses', figure: shown(few), aim: null },
    { name: 'of 400', figure: shown(many), aim: null },
    {
      name: '400 against 200',
      figure: `${ratio.toFixed(1)} times as long`,
      aim: { text: '≤ 2.5', met: ratio <= 2.5 },
    },
  ];
}
