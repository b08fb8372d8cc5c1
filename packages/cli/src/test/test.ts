import { exampleOutcome } from '@rubric-lang/compiler';
import type { ExampleOutcome } from '@rubric-lang/compiler';
import { pointsNumber } from '@rubric-lang/model';
import type { Rubric } from '@rubric-lang/model';
import { positionAt, visible } from '@rubric-lang/diagnostics';
import { computableRubric } from '../check/errors-first.ts';
import type { Run } from '../command.ts';
import { compileFile } from '../compilation.ts';
import { said } from '../language.ts';
import { isSet } from '../options.ts';
import { paintFor } from '../paint.ts';
import { filesNamed } from '../rubric-files.ts';
import { scoreText, sheetLines } from '../score/sheet-text.ts';
import { log, logFileProblem, print, printJson, worse } from '../session.ts';
import type { ExitCode } from '../session.ts';

interface Outcome extends ExampleOutcome {
  readonly line: number;
}

/** Works out every 样例 of the files; of those that fail shows what each clause came to. */
export const runTest: Run = async (session, given, options) => {
  const { host, language } = session;
  const { paths, problems } = await filesNamed(session, given, ['.rubric']);
  for (const problem of problems) logFileProblem(session, problem);
  let ended: ExitCode = problems.length > 0 ? 2 : 0;
  const json = isSet(options, 'json');
  const paint = paintFor(host.colors.out);
  const report: unknown[] = [];
  let passed = 0;
  let failed = 0;

  for (const path of paths) {
    const compiled = compileFile(host, path);
    if (compiled.kind === 'file-problem') {
      logFileProblem(session, compiled);
      ended = 2;
      continue;
    }
    // A failed 样例 is an error of the check as well; it must not keep itself from being shown.
    const rubric = compiled.compilation.rubric ?? computableRubric(session, compiled);
    if (!rubric) {
      ended = worse(ended, 1);
      continue;
    }
    const outcomes = rubric.examples.map((example): Outcome => ({
      ...exampleOutcome(example, rubric),
      line: positionAt(compiled.source, example.span.start).line,
    }));
    passed += outcomes.filter(({ differences }) => differences.length === 0).length;
    failed += outcomes.filter(({ differences }) => differences.length > 0).length;
    report.push({ path, examples: outcomes.map(outcomeJson) });
    if (json) continue;
    if (paths.length > 1) print(session, paint.strong(visible(path)));
    if (outcomes.length === 0) print(session, said({ zh: '没有样例。', en: 'No examples.' }, language));
    for (const outcome of outcomes) printOutcome(outcome, rubric);
  }
  if (failed > 0) ended = worse(ended, 1);
  if (json) printJson(session, { version: 1, files: report });
  else if (passed + failed > 0) {
    log(session, {
      zh: failed === 0 ? `${passed} 个样例都对。` : `${passed + failed} 个样例，${failed} 个对不上。`,
      en:
        failed === 0
          ? `Examples that hold: ${passed} of ${passed}.`
          : `Examples that fail: ${failed} of ${passed + failed}.`,
    });
  }
  return ended;

  function printOutcome({ example, line, sheet, differences }: Outcome, rubric: Rubric): void {
    const where = said({ zh: `第${line}行`, en: `line ${line}` }, language);
    if (differences.length === 0) {
      const grade = sheet.grade === null ? '' : `　${visible(sheet.grade)}`;
      print(
        session,
        `${paint.added('✓')} ${visible(example.name)}　${scoreText(sheet.total)}${said({ zh: '分', en: '' }, language)}${grade}`,
      );
      return;
    }
    print(session, `${paint.removed('✗')} ${paint.strong(visible(example.name))}　${paint.quiet(where)}`);
    for (const { what, expected, found } of differences) {
      print(
        session,
        said(
          {
            zh: `    ${visible(what.zh)}：样例写的是${visible(expected.zh)}，算出来是${visible(found.zh)}。`,
            en: `    ${visible(what.en)}: the example says ${visible(expected.en)}, it comes to ${visible(found.en)}.`,
          },
          language,
        ),
      );
    }
    print(session, said({ zh: '    各条是这样算的：', en: '    How it comes about:' }, language));
    for (const one of sheetLines(rubric, sheet, language, paint)) print(session, one === '' ? '' : `      ${one}`);
  }
};

function outcomeJson({ example, line, sheet, differences }: Outcome): unknown {
  return {
    name: example.name,
    line,
    passed: differences.length === 0,
    total: { least: pointsNumber(sheet.total.least), most: pointsNumber(sheet.total.most) },
    grade: sheet.grade,
    differences: differences.map(({ what, expected, found }) => ({
      of: what.zh,
      expected: expected.zh,
      got: found.zh,
    })),
  };
}
