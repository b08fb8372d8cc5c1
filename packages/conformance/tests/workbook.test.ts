/**
 * The workbook's formulas against the evaluator: sheets filled with random facts, recalculated by LibreOffice, item by
 * item and in total. Rubrics are the real ones and generated ones, one for every construct that the model has.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from '@rubric-lang/compiler';
import { print } from '@rubric-lang/documents';
import { score } from '@rubric-lang/evaluator';
import {
  type Facts,
  factsShape,
  type FactValue,
  type Item,
  itemsOf,
  pointsText,
  type Rubric,
  type ScoreSheet,
  type SumRules,
  togetherProblems,
} from '@rubric-lang/model';
import { type OfficialTable, officialTable } from '@rubric-lang/table';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { allSheets, convert, inFolder, isInstalled } from '../src/office.ts';
import { drawing } from './drawing.ts';
import { generatedFacts } from './generated-facts.ts';
import { allConstructs } from './constructs.ts';
import { generatedRubric } from './generated-rubric.ts';

const cases = Number(process.env['RUBRIC_WORKBOOKS'] ?? 40);
const real = ['sansong-2012', 'chuxiong-2017', 'fuchun-community', 'yintai-towns', 'yintai-sanlidong'];

interface Case {
  readonly name: string;
  readonly rubric: Rubric;
  readonly facts: Facts;
  readonly sheet: ScoreSheet;
  /** Items that are scored by hand. */
  readonly refused: readonly string[];
  readonly filled: boolean;
}

const realRubrics = new Map<string, Rubric>();

function realRubric(slug: string): Rubric {
  const path = `rubrics/${slug}/${slug}.rubric`;
  const found =
    realRubrics.get(slug) ??
    compile(path, (it) => readFileSync(new URL(`../../../${it}`, import.meta.url), 'utf8')).draft;
  realRubrics.set(slug, found);
  return found;
}

function rubricFor(index: number): Rubric {
  if (index % 4 === 0) return realRubric(real[(index / 4) % real.length] ?? 'sansong-2012');
  const force = allConstructs[index % allConstructs.length] ?? 'effect deduct';
  return generatedRubric(drawing(index * 104_729), { force, cohort: false, items: 6, small: false });
}

/** Facts as somebody would type them: no percentages of thirteen digits, which the workbook takes for mistakes. */
function withinReason(facts: Facts): Facts {
  const held = (value: FactValue): FactValue =>
    Math.abs(Number(value)) > 10_000_000 && typeof value !== 'boolean' ? (Number(value) < 0 ? -1 : 100) : value;
  const record = (of: Readonly<Record<string, FactValue>>): Readonly<Record<string, FactValue>> =>
    Object.fromEntries(Object.entries(of).map(([key, value]) => [key, held(value)]));
  const items = Object.entries(facts.items).map(
    ([key, of]) => [key, of === 'not-applicable' ? of : record(of)] as const,
  );
  return { ...facts, declared: record(facts.declared), items: Object.fromEntries(items), othersMet: false };
}

/** What stands in the printed table's score column: a row an item, in order, and the total. */
function scoresIn(
  csv: string,
  table: OfficialTable,
): { readonly items: readonly string[]; readonly total: string | undefined } {
  const rows: string[][] = parse(csv, { relaxColumnCount: true });
  const header = rows.findIndex(
    (row) => table.header[0]?.cells.every((cell) => row[cell.column] === cell.text) === true,
  );
  const column = table.columns.findIndex((it) => it.content === 'score');
  const body = rows.slice(header + table.header.length);
  const items = table.body.flatMap((row, index) =>
    row.cells.some((cell) => cell.input?.use === 'score' && cell.input.item !== '')
      ? [body[index]?.[column] ?? '']
      : [],
  );
  const total = table.body.findIndex((row) => row.cells.some((cell) => cell.input?.name === 'score/'));
  return { items, total: total === -1 ? undefined : body[total]?.[column] };
}

/** The last cell with something in it of the row that begins with a label. */
function valueOf(csv: string, label: string): string | undefined {
  const rows: string[][] = parse(csv, { relaxColumnCount: true });
  return rows.find((row) => row[0]?.startsWith(label) === true)?.[5];
}

const subtotalSource = `评分表：合计
总分：110分

一、组织（60分）
1、会议（60分）
评分标准：每少开1次会扣10分

二、活动（40分）
1、活动（40分）
评分标准：每少开展1次活动扣10分

三、加分项（加分，最高10分）
1、表彰（加分，最高10分）
评分标准：每获得1次表彰加5分
`;

