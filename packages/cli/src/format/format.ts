import { sourceText, visible } from '@rubric-lang/diagnostics';
import { format, parse } from '@rubric-lang/syntax';
import type { Run } from '../command.ts';
import { lineEndsAs } from '../line-ends.ts';
import { isSet } from '../options.ts';
import { filesNamed } from '../rubric-files.ts';
import { saveText } from '../save-text.ts';
import { log, logFileProblem, print } from '../session.ts';
import type { ExitCode } from '../session.ts';
import { said } from '../language.ts';

/** Tidies the frame of files, or with `--check` tells which are not tidy. */
export const runFormat: Run = async (session, given, options) => {
  const { host, language } = session;
  const check = isSet(options, 'check');
  const { paths, problems } = await filesNamed(session, given, ['.rubric']);
  for (const problem of problems) logFileProblem(session, problem);
  let ended: ExitCode = problems.length > 0 ? 2 : 0;
  let tidied = 0;
  let tidy = 0;

  for (const path of paths) {
    const file = host.readText(path);
    if (file.kind === 'file-problem') {
      logFileProblem(session, file);
      ended = 2;
      continue;
    }
    const text = lineEndsAs(file.text, format(parse(sourceText(path, file.text)).tree));
    if (text === file.text) {
      tidy += 1;
      continue;
    }
    tidied += 1;
    if (check) {
      print(session, said({ zh: `${visible(path)}：版面不整齐。`, en: `${visible(path)}: not tidy.` }, language));
      ended = ended === 2 ? 2 : 1;
      continue;
    }
    const problem = saveText(session, { ...file, text });
    if (problem) {
      logFileProblem(session, problem);
      ended = 2;
    } else {
      print(session, said({ zh: `${visible(path)}：整理好了。`, en: `${visible(path)}: tidied.` }, language));
    }
  }
  if (check && tidied > 0) {
    log(session, { zh: '用 rubric fmt（不加 --check）整理。', en: 'Run rubric fmt without --check to tidy.' });
  } else if (tidied === 0 && tidy > 0) {
    log(session, {
      zh: tidy === 1 ? '版面整齐，没有改动。' : `${tidy} 个文件版面整齐，没有改动。`,
      en: tidy === 1 ? 'Tidy; nothing to change.' : `${tidy} files are tidy; nothing to change.`,
    });
  }
  return ended;
};
