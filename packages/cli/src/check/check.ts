import { visible } from '@rubric-lang/diagnostics';
import type { Diagnostic } from '@rubric-lang/diagnostics';
import { checkVariants } from '@rubric-lang/compiler';
import type { CompileOptions } from '@rubric-lang/compiler';
import type { Run } from '../command.ts';
import { compileFile } from '../compilation.ts';
import type { CompiledFile } from '../compilation.ts';
import { gatesText } from '../gates-text.ts';
import { said } from '../language.ts';
import { isSet, textOf, textsOf } from '../options.ts';
import { paintFor } from '../paint.ts';
import { filesNamed } from '../rubric-files.ts';
import { log, logFileProblem, print, printJson } from '../session.ts';
import type { ExitCode, Session } from '../session.ts';
import { checkCode, checkName } from './check-names.ts';
import { jsonDiagnostic } from './check-json.ts';
import type { CheckJson } from './check-json.ts';
import { fixFile } from './fix.ts';
import { countsOf, reportLines } from './report.ts';
import { sarifOf } from './sarif.ts';
import { severitySettings } from './severity-settings.ts';
import { staleOutputs } from './stale-outputs.ts';

interface Checked {
  readonly compiled: CompiledFile;
  /** Its own, what it has otherwise than the files beside it, and outputs that are no longer its own. */
  readonly diagnostics: readonly Diagnostic[];
}

export const runCheck: Run = async (session, given, options) => {
  const asked = askedOf(session, options);
  if (asked === null) return 2;
  const { compiling, most } = asked;

  const { paths, problems } = await filesNamed(session, given, ['.rubric']);
  for (const problem of problems) logFileProblem(session, problem);
  let ended: ExitCode = problems.length > 0 ? 2 : 0;

  const asReport = isSet(options, 'json') || isSet(options, 'sarif');
  const files: CompiledFile[] = [];
  for (const path of paths) {
    let compiled = compileFile(session.host, path, compiling);
    if (compiled.kind === 'compiled' && isSet(options, 'fix'))
      compiled = fixFile(session, compiled, compiling, asReport);
    if (compiled.kind === 'file-problem') {
      logFileProblem(session, compiled);
      ended = 2;
      continue;
    }
    files.push(compiled);
  }

  const beside = checkVariants(files.map(({ compilation }) => compilation));
  const checked: readonly Checked[] = files.map((compiled, at) => ({
    compiled,
    diagnostics: [
      ...compiled.compilation.diagnostics,
      ...(beside[at] ?? []),
      ...staleOutputs(session.host, compiled, textOf(options, 'outputs')),
    ],
  }));

  const all = checked.flatMap(({ diagnostics }) => diagnostics);
  const warnings = all.filter(({ severity }) => severity === 'warning').length;
  if (all.some(({ severity }) => severity === 'error')) ended = ended === 2 ? 2 : 1;
  if (asReport) {
    const report = jsonOf(checked, session);
    if (isSet(options, 'json')) printJson(session, report);
    else
      printJson(
        session,
        sarifOf(report, session.version, (code) => said(checkName(code), session.language)),
      );
  } else if (checked.length > 0) {
    printReport(session, checked, isSet(options, 'all'));
  }
  if (most !== null && warnings > most) {
    log(session, {
      zh: `警告有 ${warnings} 条，多于允许的 ${most} 条。`,
      en: `There are ${warnings} warnings, more than the ${most} allowed.`,
    });
    ended = ended === 2 ? 2 : 1;
  }
  return ended;
};

/** What the options of the run ask for; null when they cannot be meant so, which has been said. */
function askedOf(
  session: Session,
  options: Parameters<Run>[2],
): { readonly compiling: CompileOptions; readonly most: number | null } | null {
  const read = severitySettings(textsOf(options, 'severity'), checkCode);
  if ('problem' in read) {
    log(session, read.problem);
    return null;
  }
  const written = textOf(options, 'maxWarnings');
  if (written !== undefined && !/^\d{1,9}$/.test(written)) {
    log(session, {
      zh: `--max-warnings 后面要写一个整数，不能是“${written}”。`,
      en: `--max-warnings takes a whole number, not “${written}”.`,
    });
    return null;
  }
  return {
    compiling: { strict: isSet(options, 'strict'), severities: read.settings },
    most: written === undefined ? null : Number(written),
  };
}

function printReport(session: Session, checked: readonly Checked[], all: boolean): void {
  const { language, host } = session;
  const paint = paintFor(host.colors.out);
  const reports = checked.map(({ compiled, diagnostics }) => ({
    path: compiled.file.path,
    diagnostics: diagnostics.map((diagnostic) => ({ diagnostic, source: compiled.sourceOf(diagnostic) })),
  }));
  for (const line of reportLines(reports, { all, language, paint, nameOf: checkName })) print(session, line);
  for (const { compiled, diagnostics } of checked) {
    const counts = countsOf(diagnostics);
    const gates = gatesText(compiled.compilation.draft.gates);
    print(
      session,
      said(
        {
          zh: `${visible(compiled.file.path)}：${counts.zh}；${gates.zh}。`,
          en: `${visible(compiled.file.path)}: ${counts.en}; ${gates.en}.`,
        },
        language,
      ),
    );
  }
}

function jsonOf(checked: readonly Checked[], session: Session): CheckJson {
  return {
    version: 1,
    files: checked.map(({ compiled, diagnostics }) => ({
      path: compiled.file.path,
      gates: compiled.compilation.draft.gates,
      diagnostics: diagnostics.map((diagnostic) =>
        jsonDiagnostic(diagnostic, compiled.sourceOf(diagnostic), session.language),
      ),
    })),
  };
}
