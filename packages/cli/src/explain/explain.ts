import { explain } from '@rubric-lang/model';
import { reportLines } from '../check/report.ts';
import { checkName } from '../check/check-names.ts';
import type { Run } from '../command.ts';
import { compileFile } from '../compilation.ts';
import { isSet } from '../options.ts';
import { paintFor } from '../paint.ts';
import { logFileProblem, print, printJson } from '../session.ts';
import { explanationLines } from './explain-text.ts';

/** Tells how every sentence is understood, also of a file with errors; these then go to stderr. */
export const runExplain: Run = async (session, given, options) => {
  const { host, language } = session;
  const compiled = compileFile(host, given[0] ?? '');
  if (compiled.kind === 'file-problem') {
    logFileProblem(session, compiled);
    return 2;
  }
  const { draft, diagnostics } = compiled.compilation;
  const explanation = explain(draft, language);
  if (isSet(options, 'json')) printJson(session, explanation);
  else for (const line of explanationLines(explanation, language, paintFor(host.colors.out))) print(session, line);

  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const report = {
    path: compiled.file.path,
    diagnostics: errors.map((diagnostic) => ({ diagnostic, source: compiled.sourceOf(diagnostic) })),
  };
  const paint = paintFor(host.colors.err);
  for (const line of reportLines([report], { all: false, language, paint, nameOf: checkName })) host.err(`${line}\n`);
  return errors.length > 0 ? 1 : 0;
};
