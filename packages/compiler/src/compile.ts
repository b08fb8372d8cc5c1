import type { Diagnostic } from '@rubric-lang/diagnostics';
import { blockGrammars } from '@rubric-lang/grammar';
import { buildRubric } from './build.ts';
import type { Compilation, CompileOptions, Load } from './compilation.ts';
import { readExamples } from './examples/read-examples.ts';
import { runExamples } from './examples/run-examples.ts';
import { isSealed, sealReports } from './names/seal.ts';
import { runChecks } from './run-checks.ts';
import { readFrame } from './read/read-frame.ts';
import { readFile } from './read/file.ts';
import { severitiesIn } from './read/severities.ts';
import { gatesOf } from './gates.ts';
import { inFileOrder } from './report/order.ts';

/**
 * Compiles a rubric: parse, read, lower, check. Always gives a draft; gives the rubric when nothing stands in the way of
 * scoring it. Pure: the same texts give the same result; nothing is thrown on any text.
 */
export function compile(entry: string, load: Load, options: CompileOptions = {}): Compilation {
  const { frame, diagnostics: frameReports } = readFrame(entry, load);
  const words = blockGrammars[frame.tree.language];
  const file = readFile(frame, words, options);
  const built = buildRubric(file, entry, words);
  const examples = readExamples(frame, built.draft, words);
  const withExamples = { ...built, draft: { ...built.draft, examples: examples.examples } };
  const reports: readonly Diagnostic[] = [
    ...frameReports,
    ...file.diagnostics,
    ...built.diagnostics,
    ...examples.diagnostics,
  ];
  const severities = severitiesIn(file, options);
  // A file that is not there has one fault, not those of an empty file as well.
  const checked = load(entry) === undefined ? reports : runChecks(withExamples, file, reports, severities);
  // An example of a rubric that cannot be scored yet proves nothing.
  const proved = gatesOf(built.draft, checked).computable ? runExamples(withExamples.draft) : [];
  const diagnostics = [...checked, ...proved, ...sealReports(built.draft, file.roster, words)];
  const gates = gatesOf(built.draft, diagnostics, isSealed(built.draft, file.roster));
  const draft = { ...withExamples.draft, gates };
  return {
    draft,
    ...(gates.computable ? { rubric: draft } : {}),
    diagnostics: inFileOrder(diagnostics),
    tree: frame.tree,
    severities: severities.settings,
  };
}
