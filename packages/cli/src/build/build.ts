import { visible } from '@rubric-lang/diagnostics';
import { computableRubric } from '../check/errors-first.ts';
import type { Run } from '../command.ts';
import { compiledOrSaid } from '../compilation.ts';
import { said } from '../language.ts';
import { isSet, textOf } from '../options.ts';
import { log, logFileProblem, print, printJson } from '../session.ts';
import { moduleFiles } from './module-files.ts';

/** Writes the scoring module, or with `--check` tells which of its files are not fresh. */
export const runBuild: Run = async (session, given, options) => {
  const { host, language, version } = session;
  const compiled = compiledOrSaid(session, given[0] ?? '');
  if (!compiled) return 2;
  const rubric = computableRubric(session, compiled);
  if (!rubric) return 1;
  const out = textOf(options, 'out') ?? '.';
  const source = compiled.file.path;
  const files = moduleFiles(rubric, { source, out, version, typescript: isSet(options, 'ts') });
  const paths = files.map(({ path }) => path);

  if (isSet(options, 'check')) {
    const stale = files.filter(({ path, content }) => {
      const there = host.exists(path) ? host.readText(path) : undefined;
      return there?.kind !== 'text-file' || there.text !== content;
    });
    if (isSet(options, 'json'))
      printJson(session, { version: 1, fresh: stale.length === 0, files: paths, stale: stale.map(({ path }) => path) });
    else
      for (const { path } of stale)
        print(session, said({ zh: `${visible(path)}：不是最新的。`, en: `${visible(path)}: not fresh.` }, language));
    if (stale.length > 0) {
      log(session, {
        zh: `请重新运行 rubric build ${visible(source)} --out ${visible(out)}。`,
        en: `Run rubric build ${visible(source)} --out ${visible(out)} again.`,
      });
      return 1;
    }
    log(session, { zh: '都是最新的。', en: 'All are fresh.' });
    return 0;
  }
  const problem = host.write(files);
  if (problem) {
    logFileProblem(session, problem);
    return 2;
  }
  if (isSet(options, 'json')) printJson(session, { version: 1, files: paths });
  else for (const path of paths) print(session, visible(path));
  return 0;
};
