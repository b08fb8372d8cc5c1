import { visible } from '@rubric-lang/diagnostics';
import type { CompileOptions } from '@rubric-lang/compiler';
import type { Fix } from '@rubric-lang/diagnostics';
import { compileText } from '../compilation.ts';
import type { CompiledFile } from '../compilation.ts';
import { diffLines } from '../diff.ts';
import { withEdits } from '../edits.ts';
import type { FileProblem } from '../host.ts';
import { said } from '../language.ts';
import { paintFor } from '../paint.ts';
import { log, print } from '../session.ts';
import type { Session } from '../session.ts';
import { saveText } from '../save-text.ts';

/** A repair may open the way for another; a handful of rounds is more than any file has needed. */
const rounds = 10;

/**
 * Applies every safe fix to the file and prints the others as a diff, each with its title; a report for programs holds
 * them already (`asReport`). Gives the file as it then is, or why it could not be written.
 */
export function fixFile(
  session: Session,
  compiled: CompiledFile,
  compiling: CompileOptions,
  asReport: boolean,
): CompiledFile | FileProblem {
  const { host, language } = session;
  let current = compiled;
  let made = 0;
  for (let round = 0; round < rounds; round += 1) {
    const safe = fixesOf(current).filter((fix) => fix.safe);
    if (safe.length === 0) break;
    const edited = withEdits(
      current.file.text,
      safe.map(({ edits }) => edits),
    );
    if (edited.text === current.file.text) break;
    made += edited.made;
    current = compileText(host, { ...current.file, text: edited.text }, compiling);
  }
  if (made > 0) {
    const problem = saveText(session, current.file);
    if (problem) return problem;
    log(session, {
      zh: `${visible(current.file.path)}：改正了 ${made} 处。`,
      en: `${visible(current.file.path)}: ${made} fix${made === 1 ? '' : 'es'} applied.`,
    });
  }
  if (asReport) return current;
  const paint = paintFor(host.colors.out);
  for (const { title, edits } of fixesOf(current).filter((fix) => !fix.safe)) {
    const after = withEdits(current.file.text, [edits]).text;
    print(
      session,
      said(
        { zh: `可以改，请您定：${visible(title.zh)}`, en: `Possible, for you to decide: ${visible(title.en)}` },
        language,
      ),
    );
    for (const line of diffLines(current.file.path, current.file.text, after, paint)) print(session, line);
    print(session, '');
  }
  return current;
}

/** The fixes of this file's own messages; those of a file it takes over are made there. */
function fixesOf({ compilation }: CompiledFile): readonly Fix[] {
  return compilation.diagnostics.filter(({ path }) => path === undefined).flatMap(({ fixes }) => fixes);
}
