import { visible } from '@rubric-lang/diagnostics';
import type { Localized } from '@rubric-lang/diagnostics';
import type { Rubric } from '@rubric-lang/model';
import { factsFormat, readFacts } from '@rubric-lang/sheets';
import type { FactsRecord, Place } from '@rubric-lang/sheets';
import { filesNamed } from '../rubric-files.ts';
import { log, logFileProblem } from '../session.ts';
import type { ExitCode, Session } from '../session.ts';

/** A record with the file it came from. */
export interface PlacedRecord {
  readonly record: FactsRecord;
  readonly path: string;
}

/** Messages about facts that one run shows; a table of the wrong rubric has one a cell. */
const shownAtMost = 20;

const endings = ['.json', '.yaml', '.yml', '.csv', '.tsv'];

/**
 * Reads every facts file that the arguments name, and says what is wrong with them. `ended` is 0 when
 * nothing is.
 */
export async function factsInput(
  session: Session,
  rubric: Rubric,
  given: readonly string[],
): Promise<{ readonly records: readonly PlacedRecord[]; readonly ended: ExitCode }> {
  const { paths, problems: missing } = await filesNamed(session, given, endings);
  for (const problem of missing) logFileProblem(session, problem);
  let code: ExitCode = missing.length > 0 ? 2 : 0;
  const records: PlacedRecord[] = [];
  const complaints: Localized[] = [];

  for (const path of paths) {
    const file = session.host.readText(path);
    if (file.kind === 'file-problem') {
      logFileProblem(session, file);
      code = 2;
      continue;
    }
    const format = factsFormat(path);
    if (!format) {
      log(session, {
        zh: `${visible(path)}：情况要写在 ${endings.join('、')} 文件里。`,
        en: `${visible(path)}: facts are kept in ${endings.join(', ')} files.`,
      });
      code = 2;
      continue;
    }
    const reading = readFacts(rubric, format, file.text);
    for (const { place, message } of reading.problems) complaints.push(placed(path, place, message));
    for (const record of reading.records) records.push({ record, path });
  }
  if (code === 0 && complaints.length === 0 && records.length === 0) {
    log(session, { zh: '没有读到任何单位的情况。', en: 'There are no facts of any subject.' });
    code = 1;
  }
  sayComplaints(session, complaints);
  return { records, ended: complaints.length > 0 && code === 0 ? 1 : code };
}

/** A message about facts with its file and place in front. */
export function placed(path: string, place: Place | null, message: Localized): Localized {
  const file = visible(path);
  if (place === null)
    return { zh: `${file}：${ended(visible(message.zh), '。')}`, en: `${file}: ${ended(visible(message.en), '.')}` };
  const heading = place.heading === undefined ? undefined : visible(place.heading);
  return {
    zh: `${file} 第${place.line}行${heading === undefined ? '' : `“${heading}”一栏`}：${ended(visible(message.zh), '。')}`,
    en: `${file} line ${place.line}${heading === undefined ? '' : `, column “${heading}”`}: ${ended(visible(message.en), '.')}`,
  };
}

export function sayComplaints(session: Session, complaints: readonly Localized[]): void {
  for (const complaint of complaints.slice(0, shownAtMost)) log(session, complaint);
  const rest = complaints.length - shownAtMost;
  if (rest > 0)
    log(session, { zh: `还有 ${rest} 处类似的问题没有列出。`, en: `${rest} more problems are not listed.` });
}

/** With a full stop, where there is none. */
export function ended(sentence: string, stop: string): string {
  return /[。？！.?!]$/.test(sentence) ? sentence : `${sentence}${stop}`;
}
