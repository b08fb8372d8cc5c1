import type { Command, CommandOption } from './command.ts';

const json: CommandOption = {
  flags: '--json',
  description: { zh: '输出 JSON（供程序读取）', en: 'print JSON, for programs' },
};

const file = {
  form: '<file>',
  description: { zh: '评分表（.rubric 或 .txt）', en: 'a rubric (.rubric or .txt)' },
};

const files = {
  form: '<files...>',
  description: {
    zh: '评分表、文件夹或通配符（如 评分表/*.rubric）',
    en: 'rubrics, folders or patterns such as tables/*.rubric',
  },
};

const facts: CommandOption = {
  flags: '--facts <files...>',
  description: {
    zh: '各单位的情况：JSON、YAML、CSV 文件或文件夹',
    en: 'what was found of each subject: JSON, YAML or CSV files, or folders',
  },
  required: true,
};

/** What the command can do, in the order in which a clerk comes to need it. */
export const commands: readonly Command[] = [
  {
    name: 'check',
    summary: { zh: '检查评分表，列出要改的地方', en: 'check rubrics and list what to mend' },
    arguments: [files],
    options: [
      json,
      { flags: '--sarif', description: { zh: '输出 SARIF（供代码平台读取）', en: 'print SARIF, for code hosts' } },
      {
        flags: '--all',
        description: { zh: '显示全部（平时最多 20 条）', en: 'show all messages, not only the first 20' },
      },
      {
        flags: '--strict',
        description: { zh: '没有读懂的句子一律算错误', en: 'every sentence that is not understood is an error' },
      },
      {
        flags: '--max-warnings <n>',
        description: { zh: '警告多于 n 条就算不通过', en: 'fail when there are more than n warnings' },
      },
      {
        flags: '--outputs <dir>',
        description: {
          zh: '生成的模块在哪个文件夹（不写就看评分表旁边）',
          en: 'where built modules lie (beside the rubric unless given)',
        },
      },
      {
        flags: '--severity <settings...>',
        description: {
          zh: '改某类问题的轻重，如 总分不符=错误（可用：错误、警告、提示、不报）',
          en: 'set the severity of a check, such as points-sum-mismatch=error (error, warning, hint, off)',
        },
      },
      {
        flags: '--fix',
        description: {
          zh: '改正有把握的地方；没有把握的列出改法，不动文件',
          en: 'apply the safe fixes, and print the others as a diff',
        },
      },
    ],
    load: async () => (await import('./check/check.ts')).runCheck,
  },
  {
    name: 'explain',
    summary: { zh: '逐句说明评分表是怎样理解的', en: 'tell how every sentence is understood' },
    arguments: [file],
    options: [json],
    load: async () => (await import('./explain/explain.ts')).runExplain,
  },
  {
    name: 'score',
    summary: { zh: '给被考评单位算分', en: 'score the subjects' },
    arguments: [file],
    options: [facts, json],
    load: async () => (await import('./score/score.ts')).runScore,
  },
  {
    name: 'print',
    summary: {
      zh: '打印评分表、自评表、汇总表、反馈函等',
      en: 'print the table, blank or filled, and the papers around it',
    },
    arguments: [file],
    options: [
      {
        flags: '--to <format>',
        description: { zh: '输出格式', en: 'the format' },
        choices: ['html', 'pdf', 'docx', 'xlsx', 'md', 'txt', 'json'],
      },
      { flags: '--out <path>', description: { zh: '写到哪个文件或文件夹', en: 'the file or folder to write' } },
      {
        flags: '--kind <kind>',
        description: {
          zh: '打印什么：评分表、自评表、汇总表、反馈函、征求意见稿、修订对照表',
          en: 'which paper: table, self, summary, letter, draft, revision',
        },
      },
      {
        flags: '--sheet <files...>',
        description: {
          zh: '填好的情况（JSON、YAML、CSV 文件或文件夹），可有多个单位',
          en: 'filled facts (JSON, YAML, CSV, or folders), of one subject or many',
        },
      },
      {
        flags: '--against <file>',
        description: { zh: '修订对照表：修订前的评分表', en: 'of a revision: the rubric as it was before' },
      },
      {
        flags: '--layout <layout>',
        description: {
          zh: '版式，如“简表，横版，页码居中，页边距上30下30，A3”',
          en: 'the layout, such as "simple, landscape, no page numbers, A3"',
        },
      },
      { flags: '--separate', description: { zh: '每个单位一个文件', en: 'one file a subject' } },
    ],
    load: async () => (await import('./print/print.ts')).runPrint,
  },
  {
    name: 'build',
    summary: { zh: '生成程序用的评分模块', en: 'build the scoring module for programs' },
    arguments: [file],
    options: [
      { flags: '--out <dir>', description: { zh: '写到哪个文件夹', en: 'the folder to write' }, required: true },
      {
        flags: '--check',
        description: { zh: '只看写过的是不是最新，不动文件', en: 'only tell whether what was written is fresh' },
      },
      {
        flags: '--ts',
        description: { zh: '只写一个 .ts 文件', en: 'one .ts file instead of JavaScript with its types' },
      },
      json,
    ],
    load: async () => (await import('./build/build.ts')).runBuild,
  },
  {
    name: 'fmt',
    summary: {
      zh: '整理版面（冒号、空行、缩进），不动条文的字',
      en: 'tidy the frame; no character of the sentences changes',
    },
    arguments: [files],
    options: [
      { flags: '--check', description: { zh: '只看是不是整齐，不动文件', en: 'only tell whether it is tidy' } },
    ],
    load: async () => (await import('./format/format.ts')).runFormat,
  },
  {
    name: 'test',
    summary: { zh: '验算评分表里的样例', en: 'work out the examples in the rubric' },
    arguments: [files],
    options: [json],
    load: async () => (await import('./test/test.ts')).runTest,
  },
  {
    name: 'names',
    summary: { zh: '列出各项目、各情况在数据里的名称', en: 'list the names that items and facts have in data' },
    arguments: [file],
    options: [
      {
        flags: '--write',
        description: { zh: '把名称写进评分表末尾的名册', en: 'write them into the register at the end of the rubric' },
      },
      json,
    ],
    load: async () => (await import('./names/names.ts')).runNames,
  },
  {
    name: 'seal',
    summary: {
      zh: '定稿：记下日期和校验码，此后有改动就会报告',
      en: 'seal the rubric: from then on a change is reported',
    },
    arguments: [file],
    options: [
      {
        flags: '--date <date>',
        description: {
          zh: '定稿日期，如 2026-03-01（不写就用今天）',
          en: 'the date, such as 2026-03-01 (today unless given)',
        },
      },
    ],
    load: async () => (await import('./names/seal.ts')).runSeal,
  },
  {
    name: 'collect',
    summary: { zh: '收回填好的 Word、Excel 评分表', en: 'read filled Word and Excel tables back' },
    arguments: [
      { form: '<dir>', description: { zh: '放着填好的表的文件夹', en: 'the folder with the filled tables' } },
    ],
    options: [
      {
        flags: '--rubric <file>',
        description: { zh: '是哪个评分表的', en: 'the rubric they belong to' },
        required: true,
      },
      {
        flags: '--units <file>',
        description: { zh: '应交表的单位名单，一行一个', en: 'the subjects that are expected, one a line' },
      },
      {
        flags: '--out <path>',
        description: { zh: '把填的情况写到哪个文件（.yaml 或 .json）', en: 'the facts file to write (.yaml or .json)' },
      },
      {
        flags: '--scores <path>',
        description: { zh: '把填的分数写成表（.csv）', en: 'the table of scores to write (.csv)' },
      },
      json,
    ],
    load: async () => (await import('./collect/collect.ts')).runCollect,
  },
  {
    name: 'demo',
    summary: { zh: '用“三送”评分表演示一遍', en: 'show it all on a real rubric' },
    arguments: [],
    options: [
      { flags: '--out <dir>', description: { zh: '写到哪个文件夹', en: 'the folder to write' }, required: true },
    ],
    load: async () => (await import('./demo/demo.ts')).runDemo,
  },
];
