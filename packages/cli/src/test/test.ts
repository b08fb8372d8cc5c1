import { score } from '@rubric-lang/evaluator';
import { itemsOf, pointsNumber, pointsText } from '@rubric-lang/model';
import type { Example, Milli, Rubric, ScoreSheet } from '@rubric-lang/model';
import { positionAt, visible } from '@rubric-lang/diagnostics';
import type { Localized } from '@rubric-lang/diagnostics';
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

interface Difference {
  /** 总分, 等次, or an item. */
  readonly of: Localized;
  readonly expected: string;
  readonly got: string;
}

interface Outcome {
  readonly example: Example;
  readonly line: number;
  readonly sheet: ScoreSheet;
  readonly differences: readonly Difference[];
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
    const outcomes = rubric.examples.map((example) =>
      outcomeOf(rubric, example, positionAt(compiled.source, example.span.start).line),
    );
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
      en: failed === 0 ? `All ${passed} examples hold.` : `${failed} of ${passed + failed} examples fail.`,
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
    for (const { of, expected, got } of differences) {
      print(
        session,
        said(
          {
            zh: `    ${visible(of.zh)}：样例写的是${visible(expected)}，算出来是${visible(got)}。`,
            en: `    ${visible(of.en)}: the example says ${visible(expected)}, it comes to ${visible(got)}.`,
          },
          language,
        ),
      );
    }
    print(session, said({ zh: '    各条是这样算的：', en: '    How it comes about:' }, language));
    for (const one of sheetLines(rubric, sheet, language, paint)) print(session, one === '' ? '' : `      ${one}`);
  }
};

function outcomeOf(rubric: Rubric, example: Example, line: number): Outcome {
  const sheet = score(rubric, example.facts);
  const differences: Difference[] = [];
  const points = (value: Milli): string => `${pointsText(value)}分`;
  if (example.total !== null && !(sheet.total.least === example.total && sheet.total.most === example.total)) {
    differences.push({
      of: { zh: '总分', en: 'total' },
      expected: points(example.total),
      got: `${scoreText(sheet.total)}分`,
    });
  }
  if (example.grade !== null && sheet.grade !== example.grade) {
    differences.push({ of: { zh: '等次', en: 'grade' }, expected: example.grade, got: sheet.grade ?? '—' });
  }
  const results = new Map(sheet.items.map((result) => [result.item, result]));
  for (const item of itemsOf(rubric.sections)) {
    if (!Object.hasOwn(example.items, item.key)) continue;
    const expected = example.items[item.key] ?? 0;
    const got = results.get(item.key)?.score;
    if (got?.least === expected && got.most === expected) continue;
    differences.push({
      of: { zh: item.title, en: item.title },
      expected: points(expected),
      got: got ? `${scoreText(got)}分` : '—',
    });
  }
  return { example, line, sheet, differences };
}

function outcomeJson({ example, line, sheet, differences }: Outcome): unknown {
  return {
    name: example.name,
    line,
    passed: differences.length === 0,
    total: { least: pointsNumber(sheet.total.least), most: pointsNumber(sheet.total.most) },
    grade: sheet.grade,
    differences: differences.map(({ of, expected, got }) => ({ of: of.zh, expected, got })),
  };
}
