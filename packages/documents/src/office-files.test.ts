/** What Word, WPS and Excel need of a table, asserted in the XML; and what they give back filled in. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import {
  sampleClause,
  sampleColumn,
  sampleField,
  sampleItem,
  sampleRubric,
  sampleSection,
} from '../fixtures/sample-rubric.ts';
import { pointsIn, print, readFilledDocx, readFilledXlsx } from './index.ts';
import { childOf, descendants, parseXml, textIn, type XmlElement } from './read-back/xml-tree.ts';

const item = (key: string, number: string, rule: string) =>
  sampleItem(key, 2, {
    title: `${key}的内容`,
    number,
    mark: `${number}、`,
    fields: [sampleField('评分细则', rule)],
    clauses: [sampleClause('c', rule, 0.5)],
    facts: [
      {
        key: 'c',
        item: key,
        named: false,
        label: rule,
        type: { kind: 'yes-no' },
        polarity: 'fault',
      },
    ],
  });
const withFacts = (one: ReturnType<typeof item>) => ({
  ...one,
  clauses: one.clauses.map((clause) => ({
    ...clause,
    branches: clause.branches.map((branch) => ({
      ...branch,
      when: { kind: 'plain' as const, fact: { item: one.key, fact: 'c' }, holds: true },
    })),
  })),
});
const rubric = sampleRubric(
  [
    sampleSection('组织领导', [withFacts(item('a', '1', '未成立扣0.5分')), withFacts(item('b', '2', '未开会扣0.5分'))]),
    sampleSection('制度建设', [withFacts(item('long', '1', '每少开1次专题会扣0.5分。'.repeat(220)))]),
  ],
  {
    columns: [
      sampleColumn('项目', [{ kind: 'level', level: 1 }, { kind: 'item' }]),
      sampleColumn('评分细则', [{ kind: 'field', name: '评分细则' }]),
      sampleColumn(
        '考评',
        [],
        [
          sampleColumn('得分', [{ kind: 'blank', use: 'score' }]),
          sampleColumn('原因', [{ kind: 'blank', use: 'reason' }]),
        ],
      ),
    ],
    header: [sampleField('考评对象', '', { role: 'subject' })],
    signatures: ['考评组组长'],
  },
);

const partsOf = (bytes: Uint8Array): Record<string, Uint8Array> => unzipSync(bytes);
const xml = (parts: Record<string, Uint8Array>, path: string): XmlElement => parseXml(strFromU8(parts[path]!))!;
const value = (element: XmlElement | undefined, name: string): string | undefined =>
  element === undefined ? undefined : childOf(element, name)?.attributes['val'];

describe('docx', async () => {
  const { bytes } = await print(rubric, { to: 'docx', source: '评分表：x' });
  const parts = partsOf(bytes);
  const body = xml(parts, 'word/document.xml');
  const [table] = descendants(body, 'tbl');
  const rows = descendants(table!, 'tr');

  test('one table, fixed, with its whole grid and a width for every cell', () => {
    expect(descendants(body, 'tbl')).toHaveLength(1);
    const properties = childOf(table!, 'tblPr')!;
    expect(childOf(properties, 'tblLayout')?.attributes['type']).toBe('fixed');
    expect(childOf(properties, 'tblW')?.attributes['type']).toBe('dxa');
    expect(childOf(properties, 'tblpPr')).toBeUndefined();
    const grid = descendants(childOf(table!, 'tblGrid')!, 'gridCol').map((it) => Number(it.attributes['w']));
    expect(grid).toHaveLength(5);
    const total = grid.reduce((sum, width) => sum + width, 0);
    expect(Number(childOf(properties, 'tblW')?.attributes['w'])).toBe(total);
    for (const row of rows) {
      const widths = descendants(row, 'tcW').map((it) => Number(it.attributes['w']));
      expect(widths.reduce((sum, width) => sum + width, 0)).toBe(total);
    }
  });

  test('header rows first, repeated and whole; no merge goes from them into the body', () => {
    const header = rows.map((row) => descendants(row, 'tblHeader').length > 0);
    expect(header).toEqual(rows.map((_, index) => index < 2));
    for (const row of rows.slice(0, 2)) expect(descendants(row, 'cantSplit')).toHaveLength(1);
    for (const cell of descendants(rows[2]!, 'tc')) {
      expect(value(childOf(cell, 'tcPr'), 'vMerge')).not.toBe('continue');
    }
  });

  test('a row under 60 % of a page does not break, a longer one may', () => {
    expect(rows.slice(2).map((row) => descendants(row, 'cantSplit').length > 0)).toEqual([true, true, false]);
  });

  test('sections are merged over their items', () => {
    const merges = rows.slice(2).map((row) => value(childOf(descendants(row, 'tc')[0]!, 'tcPr'), 'vMerge'));
    expect(merges).toEqual(['restart', 'continue', undefined]);
  });

  test('every run names its font for every script, and no theme', () => {
    for (const path of ['word/document.xml', 'word/footer1.xml']) {
      const runs = descendants(xml(parts, path), 'r').filter((run) => descendants(run, 't').length > 0);
      for (const run of runs) {
        const fonts = descendants(run, 'rFonts')[0]?.attributes ?? {};
        for (const script of ['ascii', 'hAnsi', 'eastAsia']) expect(fonts[script], textIn(run)).toBeTruthy();
        expect(Object.keys(fonts).filter((name) => name.includes('Theme'))).toEqual([]);
      }
    }
  });

  test('page, grid and styles are those of the standard', () => {
    const section = descendants(body, 'sectPr')[0]!;
    expect(childOf(section, 'pgSz')?.attributes).toMatchObject({ w: '11906', h: '16838' });
    expect(childOf(section, 'pgMar')?.attributes).toMatchObject({
      top: '2098',
      right: '1474',
      bottom: '1984',
      left: '1587',
    });
    expect(childOf(section, 'docGrid')?.attributes['linePitch']).toBe('579');
    const names = descendants(xml(parts, 'word/styles.xml'), 'style').map((style) => value(style, 'name'));
    expect(names).toContain('Title');
  });

  test('a control in every place to write in, with a tag of its own', () => {
    const controls = descendants(body, 'sdt').map((control) => childOf(control, 'sdtPr')!);
    expect(controls.map((it) => value(it, 'tag'))).toEqual([
      'head/0/考评对象',
      ...['a', 'b', 'long'].flatMap((key) => [`score/${key}`, `reason/${key}`]),
    ]);
    expect(new Set(controls.map((it) => value(it, 'id'))).size).toBe(controls.length);
    expect(controls.every((it) => childOf(it, 'showingPlcHdr') !== undefined)).toBe(true);
  });

  test('the source and digests stand in a part of their own, which the package knows', () => {
    const part = xml(parts, 'customXml/item1.xml');
    expect(part.attributes['text']).toBe('a'.repeat(64));
    expect(textIn(childOf(part, 'source')!)).toBe('评分表：x');
    expect(strFromU8(parts['word/_rels/document.xml.rels']!)).toContain('../customXml/item1.xml');
    expect(strFromU8(parts['[Content_Types].xml']!)).toContain('/customXml/itemProps1.xml');
  });

  test('comes back with what was written into it', () => {
    const written: Record<string, string> = {
      'head/0/考评对象': '红土镇',
      'score/a': '1.5',
      'score/b': '７分',
      'reason/b': '没有开会',
    };
    const document = strFromU8(parts['word/document.xml']!).replace(/<w:sdt>.*?<\/w:sdt>/gs, (control) => {
      const tag = /<w:tag w:val="([^"]*)"/.exec(control)?.[1] ?? '';
      const text = written[tag];
      return text === undefined ? control : control.replace('<w:showingPlcHdr/>', '').replace('>　　<', `>${text}<`);
    });
    const changed = document.replace('未成立扣0.5分', '未成立扣5分');
    const read = readFilledDocx(zipSync({ ...parts, 'word/document.xml': strToU8(changed) }));
    if (read.kind !== 'filled') throw new Error(read.kind);
    expect(read.files[0]!.subject).toBe('红土镇');
    expect(read.files[0]!.digests.text).toBe('a'.repeat(64));
    const cells = read.files[0]!.cells.filter((cell) => cell.text !== '').map(({ use, item: key, text, problem }) => [
      use,
      key,
      text,
      problem,
    ]);
    expect(cells).toEqual([
      ['subject', '', '红土镇', null],
      ['score', 'a', '1.5', null],
      ['score', 'b', '７分', 'too-large'],
      ['reason', 'b', '没有开会', null],
    ]);
    expect(read.files[0]!.missingWords).toEqual(['未成立扣0.5分']);
  });
});

describe('xlsx', async () => {
  const { bytes, notes } = await print(rubric, { to: 'xlsx' });
  const parts = partsOf(bytes);
  const book = xml(parts, 'xl/workbook.xml');
  const sheet = xml(parts, 'xl/worksheets/sheet1.xml');
  const names = new Map(descendants(book, 'definedName').map((it) => [it.attributes['name'] ?? '', textIn(it)]));

  test('header rows are repeated on every page, and the table is as wide as one', () => {
    const titles = descendants(book, 'definedName')
      .filter((it) => it.attributes['name'] === '_xlnm.Print_Titles')
      .map(textIn);
    expect(titles).toContain("'评分表'!$3:$4");
    expect(descendants(sheet, 'pageSetup')[0]?.attributes).toMatchObject({ fitToWidth: '1', fitToHeight: '0' });
  });

  test('every sheet counts its own pages', () => {
    const paths = Object.keys(parts).filter((path) => path.startsWith('xl/worksheets/sheet'));
    expect(paths.length).toBeGreaterThan(1);
    for (const path of paths) {
      expect(descendants(xml(parts, path), 'pageSetup').map((it) => it.attributes)).toMatchObject([
        { firstPageNumber: '1', useFirstPageNumber: '1' },
      ]);
    }
  });

  test('the same merges', () => {
    const merges = descendants(sheet, 'mergeCell').map((it) => it.attributes['ref']);
    expect(merges).toEqual(expect.arrayContaining(['A3:B4', 'C3:C4', 'D3:E3', 'A5:A6']));
  });

  test('scores are bounded by the item’s points, and filled by a formula', () => {
    const rules = descendants(sheet, 'dataValidation').map((it) => [
      it.attributes['sqref'],
      textIn(childOf(it, 'formula1')!),
      textIn(childOf(it, 'formula2')!),
    ]);
    expect(rules).toContainEqual(['D5', '0', '2']);
    const cell = descendants(sheet, 'c').find((it) => it.attributes['r'] === 'D5')!;
    expect(textIn(childOf(cell, 'f')!)).toMatch(/^'明细'!F\d+$/);
  });

  test('nothing is scored by hand that a formula can hold', () => {
    expect(notes).toEqual([]);
  });

  test('comes back with what was written into it, wherever rows went', () => {
    const place = (index: number): string => names.get(`rubric_${String(index)}`)!;
    expect(place(0)).toBe("'评分表'!$C$2");
    // Somebody put a row in above: the names went along with it.
    const moved = (text: string): string =>
      text.replaceAll(
        /(<(?:row|c) r="[A-Z]*)(\d+)"/g,
        (_, before: string, row: string) => `${before}${String(Number(row) + (Number(row) >= 2 ? 1 : 0))}"`,
      );
    const named = strFromU8(parts['xl/workbook.xml']!).replaceAll(
      /('评分表'!\$[A-Z]+\$)(\d+)/g,
      (_, before: string, row: string) => `${before}${String(Number(row) + 1)}`,
    );
    const filled = moved(strFromU8(parts['xl/worksheets/sheet1.xml']!))
      .replace(/<c r="C3"[^>]*\/>/, '<c r="C3" t="inlineStr"><is><t>红土镇</t></is></c>')
      .replace(/<c r="D6"[^>]*>.*?<\/c>/, '<c r="D6"><v>2.5</v></c>');
    const read = readFilledXlsx(
      zipSync({ ...parts, 'xl/workbook.xml': strToU8(named), 'xl/worksheets/sheet1.xml': strToU8(filled) }),
    );
    if (read.kind !== 'filled') throw new Error(read.kind);
    expect(read.files[0]!.subject).toBe('红土镇');
    const scores = read.files[0]!.cells.filter((cell) => cell.use === 'score' && cell.text !== '').map(
      ({ item: key, text, problem }) => [key, text, problem],
    );
    expect(scores).toEqual([['a', '2.5', 'too-large']]);
    expect(read.files[0]!.missingWords).toEqual([]);
    expect(read.files[0]!.cells.some((cell) => cell.use === 'fact' && cell.item === 'a' && cell.fact === 'c')).toBe(
      true,
    );
  });
});

describe('reading back', () => {
  test.each([
    ['no zip', strToU8('not a package'), 'no-office-file'],
    ['a zip of something else', zipSync({ 'a.txt': strToU8('x') }), 'no-office-file'],
  ])('%s', (_, bytes, kind) => {
    expect(readFilledDocx(bytes).kind).toBe(kind);
    expect(readFilledXlsx(bytes).kind).toBe(kind);
  });

  test('an office file from elsewhere', () => {
    const document = '<w:document xmlns:w="x"><w:body><w:p/></w:body></w:document>';
    expect(readFilledDocx(zipSync({ 'word/document.xml': strToU8(document) })).kind).toBe('not-printed-here');
  });

  test.each([
    ['2.5', 2500],
    ['２．５分', 2500],
    ['-0.5', -500],
    ['0', 0],
    ['2.500', 2500],
    ['2.5555', null],
    ['两分', null],
    ['', null],
  ])('%s as points', (text, milli) => {
    expect(pointsIn(text)).toBe(milli);
  });
});
