import { visible } from '@rubric-lang/diagnostics';
import type { Diagnostic } from '@rubric-lang/diagnostics';
import type { Rubric } from '@rubric-lang/model';
import type { CompiledFile } from '../compilation.ts';
import { paintFor } from '../paint.ts';
import { log } from '../session.ts';
import type { Session } from '../session.ts';
import { checkName } from './check-names.ts';
import { reportLines } from './report.ts';

/**
 * The checked rubric of a file, for commands that compute. Without one says what stands in the way, on
 * stderr: errors, and choices that are still open.
 */
export function computableRubric(session: Session, compiled: CompiledFile): Rubric | null {
  const { compilation, file } = compiled;
  const { rubric, diagnostics } = compilation;
  if (rubric?.gates.computable === true) return rubric;
  const inTheWay = diagnostics.filter(({ severity }) => severity === 'error' || severity === 'question');
  sayFirst(session, compiled, inTheWay);
  log(session, {
    zh: `${visible(file.path)} 还不能算分，请先改好上面 ${inTheWay.length} 处。`,
    en: `${visible(file.path)} does not compute yet; mend the ${inTheWay.length} above first.`,
  });
  return null;
}

/** Says on stderr, as a check would, what must be settled before a command goes on. */
export function sayFirst(session: Session, compiled: CompiledFile, diagnostics: readonly Diagnostic[]): void {
  const { language, host } = session;
  const report = {
    path: compiled.file.path,
    diagnostics: diagnostics.map((diagnostic) => ({ diagnostic, source: compiled.sourceOf(diagnostic) })),
  };
  const paint = paintFor(host.colors.err);
  for (const line of reportLines([report], { all: false, language, paint, nameOf: checkName })) host.err(`${line}\n`);
}
