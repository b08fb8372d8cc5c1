import type { Run } from '../command.ts';
import { compiledOrSaid } from '../compilation.ts';
import { computableRubric } from '../check/errors-first.ts';
import { isSet, textsOf } from '../options.ts';
import { paintFor } from '../paint.ts';
import { print, printJson } from '../session.ts';
import { factsInput } from './facts-input.ts';
import { rankingLines } from './ranking-text.ts';
import { scoreJson } from './score-json.ts';
import { sheetLines } from './sheet-text.ts';
import { subjectSheets } from './subjects.ts';

/** Scores every subject of the facts files, with places and grades when there are several. */
export const runScore: Run = async (session, given, options) => {
  const { host, language } = session;
  const compiled = compiledOrSaid(session, given[0] ?? '');
  if (!compiled) return 2;
  const rubric = computableRubric(session, compiled);
  if (!rubric) return 1;

  const input = await factsInput(session, rubric, textsOf(options, 'facts'));
  if (input.ended !== 0) return input.ended;
  const subjects = subjectSheets(session, rubric, input.records);
  if (!subjects) return 1;

  if (isSet(options, 'json')) {
    printJson(session, scoreJson(rubric, subjects, language));
    return 0;
  }
  const paint = paintFor(host.colors.out);
  const [only] = subjects;
  const lines =
    only && subjects.length === 1
      ? sheetLines(rubric, only.sheet, language, paint)
      : rankingLines(rubric, subjects, language);
  for (const line of lines) print(session, line);
  return 0;
};
