/** Texts that would be code, markup, fields or formulas somewhere: in every target they are texts. */
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import {
  sampleClause,
  sampleColumn,
  sampleField,
  sampleItem,
  sampleRubric,
  sampleSection,
} from '../fixtures/sample-rubric.ts';
import { print, type PrintTarget } from './index.ts';
import { descendants, parseXml, textIn } from './read-back/xml-tree.ts';

const hostile = [
  '=1+1',
  '+1+cmd|calc!A0',
  '-1-1',
  '@SUM(A1:A9)',
  ']]><x>',
  '#import "@preview/x:1.0.0"',
  '#{ panic("x") }',
  '$x^2$ *b* _i_ `c`',
  '</script><script>alert(1)</script>',
  '</style><img src=x onerror=alert(1)>',
  '<!-- x --> &amp; &lt; &#65;',
  '{ MERGEFIELD x } « »',
  '_x0041_',
  '[a](http://x.y) www.x.y | b | c',
  `{{x}} \${x} %PDF \\u{41} \\n`,
  '"quoted" \'single\' ""',
  '# heading',
  '- list',
  '1. number',
];
/** With characters that no file format holds, and one that turns the text around it: they are left out, and nothing else. */
const controls = '控\u0000\u0001\u001b[31m制\u202e符\ufffe\ud800';

const all = hostile.join('　');
const rubric = sampleRubric(
  [
    sampleSection(
      all,
      [
        ...hostile.map((text, index) =>
          sampleItem(`${text}${String(index)}`, 1, {
            title: text,
            number: text,
            mark: text,
            fields: [sampleField('评分细则', text, { entries: [{ mark: text, text }] })],
            clauses: [sampleClause(`c${String(index)}`, text, 0.5)],
          }),
        ),
        sampleItem('控', 1, { title: controls, fields: [sampleField('评分细则', controls)] }),
      ],
      { mark: '=1', fields: [sampleField('导语', all, { role: 'lead' })] },
    ),
  ],
  {
    title: `=HYPERLINK("x") <b>${controls}</b> #import`,
    columns: [
      sampleColumn('=考评项目</th>', [{ kind: 'level', level: 1 }, { kind: 'item' }]),
      sampleColumn('评分细则', [{ kind: 'field', name: '评分细则' }]),
      sampleColumn('得分', [{ kind: 'blank', use: 'score' }]),
    ],
    header: hostile.map((text) => sampleField(text, text)),
    notes: hostile.map((text) => ({
      text,
      span: { start: 0, end: 0 },
      range: { line: 1, column: 1, endLine: 1, endColumn: 1 },
    })),
    signatures: hostile,
    categories: ['=甲,"乙"', '</x>'],
  },
);

const printed = async (to: PrintTarget): Promise<Uint8Array> => (await print(rubric, { to, fonts: 'embedded' })).bytes;
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const plain = (value: string): string => value.replaceAll(/\s/g, '');

