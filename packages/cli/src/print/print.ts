import { layoutOf } from '@rubric-lang/compiler';
import { visible } from '@rubric-lang/diagnostics';
import { extname, join } from 'node:path';
import type { PaperOptions, PrintNote, PrintTarget } from '@rubric-lang/documents';
import type { Finding, PrintLayout, Rubric } from '@rubric-lang/model';
import { computableRubric } from '../check/errors-first.ts';
import type { Run } from '../command.ts';
import { compiledOrSaid } from '../compilation.ts';
import type { OutputFile } from '../host.ts';
import { isSet, textOf, textsOf } from '../options.ts';
import type { Options } from '../options.ts';
import { factsInput } from '../score/facts-input.ts';
import { subjectSheets } from '../score/subjects.ts';
import type { SubjectSheet } from '../score/subjects.ts';
import { log, logFileProblem } from '../session.ts';
import type { ExitCode, Session } from '../session.ts';
import { fileNameOf } from './file-name.ts';
import { sayNotes } from './notes.ts';
import { aboutSubjects, kindNamed, kindNames } from './paper-kinds.ts';
import type { PaperKind } from './paper-kinds.ts';

interface Asked {
  readonly to: PrintTarget;
  readonly kind: PaperKind;
  /** undefined: to stdout, for what is text. */
  readonly out: string | undefined;
  readonly sheets: readonly string[];
  readonly separate: boolean;
  /** Before what the rubric says. */
  readonly layout: PrintLayout;
  /** The text of the rubric's file. */
  readonly source: string;
}

/** Whether a format is text, which may also go to stdout. */
const isText: Readonly<Record<PrintTarget, boolean>> = {
  html: true,
  pdf: false,
  docx: false,
  xlsx: false,
  md: true,
  txt: true,
  json: true,
};
const targets = Object.keys(isText) as readonly PrintTarget[];

/** Prints one paper of the set: of the rubric alone, of each subject, or of all of them together. */
export const runPrint: Run = async (session, given, options) => {
  const wanted = askedOf(session, options);
  if (!wanted) return 2;
  const compiled = compiledOrSaid(session, given[0] ?? '');
  if (!compiled) return 2;
  const layout = layoutAsked(session, textOf(options, 'layout'), compiled.compilation.draft);
  if (layout === null) return 2;
  const asked: Asked = { ...wanted, layout, source: compiled.file.text };
  if (asked.kind === 'revision') {
    const former = compiledOrSaid(session, textOf(options, 'against') ?? '');
    if (!former) return 2;
    const own = compiled.compilation.rubric ?? compiled.compilation.draft;
    const before = former.compilation.rubric ?? former.compilation.draft;
    return deliver(session, own, asked, [{ name: null, options: { kind: 'revision', former: before } }]);
  }
  if (asked.sheets.length === 0) {
    // Pasted text always prints: only what is filled in needs a rubric that computes.
    const rubric = compiled.compilation.rubric ?? compiled.compilation.draft;
    return deliver(session, rubric, asked, [{ name: null, options: blank(asked.kind) }]);
  }
  const rubric = computableRubric(session, compiled);
  if (!rubric) return 1;
  const input = await factsInput(session, rubric, asked.sheets);
  if (input.ended !== 0) return input.ended;
  const subjects = subjectSheets(session, rubric, input.records);
  if (!subjects) return 1;
  const papers =
    asked.kind === 'summary'
      ? [{ name: null, options: together(subjects) }]
      : subjects.map((subject) => ({
          name: subject.facts.subject ?? '',
          options: ofOne(asked.kind, subject),
        }));
  return deliver(session, rubric, asked, papers);
};

interface Paper {
  /** The subject's; null: of the rubric alone, or of all. */
  readonly name: string | null;
  readonly options: PaperOptions;
}

