import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { positionAt, severities, severityNames, visible } from '@rubric-lang/diagnostics';
import { explainSheet } from '@rubric-lang/evaluator';
import { itemsOf, pointsText } from '@rubric-lang/model';
import type { Rubric, ScoreSheet } from '@rubric-lang/model';
import { moduleFiles } from '../build/module-files.ts';
import { computableRubric } from '../check/errors-first.ts';
import { countsOf } from '../check/report.ts';
import type { Run } from '../command.ts';
import { compiledOrSaid } from '../compilation.ts';
import type { CompiledFile } from '../compilation.ts';
import type { Host, OutputFile } from '../host.ts';
import { said } from '../language.ts';
import { textOf } from '../options.ts';
import { paintFor } from '../paint.ts';
import type { Paint } from '../paint.ts';
import { sayFonts } from '../print/notes.ts';
import { factsInput } from '../score/facts-input.ts';
import { shortened } from '../score/sheet-text.ts';
import { subjectSheets } from '../score/subjects.ts';
import { log, logFileProblem, print } from '../session.ts';
import type { Session } from '../session.ts';

const slug = 'sansong-2012';
/** The unit that is scored and printed. */
const unit = 'qingyuan.yaml';
const shownLosses = 3;
const shownFindings = 5;

/** From a real official document to a scored unit, a printed table and a module, and a few lines on each. */
export const runDemo: Run = async (session, _, options) => {
  const { host } = session;
  const out = textOf(options, 'out') ?? 'out';
  const folder = demoFolder(host);
  const compiled = compiledOrSaid(session, join(folder, `${slug}.rubric`));
  if (!compiled) return 2;
  const rubric = computableRubric(session, compiled);
  if (!rubric) return 1;
  const input = await factsInput(session, rubric, [join(folder, 'facts', unit)]);
  if (input.ended !== 0) return input.ended;
  const [subject] = subjectSheets(session, rubric, input.records) ?? [];
  if (!subject) return 1;

  const { print: printed } = await import('@rubric-lang/documents');
  const files: OutputFile[] = [...moduleFiles(rubric, { source: compiled.file.path, out, version: session.version })];
  const notes = [];
  for (const to of ['html', 'pdf'] as const) {
    const paper = await printed(rubric, { to, sheet: subject.sheet });
    notes.push(...paper.notes);
    files.push({ path: join(out, `${slug}.${to}`), content: paper.bytes });
  }
  const problem = host.write(files);
  if (problem) {
    logFileProblem(session, problem);
    return 2;
  }
  sayFonts(session, notes);

  const paint = paintFor(host.colors.out);
  sayRubric(session, rubric, paint);
  sayUnit(session, rubric, subject.sheet, paint);
  sayFindings(session, compiled, paint);
  sayFiles(session, files, paint);
  return 0;
};

function sayRubric(session: Session, rubric: Rubric, paint: Paint): void {
  const items = itemsOf(rubric.sections);
  const scored = items.filter(({ role }) => role === 'ordinary');
  const clauses = items.flatMap((item) => item.clauses);
  const byPeople = clauses.filter(({ scoredBy }) => scoredBy !== 'computed').length;
  print(session, paint.strong(visible(rubric.title)));
  print(
    session,
    said(
      {
        zh: `${scored.length} 个计分项、${items.length - scored.length} 条加分，共 ${pointsText(rubric.total)} 分；读懂 ${clauses.length} 条规则，其中 ${byPeople} 条要由考评组打分。`,
        en: `${scored.length} scored items, ${items.length - scored.length} lines of bonus, ${pointsText(rubric.total)} points; ${clauses.length} rules are understood, ${byPeople} of them scored by people.`,
      },
      session.language,
    ),
  );
  print(session, '');
}

