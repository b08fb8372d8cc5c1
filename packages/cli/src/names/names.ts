import { names } from '@rubric-lang/compiler';
import { factQuestion, itemsOf } from '@rubric-lang/model';
import { padded, textWidth, visible } from '@rubric-lang/diagnostics';
import { sayFirst } from '../check/errors-first.ts';
import type { Run } from '../command.ts';
import { compiledOrSaid } from '../compilation.ts';
import type { CompiledFile } from '../compilation.ts';
import { withEdits } from '../edits.ts';
import { said } from '../language.ts';
import { isSet } from '../options.ts';
import { saveText } from '../save-text.ts';
import { log, logFileProblem, print, printJson } from '../session.ts';
import type { ExitCode, Session } from '../session.ts';

/** Lists the names that items and facts have in data, or writes them down. */
export const runNames: Run = async (session, given, options) => {
  const compiled = compiledOrSaid(session, given[0] ?? '');
  if (!compiled) return 2;
  if (isSet(options, 'write')) return writeNames(session, compiled);
  const { draft } = compiled.compilation;
  const owners = [
    ...(draft.facts.length > 0 ? [{ key: '', named: true, title: '', facts: draft.facts }] : []),
    ...itemsOf(draft.sections),
    ...(draft.verdicts ? [{ ...draft.verdicts, named: true }] : []),
  ];
  if (isSet(options, 'json')) {
    printJson(session, {
      version: 1,
      items: owners.map(({ key, named, title, facts }) => ({
        item: key === '' ? null : key,
        named,
        title,
        facts: facts.map((fact) => ({
          fact: fact.key,
          named: fact.named,
          label: fact.label,
          question: said(factQuestion(fact), session.language),
          type: fact.type.kind,
        })),
      })),
    });
    return 0;
  }
  const width = Math.max(0, ...owners.flatMap(({ facts }) => facts.map(({ key }) => textWidth(visible(key)))));
  for (const { key, title, facts } of owners) {
    if (key !== '') print(session, `${visible(key)}　${visible(title)}`);
    for (const fact of facts) {
      const question = said(factQuestion(fact), session.language);
      print(session, `  ${padded(visible(fact.key), Math.min(width, 40))}  ${visible(question)}`);
    }
  }
  return 0;
};

/** Writes a name for everything that has none into the register; those that are there stay as they are. */
async function writeNames(session: Session, compiled: CompiledFile): Promise<ExitCode> {
  const { file } = compiled;
  // A new name for what only has new words would cut it off from its past: that is for the author to say.
  const unsettled = compiled.compilation.diagnostics.filter(
    ({ code, severity }) => code === 'name-unmatched' && severity === 'question',
  );
  if (unsettled.length > 0) {
    sayFirst(session, compiled, unsettled);
    log(session, {
      zh: `${visible(file.path)}：名册有 ${unsettled.length} 处对不上，先按上面说的改好，再起新名。文件没有动。`,
      en: `${visible(file.path)}: ${unsettled.length} line${unsettled.length === 1 ? '' : 's'} of the register must be settled first; nothing was written.`,
    });
    return 1;
  }
  const { romanize } = await import('./romanize.ts');
  const { edit, added } = names(compiled.entry, compiled.load, romanize);
  if (added === 0) {
    log(session, {
      zh: `${visible(file.path)}：名册齐全，没有改动。`,
      en: `${visible(file.path)}: the register is complete; nothing to change.`,
    });
    return 0;
  }
  const problem = saveText(session, { ...file, text: withEdits(file.text, [[edit]]).text });
  if (problem) {
    logFileProblem(session, problem);
    return 2;
  }
  log(session, {
    zh: `${visible(file.path)}：名册里添了 ${added} 个名称。`,
    en: `${visible(file.path)}: ${added} name${added === 1 ? '' : 's'} added to the register.`,
  });
  return 0;
}