function blank(kind: PaperKind): PaperOptions {
  if (kind === 'self') return { kind: 'self-assessment' };
  return { kind: 'blank', ...(kind === 'draft' ? { draft: true } : {}) };
}

function together(subjects: readonly SubjectSheet[]): PaperOptions {
  return {
    kind: 'summary',
    subjects: subjects.map(({ sheet, facts: { group } }) => ({ sheet, ...(group === undefined ? {} : { group }) })),
  };
}

function ofOne(kind: PaperKind, { sheet, facts, findings }: SubjectSheet): PaperOptions {
  return {
    kind: kind === 'letter' ? 'feedback' : kind === 'self' ? 'self-assessment' : 'filled',
    ...(kind === 'draft' ? { draft: true } : {}),
    sheet,
    facts,
    ...(facts.category === undefined ? {} : { category: facts.category }),
    ...(findings.length === 0 ? {} : { reasons: reasonsOf(findings) }),
  };
}

/** What was found, by item: when, where, what, on what evidence, a line each. */
function reasonsOf(findings: readonly Finding[]): Readonly<Record<string, string>> {
  const byItem = new Map<string, string[]>();
  for (const { item, fact, value, when, where, note, evidence } of findings) {
    if (item === null) continue;
    const amount = value === null || typeof value === 'boolean' ? '' : `（${String(value)}）`;
    const said = [when, where, note ?? `${fact}${amount}`, evidence].filter(
      (part) => part !== undefined && part !== '',
    );
    byItem.set(item, [...(byItem.get(item) ?? []), said.join('，')]);
  }
  return Object.fromEntries([...byItem].map(([item, lines]) => [item, lines.join('；')]));
}

/** What is said with --layout; null when a part of it says nothing, which has been said. */
function layoutAsked(session: Session, text: string | undefined, rubric: Rubric): PrintLayout | null {
  if (text === undefined) return {};
  const { layout, problems } = layoutOf(text, rubric.language === 'en' ? 'en' : 'zh-CN');
  for (const { text: said, offered } of problems) {
    log(session, {
      zh: `--layout 里的“${visible(said)}”没有读懂，可以写：${offered.join('、')}。`,
      en: `"${visible(said)}" in --layout is not understood; it can be: ${offered.join(', ')}.`,
    });
  }
  return problems.length > 0 ? null : layout;
}

function askedOf(session: Session, options: Options): Omit<Asked, 'source' | 'layout'> | null {
  const out = textOf(options, 'out');
  const named = textOf(options, 'to') ?? (out === undefined ? '' : extname(out).slice(1).toLowerCase());
  const to = targets.find((target) => target === named);
  if (to === undefined) {
    log(session, {
      zh: `请用 --to 写明格式：${targets.join('、')}。`,
      en: `Name a format with --to: ${targets.join(', ')}.`,
    });
    return null;
  }
  const kind = kindNamed(textOf(options, 'kind') ?? kindNames.table.zh);
  if (kind === undefined) {
    const names = Object.values(kindNames);
    log(session, {
      zh: `--kind 没有“${visible(textOf(options, 'kind') ?? '')}”，可以是：${names.map(({ zh }) => zh).join('、')}。`,
      en: `--kind is one of ${names.map(({ en }) => en).join(', ')}.`,
    });
    return null;
  }
  if (out === undefined && !isText[to]) {
    log(session, { zh: '请用 --out 写明写到哪个文件。', en: 'Name the file to write with --out.' });
    return null;
  }
  const sheets = textsOf(options, 'sheet');
  const against = textOf(options, 'against');
  if ((kind === 'revision') !== (against !== undefined)) {
    log(session, {
      zh: '修订对照表要用 --against 写明修订前的评分表；--against 只用于修订对照表（--kind 修订对照表）。',
      en: 'A revision names the rubric as it was before with --against, which goes with --kind revision only.',
    });
    return null;
  }
  if (kind === 'revision' && sheets.length > 0) {
    log(session, {
      zh: '修订对照表是两稿的比较，不用 --sheet。',
      en: 'A revision compares two editions and takes no --sheet.',
    });
    return null;
  }
  if (aboutSubjects.has(kind) && sheets.length === 0) {
    log(session, {
      zh: `${kindNames[kind].zh}要用 --sheet 写明各单位的情况。`,
      en: `A ${kindNames[kind].en} needs the facts of subjects: name them with --sheet.`,
    });
    return null;
  }
  return { to, kind, out, sheets, separate: isSet(options, 'separate') };
}