describe.skipIf(!isInstalled('soffice'))('LibreOffice recalculates workbooks', () => {
  test(`${String(cases)} of them to the evaluator's items, totals and grades`, { timeout: 900_000 }, async () => {
    await inFolder(async (folder) => {
      const all: Case[] = [];
      for (let index = 0; all.length < cases && index < cases * 3; index += 1) {
        const rubric = rubricFor(index);
        const facts = withinReason(generatedFacts(drawing(index + 1), rubric));
        if (togetherProblems(factsShape(rubric), facts).length > 0) continue;
        // Every third is a filled table: what is printed in it is counted anew as well.
        const sheet = score(rubric, facts);
        const printed = await print(
          rubric,
          index % 3 === 2 ? { to: 'xlsx', facts, sheet } : { to: 'xlsx', kind: 'blank', facts },
        );
        const name = `case${String(index)}`;
        writeFileSync(join(folder, `${name}.xlsx`), printed.bytes);
        const refused = printed.notes.flatMap((note) => (note.kind === 'refusal' ? [note.item] : []));
        all.push({ name, rubric, facts, sheet, refused, filled: index % 3 === 2 });
      }
      const files = convert(
        folder,
        all.map(({ name }) => join(folder, `${name}.xlsx`)),
        allSheets,
      );
      const text = (name: string, sheet: string): string => new TextDecoder().decode(files.get(`${name}-${sheet}.csv`));
      let [compared, totals, known] = [0, 0, 0];
      const differences: string[] = [];
      for (const { name, rubric, sheet, refused, facts, filled } of all) {
        const table = officialTable(rubric, filled ? { sheet } : {});
        const shown = scoresIn(text(name, '评分表'), table);
        const byKey = new Map(sheet.items.map((it) => [it.item, it]));
        itemsOf(rubric.sections).forEach((item, index) => {
          const result = byKey.get(item.key);
          const value = shown.items[index] ?? '';
          if (result?.state === 'scored') known += 1;
          // What somebody still has to find out, or to write down by hand, has no number here.
          if (result === undefined || value === '' || value === '待评') return;
          compared += 1;
          const expected =
            result.state === 'not-applicable' && value === '空项' ? '空项' : pointsText(result.score.least);
          if (result.state === 'pending' || value !== expected) {
            differences.push(
              `${name} ${item.key}: ${value} for ${expected} (${result.state}) ${JSON.stringify(facts.items[item.key])} ${JSON.stringify(item.clauses)} ${JSON.stringify(item.groups)}`,
            );
          }
        });
        if (refused.length > 0) continue;
        const total = valueOf(text(name, '明细'), '总得分') ?? '';
        if (total !== '') {
          totals += 1;
          if (total !== pointsText(sheet.total.least) || sheet.total.least !== sheet.total.most) {
            differences.push(
              `${name} total: ${total} for ${pointsText(sheet.total.least)} ${JSON.stringify(rubric.sections.map((it) => ({ ...it, children: 0 })))}`,
            );
          }
          const grade = valueOf(text(name, '明细'), '等次');
          if (grade !== undefined && rubric.grades.every((it) => it.quota === null)) {
            if (grade !== (sheet.grade ?? '')) differences.push(`${name} grade: ${grade} for ${String(sheet.grade)}`);
          }
        }
      }
      expect(differences).toEqual([]);
      // Most of what the evaluator knows the workbook must know, or the comparison says nothing.
      expect(compared).toBeGreaterThan(known * 0.6);
      expect(totals).toBeGreaterThan(all.length / 10);
    });
  });

  test('合计 is within what is said over sums, and has the base', { timeout: 300_000 }, async () => {
    const { draft } = compile('合计.rubric', () => subtotalSource);
    const [one, two, bonus] = draft.sections;
    const [first, second, third] = itemsOf(draft.sections);
    if (!one || !two || !bonus || !first || !second || !third) throw new Error('three sections of one item');
    const limit = { points: 30_000, of: [one.key, two.key], text: '合计' };
    const sums: readonly (readonly [SumRules | undefined, string])[] = [
      [undefined, '60'],
      [{ base: { points: 7000, text: '基础分' }, limits: [] }, '67'],
      [{ base: null, limits: [{ ...limit, kind: 'most' }] }, '30'],
      [{ base: null, limits: [{ ...limit, kind: 'loss' }] }, '70'],
      [{ base: null, limits: [{ ...limit, kind: 'most', points: 1000, of: [bonus.key] }] }, '60'],
    ];
    const recorded = (item: Item, count: number): readonly [string, Readonly<Record<string, FactValue>>] => [
      item.key,
      Object.fromEntries(item.facts.map(({ key }) => [key, count])),
    ];
    const facts: Facts = {
      declared: {},
      items: Object.fromEntries([recorded(first, 3), recorded(second, 1), recorded(third, 1)]),
      othersMet: false,
    };
    await inFolder(async (folder) => {
      const paths = sums.map((_, index) => join(folder, `sum${String(index)}.xlsx`));
      const papers: (string | undefined)[] = [];
      for (const [index, [sum]] of sums.entries()) {
        const rubric: Rubric = sum === undefined ? draft : { ...draft, sum };
        const sheet = score(rubric, facts);
        writeFileSync(paths[index] ?? '', (await print(rubric, { to: 'xlsx', facts, sheet })).bytes);
        const table = officialTable(rubric, { sheet });
        const cells = table.body.find(({ kind }) => kind === 'total')?.cells ?? [];
        papers.push(cells.find(({ column }) => table.columns[column]?.content === 'score')?.text);
      }
      const files = convert(folder, paths, allSheets);
      const details = sums.map((_, index) =>
        valueOf(new TextDecoder().decode(files.get(`sum${String(index)}-明细.csv`)), '合计（加分、扣分项以外）'),
      );
      expect(details).toEqual(sums.map(([, expected]) => expected));
      expect(papers).toEqual(details);
    });
  });
});
