import { names, seal } from '@rubric-lang/compiler';
import { visible } from '@rubric-lang/diagnostics';
import { computableRubric } from '../check/errors-first.ts';
import type { Run } from '../command.ts';
import { compiledOrSaid } from '../compilation.ts';
import { withEdits } from '../edits.ts';
import { textOf } from '../options.ts';
import { saveText } from '../save-text.ts';
import { log, logFileProblem } from '../session.ts';

/** Writes the date and the digests of what every sentence means; refuses what cannot be issued yet. */
export const runSeal: Run = async (session, given, options) => {
  const date = textOf(options, 'date') ?? today();
  if (!isDate(date)) {
    log(session, {
      zh: `日期要写成 2026-03-01 这样，不能是“${visible(date)}”。`,
      en: `Write the date like 2026-03-01, not “${visible(date)}”.`,
    });
    return 2;
  }
  const compiled = compiledOrSaid(session, given[0] ?? '');
  if (!compiled) return 2;
  const { file, compilation } = compiled;
  const path = visible(file.path);
  if (!computableRubric(session, compiled)) return 1;
  const unnamed = names(compiled.entry, compiled.load).added;
  if (unnamed > 0) {
    log(session, {
      zh: `${path} 还有 ${unnamed} 处没有名称，请先运行 rubric names ${path} --write，再定稿。`,
      en: `${path} has ${unnamed} thing${unnamed === 1 ? '' : 's'} without a name; run rubric names ${path} --write first.`,
    });
    return 1;
  }
  const text = withEdits(file.text, [[seal(compilation, date)]]).text;
  const problem = saveText(session, { ...file, text });
  if (problem) {
    logFileProblem(session, problem);
    return 2;
  }
  log(session, {
    zh: `${path} 已定稿（${date}）。此后改动了哪一句，rubric check 会指出来。`,
    en: `${path} is sealed (${date}). From now on rubric check names every sentence that changes.`,
  });
  return 0;
};

/** A day of the calendar: 2026-02-30 is none. */
function isDate(date: string): boolean {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(date) ? new Date(`${date}T00:00:00Z`) : new Date(Number.NaN);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date);
}

/** The date on the wall, where the command runs. */
function today(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}
