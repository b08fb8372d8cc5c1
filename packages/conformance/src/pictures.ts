/** Pictures of what the project prints, for its pages: the documents of one rubric, as poppler draws their PDFs. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compile } from '@rubric-lang/compiler';
import { print, type PrintOptions } from '@rubric-lang/documents';
import { score, standings } from '@rubric-lang/evaluator';
import { type Facts, itemsOf, type Rubric } from '@rubric-lang/model';
import { convert } from './office.ts';

const root = new URL('../../../', import.meta.url);

function rubricOf(slug: string): Rubric {
  const path = `rubrics/${slug}/${slug}.rubric`;
  return compile(path, (it) => readFileSync(new URL(it, root), 'utf8')).draft;
}

/** Invented subjects: every so many items has something that was found, the others are in order. */
function subjects(rubric: Rubric): readonly Facts[] {
  return ['安远县', '崇义县', '大余县', '定南县', '赣县区', '会昌县', '龙南市', '宁都县'].map((subject, at) => {
    const found = itemsOf(rubric.sections).flatMap((item, index) => {
      // Nobody earned a bonus: what it is worth is the assessors' to say.
      if (item.role === 'bonus')
        return [[item.key, Object.fromEntries(item.facts.map((fact) => [fact.key, 0]))] as const];
      const fact = item.facts.find(
        (it) => it.polarity === 'fault' && (it.type.kind === 'yes-no' || it.type.kind === 'count'),
      );
      if (fact === undefined || (index * 7 + at * 5) % (9 + at) !== 0) return [];
      return [[item.key, { [fact.key]: fact.type.kind === 'count' ? 1 + (index % 2) : true }] as const];
    });
    return { subject, declared: {}, items: Object.fromEntries(found), othersMet: true };
  });
}

/** Draws one page; `resolution` in dots per inch. */
function drawn(folder: string, pdf: Uint8Array, page: number, resolution: number): Uint8Array {
  const file = join(folder, 'page.pdf');
  writeFileSync(file, pdf);
  const pages = ['-f', String(page), '-l', String(page)];
  spawnSync('pdftoppm', ['-png', '-gray', '-r', String(resolution), ...pages, file, join(folder, 'page')], {
    stdio: 'ignore',
  });
  const name = readdirSync(folder).find((it) => it.startsWith('page-') && it.endsWith('.png')) ?? '';
  const picture = readFileSync(join(folder, name));
  rmSync(join(folder, name));
  return picture;
}

/** Every picture by its name. Takes poppler, and LibreOffice for those of office files. */
export async function pictures(): Promise<ReadonlyMap<string, Uint8Array>> {
  const folder = mkdtempSync(join(tmpdir(), 'rubric-pictures-'));
  try {
    const rubric = rubricOf('sansong-2012');
    const facts = subjects(rubric);
    const sheets = standings(
      rubric,
      facts,
      facts.map((it) => score(rubric, it)),
    );
    const [sheet] = sheets;
    if (sheet === undefined) return new Map();
    const pdf = async (of: Rubric, options: Omit<PrintOptions, 'to'>): Promise<Uint8Array> =>
      (await print(of, { ...options, to: 'pdf', fonts: 'embedded' })).bytes;
    const office = async (to: 'docx' | 'xlsx', name: string): Promise<Uint8Array> => {
      const file = join(folder, `${name}.${to}`);
      writeFileSync(file, (await print(rubric, { to })).bytes);
      return convert(folder, [file], 'pdf').get(`${name}.pdf`) ?? new Uint8Array();
    };
    const blank = await pdf(rubric, {});
    return new Map([
      ['table-page-1.png', drawn(folder, blank, 1, 72)],
      ['table-page-2.png', drawn(folder, blank, 2, 72)],
      ['filled.png', drawn(folder, await pdf(rubric, { sheet }), 2, 72)],
      ['feedback.png', drawn(folder, await pdf(rubric, { kind: 'feedback', sheet }), 1, 60)],
      [
        'summary.png',
        drawn(folder, await pdf(rubric, { kind: 'summary', subjects: sheets.map((it) => ({ sheet: it })) }), 1, 72),
      ],
      ['street.png', drawn(folder, await pdf(rubricOf('yintai-sanlidong'), {}), 1, 60)],
      ['college.png', drawn(folder, await pdf(rubricOf('chuxiong-2017'), {}), 1, 72)],
      ['notice.png', drawn(folder, await pdf(rubricOf('huangzhou-notice'), {}), 1, 60)],
      ['docx.png', drawn(folder, await office('docx', 'table'), 1, 72)],
      ['xlsx.png', drawn(folder, await office('xlsx', 'book'), 1, 72)],
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