function sayUnit(session: Session, rubric: Rubric, sheet: ScoreSheet, paint: Paint): void {
  const { language } = session;
  const name = visible(sheet.subject ?? '');
  const pending = sheet.items.filter(({ state }) => state === 'pending').length;
  const { least, most } = sheet.total;
  const full = pointsText(rubric.total);
  print(
    session,
    said(
      least === most
        ? {
            zh: `样例单位 ${paint.strong(name)}：${pointsText(least)} 分（满分 ${full} 分）。失分最多的三条：`,
            en: `The sample unit ${paint.strong(name)}: ${pointsText(least)} of ${full} points. Its three largest losses:`,
          }
        : {
            zh: `样例单位 ${paint.strong(name)}：已得 ${pointsText(least)} 分，还有 ${pending} 项待评，评完在 ${pointsText(least)}—${pointsText(most)} 分之间（满分 ${full} 分）。失分最多的三条：`,
            en: `The sample unit ${paint.strong(name)}: ${pointsText(least)} points so far, ${pending} items pending, ${pointsText(least)}—${pointsText(most)} of ${full} in the end. Its three largest losses:`,
          },
      language,
    ),
  );
  const items = new Map(itemsOf(rubric.sections).map((item) => [item.key, item]));
  for (const [index, { item, reason }] of explainSheet(rubric, sheet).slice(0, shownLosses).entries()) {
    const title = shortened(items.get(item)?.title ?? '', 60);
    print(session, `  ${index + 1}. ${visible(item)}　${paint.quiet(title)}`);
    print(session, `     ${visible(said(reason, language))}`);
  }
  print(session, '');
}

function sayFindings(session: Session, { compilation, source }: CompiledFile, paint: Paint): void {
  const { language } = session;
  const { diagnostics } = compilation;
  const counts = countsOf(diagnostics);
  print(
    session,
    said(
      { zh: `原文里发现的：${counts.zh}。比如：`, en: `Noticed in the document: ${counts.en}. For example:` },
      language,
    ),
  );
  // One of each kind says more than five of the first.
  const kinds = new Set<string>();
  const ordered = [...diagnostics].sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
  for (const { code, severity, message, span } of ordered) {
    if (kinds.has(code) || kinds.size >= shownFindings) continue;
    kinds.add(code);
    const { line } = positionAt(source, span.start);
    const head = paint.severity(severity, said(severityNames[severity], language));
    print(
      session,
      said(
        { zh: `  ${head} 第${line}行：${visible(message.zh)}`, en: `  ${head} line ${line}: ${visible(message.en)}` },
        language,
      ),
    );
  }
  print(session, '');
}

function sayFiles(session: Session, files: readonly OutputFile[], paint: Paint): void {
  const { language } = session;
  print(session, said({ zh: '写好了：', en: 'Written:' }, language));
  for (const { path } of files) {
    print(session, `  ${visible(path)}  ${paint.quiet(said(saidOf(path), language))}`);
  }
  log(session, {
    zh: '下一步：rubric explain 看每句怎么理解，rubric check 看全部毛病；写法见 docs/guide。',
    en: 'Next: rubric explain shows how each sentence is understood, rubric check every finding; see docs/guide.',
  });
}

function saidOf(path: string): { readonly zh: string; readonly en: string } {
  if (path.endsWith('.html')) return { zh: '填好的评分表，用浏览器打开', en: 'the filled table, for a browser' };
  if (path.endsWith('.pdf')) return { zh: '同一张表，可以直接打印', en: 'the same table, for the printer' };
  if (path.endsWith('.d.ts')) return { zh: '模块的类型', en: "the module's types" };
  if (path.endsWith('.map')) return { zh: '从模块跳回条文的对照', en: 'the way back from the module to the sentences' };
  if (path.endsWith('.json')) return { zh: '情况文件的格式', en: 'the form of facts' };
  return { zh: '评分模块，不依赖任何库', en: 'the scoring module, without dependencies' };
}

/** Among the project's rubrics in a checkout, beside the bundle in an installed package. */
function demoFolder(host: Host): string {
  const above: string[] = [];
  for (let folder = dirname(fileURLToPath(import.meta.url)); !above.includes(folder); folder = dirname(folder)) {
    above.push(folder);
  }
  const places = [
    ...above.map((folder) => join(folder, 'rubrics', slug)),
    ...above.map((folder) => join(folder, 'demo')),
  ];
  return places.find((place) => host.exists(join(place, `${slug}.rubric`))) ?? slug;
}
