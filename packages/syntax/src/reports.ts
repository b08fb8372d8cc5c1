import { diagnosticKind } from '@rubric-lang/diagnostics';

/** A name in the header that is no known one. */
export const unknownField = diagnosticKind<{ readonly name: string; readonly nearest: string | undefined }>({
  code: 'unknown-field',
  name: '不认识的栏目名',
  severity: 'warning',
  message: ({ name, nearest }) => ({
    zh: `不认识“${name}”这个栏目名${nearest === undefined ? '。' : `，是不是“${nearest}”？`}`,
    en: `“${name}” is no known field name${nearest === undefined ? '.' : `; is it “${nearest}”?`}`,
  }),
  advice: ({ nearest }) =>
    nearest === undefined
      ? {
          zh: '如果是要印出来让人填写的空栏，冒号后面留空；如果是说明文字，放到“说明：”里。',
          en: 'For a blank to fill in, leave nothing after the colon; for a remark, put it under “notes:”.',
        }
      : { zh: `改为“${nearest}”。`, en: `Write “${nearest}”.` },
});

/** A line of running text that begins nearly like a known field. */
export const nearField = diagnosticKind<{ readonly name: string; readonly nearest: string }>({
  code: 'near-field',
  name: '疑似栏目名',
  severity: 'warning',
  message: ({ name, nearest }) => ({
    zh: `“${name}：”没有当作栏目，接在上一行后面；是不是“${nearest}”写错了字？`,
    en: `“${name}:” was taken as running text; is it “${nearest}” misspelled?`,
  }),
  advice: ({ nearest }) => ({
    zh: `是栏目就改为“${nearest}：”；不是就不用改。`,
    en: `If it is a field, write “${nearest}:”; otherwise leave it.`,
  }),
});

/** A line without a number ends in points in brackets: Word lost its automatic numbering. */
export const lostNumber = diagnosticKind<{ readonly points: string }>({
  code: 'lost-number',
  name: '丢失编号',
  severity: 'warning',
  message: ({ points }) => ({
    zh: `这一行以${points}结尾，像是一个项目，但行首没有编号，先接在上一行后面。`,
    en: `This line ends in ${points} like an item, but has no number; it was joined to the line above.`,
  }),
  advice: () => ({
    zh: '从 Word 粘贴时自动编号会丢失。是项目就在行首补上编号（如“3.”），没有编号的项目在行首加“# ”。',
    en: 'Automatic numbers are lost when pasting from Word. Put the number back, or “# ” before an item that has none.',
  }),
});

/**
 * A heading or entry with a number that continues nothing and does not begin at 1. Gaps between neighbours are found by
 * a check (number-gap), which sees the whole outline.
 */
export const numberOutOfPlace = diagnosticKind<{ readonly number: string }>({
  code: 'number-out-of-place',
  name: '编号没有起头',
  severity: 'warning',
  message: ({ number }) => ({
    zh: `“${number}”在这里起头，既不是从1开始，也没有接着前面的编号。`,
    en: `“${number}” comes first here, but is not number 1 and does not go on from the numbers before.`,
  }),
  advice: () => ({
    zh: '查一查前面是不是漏了一行，或者编号写错了。计分不受影响。',
    en: 'See whether a line is missing or the number is wrong. Scoring is not affected.',
  }),
});

/** A numbered line taken for an entry, although it would continue the headings. */
export const doubtfulEntry = diagnosticKind<{ readonly number: string; readonly field: string }>({
  code: 'doubtful-entry',
  name: '条目还是项目',
  severity: 'warning',
  message: ({ number, field }) => ({
    zh: `“${number}”这一行接着上面标题的编号，但行末没有分值，所以算作“${field}”里的一条。`,
    en: `The line “${number}” continues the numbers of the headings but ends in no points, so it is an entry of “${field}”.`,
  }),
  advice: () => ({
    zh: '如果它是下一个项目，在行末写上分值，例如（3分）；不计分的写（不计分）。',
    en: 'If it is the next item, end it in its points, such as (3 points), or (not scored).',
  }),
});

/** Rows with tabs between their cells, pasted from a table of Word or Excel. */
export const pastedTable = diagnosticKind<{ readonly rows: number; readonly example: string | null }>({
  code: 'pasted-table',
  name: '表格没有拆开',
  severity: 'warning',
  message: ({ rows }) => ({
    zh: `从这里起有${rows}行是从表格里粘来的，各格之间是制表符（Tab 键），没有当作项目和栏目。`,
    en: `From here on ${rows} lines are rows of a pasted table, with tabs between cells; they are not taken for items and fields.`,
  }),
  advice: ({ example }) => ({
    zh:
      example === null
        ? '一项写一个标题，末尾写分值，如“1.制度建设（3分）”；一格写一行，前面写栏名，如“评分标准：……”。'
        : `一项写一个标题，一格写一行。第一项写成“${example.split('\n').join('↵')}”（↵是换行），其余照此；整张表怎么写，rubric check --fix 会列出来。`,
    en:
      example === null
        ? 'Write each row as a heading that ends in its points, and each cell on a line of its own behind its name.'
        : `Write each row as a heading and each cell on a line of its own, such as “${example.split('\n').join('↵')}”; rubric check --fix shows the whole table.`,
  }),
});

/** The file asks for a dialect that there is none of. */
export const unknownLanguage = diagnosticKind<{ readonly name: string; readonly known: readonly string[] }>({
  code: 'unknown-language',
  name: '不认识的语言',
  severity: 'error',
  message: ({ name, known }) => ({
    zh: `没有“${name}”这种语言，现在能用的是${known.join('、')}。`,
    en: `There is no language “${name}”; there are ${known.join(', ')}.`,
  }),
});

/** Every kind of message this room reports, for pages and counts. */
export const syntaxReports = [
  unknownField,
  nearField,
  lostNumber,
  pastedTable,
  numberOutOfPlace,
  doubtfulEntry,
  unknownLanguage,
] as const;
