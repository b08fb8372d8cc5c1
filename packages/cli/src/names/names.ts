import { itemsOf } from '@rubric-lang/model';
import { padded, textWidth, visible } from '@rubric-lang/diagnostics';
import type { Run } from '../command.ts';
import { compileFile } from '../compilation.ts';
import { isSet } from '../options.ts';
import { logFileProblem, print, printJson } from '../session.ts';

/** Lists the names that items and facts have in data. */
export const runNames: Run = async (session, given, options) => {
  const compiled = compileFile(session.host, given[0] ?? '');
  if (compiled.kind === 'file-problem') {
    logFileProblem(session, compiled);
    return 2;
  }
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
        facts: facts.map(({ key: fact, named: fixed, label, question, type }) => ({
          fact,
          named: fixed,
          label,
          question,
          type: type.kind,
        })),
      })),
    });
    return 0;
  }
  const width = Math.max(0, ...owners.flatMap(({ facts }) => facts.map(({ key }) => textWidth(visible(key)))));
  for (const { key, title, facts } of owners) {
    if (key !== '') print(session, `${visible(key)}　${visible(title)}`);
    for (const { key: fact, question } of facts)
      print(session, `  ${padded(visible(fact), Math.min(width, 40))}  ${visible(question)}`);
  }
  return 0;
};