describe('hostile texts', () => {
  test('html: no element and no attribute comes from a text', async () => {
    const page = text(await printed('html'));
    const tags = new Set([...page.matchAll(/<\/?([a-z0-9!]+)/gi)].map((match) => (match[1] ?? '').toLowerCase()));
    expect([...tags].sort()).toEqual(
      [
        '!doctype',
        'body',
        'col',
        'colgroup',
        'div',
        'h1',
        'head',
        'html',
        'meta',
        'p',
        'section',
        'span',
        'style',
        'table',
        'tbody',
        'td',
        'th',
        'thead',
        'title',
        'tr',
      ].sort(),
    );
    // Attribute values are in quotes, and no text brings a quote of its own.
    expect(page.replaceAll(/"[^"]*"/g, '""')).not.toMatch(/<[^>]*\son[a-z]+=/i);
    const shown = plain(
      page
        .replace(/<style>[^]*?<\/style>/, '')
        .replace(/<[^>]*>/g, '')
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&#39;', "'")
        .replaceAll('&amp;', '&'),
    );
    for (const words of hostile) expect(shown).toContain(plain(words));
    expect(shown).toContain('控[31m制符');
  });

  test('pdf: the program that draws it is not changed by any of them', async () => {
    const bytes = await printed('pdf');
    expect(text(bytes.subarray(0, 8))).toMatch(/^%PDF-1\.7/);
    expect(await printed('pdf')).toEqual(bytes);
  });

  test('docx: text runs, and no field but the page number', async () => {
    const parts = unzipSync(await printed('docx'));
    const body = parseXml(strFromU8(parts['word/document.xml'] ?? new Uint8Array()));
    expect(body).toBeDefined();
    const texts = descendants(body!, 't').map(textIn);
    for (const words of hostile)
      expect(
        texts.some((it) => it.includes(words)),
        words,
      ).toBe(true);
    expect(descendants(body!, 'instrText')).toEqual([]);
    expect(descendants(body!, 'fldSimple')).toEqual([]);
    for (const [path, part] of Object.entries(parts)) {
      if (!/\.(xml|rels)$/.test(path)) continue;
      const xml = strFromU8(part);
      expect(parseXml(xml), path).toBeDefined();
      const fields = [...xml.matchAll(/<w:instrText[^>]*>([^<]*)</g)].map((match) => match[1]?.trim());
      expect(
        fields.every((field) => field === 'PAGE'),
        path,
      ).toBe(true);
    }
  });

  test('xlsx: strings stay strings, and formulas hold them only in quotes', async () => {
    const parts = unzipSync(await printed('xlsx'));
    const strings = descendants(parseXml(strFromU8(parts['xl/sharedStrings.xml']!))!, 'si').map(textIn);
    const decoded = strings.map((it) => it.replaceAll('_x005F_', '_'));
    for (const words of hostile)
      expect(
        decoded.some((it) => it.includes(words)),
        words,
      ).toBe(true);
    // What Excel would decode is escaped.
    expect(strings.every((it) => !/(?<!_x005F)_x0041_/.test(it))).toBe(true);
    for (const path of Object.keys(parts).filter((it) => it.startsWith('xl/worksheets/sheet'))) {
      const sheet = parseXml(strFromU8(parts[path]!))!;
      for (const cell of descendants(sheet, 'c')) {
        const [formula] = descendants(cell, 'f').map(textIn);
        if (formula === undefined) continue;
        expect(cell.attributes['t']).not.toBe('s');
        const code = formula.replaceAll(/"(?:[^"]|"")*"/g, '').replaceAll(/'(?:[^']|'')*'/g, '');
        expect(code).toMatch(/^[A-Z0-9$!(),<>=+\-*/.]*$/);
      }
    }
  });

  test('markdown: nothing outside the escapes', async () => {
    const lines = text(await printed('md')).split('\n');
    const rows = lines.filter((line) => line.startsWith('|'));
    // Every row of the table has as many bars as its header: none comes from a text.
    const bars = (line: string): number => line.replaceAll(/\\./g, '').split('|').length;
    expect(new Set(rows.map(bars)).size).toBe(1);
    for (const line of lines) expect(line.replaceAll('<br>', '')).not.toMatch(/<[a-z!/]/i);
    expect(lines.filter((line) => /^#{1,6} /.test(line))).toHaveLength(1);
  });

  test('plain text: nothing that a terminal obeys', async () => {
    const lines = text(await printed('txt')).split('\n');
    expect(lines.filter((line) => /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(line))).toEqual([]);
  });

  test('json: the texts as they are', async () => {
    const table = JSON.parse(text(await printed('json'))) as { readonly notes: readonly string[] };
    expect(table.notes).toEqual(hostile);
  });
});

test.each(['html', 'pdf', 'docx', 'xlsx', 'md', 'txt', 'json'] as const)('%s: the same bytes each time', async (to) => {
  const again = await printed(to);
  expect(Buffer.from(again).equals(Buffer.from(await printed(to)))).toBe(true);
});
