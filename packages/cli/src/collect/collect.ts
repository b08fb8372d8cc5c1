import { basename, extname } from 'node:path';
import { padded, textWidth, visible } from '@rubric-lang/diagnostics';
import type { Localized } from '@rubric-lang/diagnostics';

import { pointsText } from '@rubric-lang/model';
import type { Facts } from '@rubric-lang/model';
import { factsText } from '@rubric-lang/sheets';
import type { Run } from '../command.ts';
import { compiledOrSaid } from '../compilation.ts';
import type { OutputFile } from '../host.ts';
import { said } from '../language.ts';
import { isSet, textOf } from '../options.ts';
import type { Options } from '../options.ts';
import { filesNamed } from '../rubric-files.ts';
import { log, logFileProblem, print, printJson } from '../session.ts';
import type { Session } from '../session.ts';
import { ended } from '../score/facts-input.ts';
import { collectedOf } from './collected.ts';
import type { Collected } from './collected.ts';
import { scoresCsv } from './scores-csv.ts';

/** Problems of one file that are shown; what is printed anew has changed in every cell. */
const shownAtMost = 8;

/**
 * Reads the filled tables of a folder back: what each unit wrote, which are missing, what is out of bounds,
 * which printed words were changed, and which were printed from another edition.
 */
export const runCollect: Run = async (session, given, options) => {
  const { host } = session;
  const asked = askedOf(session, options);
  if (!asked) return 2;
  const folder = given[0] ?? '';
  if (!host.isFolder(folder)) {
    logFileProblem(session, {
      kind: 'file-problem',
      path: folder,
      message: host.exists(folder)
        ? { zh: '这不是文件夹', en: 'this is not a folder' }
        : { zh: '找不到这个文件夹', en: 'there is no such folder' },
    });
    return 2;
  }
  const compiled = compiledOrSaid(session, asked.rubric);
  if (!compiled) return 2;
  const expected = expectedUnits(session, asked.units);
  if (expected === null) return 2;
  const { paths, problems } = await filesNamed(session, [folder], ['.docx', '.xlsx']);
  for (const problem of problems) logFileProblem(session, problem);
  if (problems.length > 0) return 2;

  const rubric = compiled.compilation.rubric ?? compiled.compilation.draft;
  const { readFilledDocx, readFilledXlsx } = await import('@rubric-lang/documents');
  const collected: Collected[] = [];
  // A file that Word or WPS has open leaves a shadow beside it.
  for (const path of paths.filter((one) => !basename(one).startsWith('~$'))) {
    const bytes = host.readBytes(path);
    if ('kind' in bytes) {
      logFileProblem(session, bytes);
      return 2;
    }
    const read = extname(path).toLowerCase() === '.docx' ? readFilledDocx(bytes) : readFilledXlsx(bytes);
    collected.push(...collectedOf(rubric, path, read));
  }
  const twice = sentTwice(collected);
  const missing = expected.filter((unit) => !collected.some(({ subject }) => subject === unit));
  const unknown =
    expected.length === 0 ? [] : collected.filter(({ subject }) => subject !== null && !expected.includes(subject));

  const files: OutputFile[] = [];
  const facts = collected.flatMap((one): readonly Facts[] => (one.facts === null ? [] : [one.facts]));
  const scored = collected.filter(({ scores }) => scores.size > 0);
  if (asked.out !== undefined) {
    files.push({
      path: asked.out,
      content: factsText(facts, asked.out.toLowerCase().endsWith('.json') ? 'json' : 'yaml'),
    });
  }
  if (asked.scores !== undefined) files.push({ path: asked.scores, content: scoresCsv(rubric, scored) });
  const unwritten = host.write(files);
  if (unwritten) {
    logFileProblem(session, unwritten);
    return 2;
  }

  const remarks: Localized[] = [
    ...twice.map((subject) => ({ zh: `“${subject}”交了不止一份`, en: `“${subject}” was sent more than once` })),
    ...(missing.length === 0 ? [] : [{ zh: `还没有交：${missing.join('、')}`, en: `missing: ${missing.join(', ')}` }]),
    ...(unknown.length === 0
      ? []
      : [
          {
            zh: `名单上没有：${unknown.map(({ subject }) => subject ?? '').join('、')}`,
            en: `not expected: ${unknown.map(({ subject }) => subject ?? '').join(', ')}`,
          },
        ]),
  ];
  if (isSet(options, 'json')) printJson(session, jsonOf(collected, missing, unknown));
  else {
    for (const line of overview(collected, session)) print(session, line);
    for (const { path, problems: found } of collected) {
      for (const { zh, en } of found.slice(0, shownAtMost)) {
        log(session, {
          zh: ended(`${visible(path)}：${visible(zh)}`, '。'),
          en: ended(`${visible(path)}: ${visible(en)}`, '.'),
        });
      }
      const rest = found.length - shownAtMost;
      if (rest > 0)
        log(session, {
          zh: `${visible(path)}：还有 ${rest} 处没有列出。`,
          en: `${visible(path)}: ${rest} more are not listed.`,
        });
    }
    for (const { zh, en } of remarks) log(session, { zh: ended(visible(zh), '。'), en: ended(visible(en), '.') });
  }
  for (const { path } of files) log(session, { zh: `写好了：${visible(path)}。`, en: `Written: ${visible(path)}.` });
  return collected.some(({ problems: found }) => found.length > 0) || remarks.length > 0 ? 1 : 0;
};