async function deliver(session: Session, rubric: Rubric, asked: Asked, papers: readonly Paper[]): Promise<ExitCode> {
  const { host } = session;
  const { to, out, source, layout } = asked;
  // A file's own ending asks for one file, however many subjects there are; any other path is a folder for many.
  const into = out !== undefined && !isNamed(out, to) ? out : null;
  const many = papers.length > 1 && (asked.separate || into !== null);
  const alone = asked.separate && papers[0]?.name !== null;
  if ((many || alone) && into === null) {
    log(session, {
      zh: `--separate 是每个单位一个文件，请用 --out 写明写进哪个文件夹。`,
      en: `--separate gives every subject a file: name a folder with --out.`,
    });
    return 2;
  }
  const { print, printTogether } = await import('@rubric-lang/documents');
  const target = { to, source };
  const files: OutputFile[] = [];
  const notes: PrintNote[] = [];
  if ((many || alone) && into !== null) {
    const names = new Set<string>();
    for (const [index, { name, options }] of papers.entries()) {
      progress(session, index, papers.length, name ?? '');
      const printed = await print(rubric, { ...options, layout, ...target });
      notes.push(...printed.notes);
      files.push({ path: join(into, `${fileNameOf(name ?? '', names)}.${to}`), content: printed.bytes });
    }
    progress(session, papers.length, papers.length, '');
  } else {
    const printed = await printTogether(
      rubric,
      papers.map(({ options }) => ({ ...options, layout })),
      target,
    );
    if (out === undefined) {
      host.out(new TextDecoder().decode(printed.bytes));
      return 0;
    }
    notes.push(...printed.notes);
    files.push({ path: out, content: printed.bytes });
  }
  const problem = host.write(files);
  if (problem) {
    logFileProblem(session, problem);
    return 2;
  }
  sayNotes(session, rubric, notes);
  const path = visible(out ?? '');
  const subjects = papers.length === 1 ? null : papers.length;
  const pages = notes.find((note) => note.kind === 'pages')?.pages ?? null;
  if (many || alone) {
    log(session, { zh: `印好 ${files.length} 份，在 ${path}。`, en: `${files.length} printed to ${path}.` });
  } else {
    const zh = [subjects === null ? '' : `${subjects} 个单位`, pages === null ? '' : `${pages} 页`].filter(
      (it) => it !== '',
    );
    const en = [
      subjects === null ? '' : `${subjects} subjects`,
      pages === null ? '' : `${pages} page${pages === 1 ? '' : 's'}`,
    ].filter((it) => it !== '');
    log(session, {
      zh: `印好了：${path}${zh.length > 0 ? `（${zh.join('，')}）` : ''}。`,
      en: `Printed: ${path}${en.length > 0 ? ` (${en.join(', ')})` : ''}.`,
    });
  }
  return 0;
}

function isNamed(out: string, to: PrintTarget): boolean {
  return extname(out).slice(1).toLowerCase() === to;
}

/** One line that is written over on a terminal; nothing where it would only fill a log. */
function progress({ host, language }: Session, done: number, all: number, name: string): void {
  if (!host.live) return;
  const line =
    language === 'zh' ? `正在打印 ${done}／${all}　${visible(name)}` : `Printing ${done}/${all}  ${visible(name)}`;
  host.err(done === all ? '\r\u001b[K' : `\r\u001b[K${line}`);
}