interface Asked {
  readonly rubric: string;
  readonly units: string | undefined;
  readonly out: string | undefined;
  readonly scores: string | undefined;
}

function askedOf(session: Session, options: Options): Asked | null {
  const out = textOf(options, 'out');
  if (out !== undefined && !/\.(json|ya?ml)$/i.test(out)) {
    log(session, { zh: '--out 要写成 .yaml 或 .json 文件。', en: '--out takes a .yaml or .json file.' });
    return null;
  }
  return {
    rubric: textOf(options, 'rubric') ?? '',
    units: textOf(options, 'units'),
    out,
    scores: textOf(options, 'scores'),
  };
}

/** The units of a list, one a line; null when it cannot be read, which has been said. */
function expectedUnits(session: Session, path: string | undefined): readonly string[] | null {
  if (path === undefined) return [];
  const file = session.host.readText(path);
  if (file.kind === 'file-problem') {
    logFileProblem(session, file);
    return null;
  }
  return [...new Set(file.text.split(/\r\n|\n|\r/).map((line) => line.trim()))].filter((line) => line !== '');
}

function sentTwice(collected: readonly Collected[]): readonly string[] {
  const subjects = collected.flatMap(({ subject }) => (subject === null ? [] : [subject]));
  return [...new Set(subjects.filter((subject, index) => subjects.indexOf(subject) < index))];
}

/** A line a file: the unit, how much is filled in, the sum of the scores written. */
function overview(collected: readonly Collected[], { language }: Session): readonly string[] {
  const zh = language === 'zh';
  const rows = collected.map(({ path, subject, scores, facts, problems }) => [
    visible(subject ?? ''),
    scores.size === 0 ? '' : pointsText([...scores.values()].reduce((sum, points) => sum + points, 0)),
    facts === null ? '' : String(Object.keys(facts.items).length),
    problems.length === 0 ? '' : String(problems.length),
    visible(path),
  ]);
  const heads = zh
    ? ['考评对象', '得分合计', '填了情况的项目', '要核对', '文件']
    : ['subject', 'scores', 'items with facts', 'to check', 'file'];
  const widths = heads.map((head, column) =>
    Math.max(textWidth(head), ...rows.map((row) => textWidth(row[column] ?? ''))),
  );
  return [heads, ...rows].map((row) =>
    row
      .map((cell, column) => padded(cell, widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function jsonOf(collected: readonly Collected[], missing: readonly string[], unknown: readonly Collected[]): unknown {
  return {
    version: 1,
    files: collected.map(({ path, subject, scores, facts, problems }) => ({
      path,
      subject,
      scores: Object.fromEntries([...scores].map(([item, points]) => [item, Number(pointsText(points))])),
      facts: facts?.items ?? null,
      problems: problems.map((problem) => said(problem, 'zh')),
    })),
    missing,
    unknown: unknown.map(({ subject }) => subject),
  };
}
