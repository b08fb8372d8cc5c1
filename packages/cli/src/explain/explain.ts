import { explain, itemsOf } from '@rubric-lang/model';
import type { Rubric } from '@rubric-lang/model';
import { sayFirst } from '../check/errors-first.ts';
import type { Run } from '../command.ts';
import { compiledOrSaid } from '../compilation.ts';
import { isSet } from '../options.ts';
import { paintFor } from '../paint.ts';
import { print, printJson } from '../session.ts';
import { explanationLines } from './explain-text.ts';

/** Tells how every sentence is understood, also of a file with errors; these then go to stderr. */
export const runExplain: Run = async (session, given, options) => {
  const { host, language } = session;
  const compiled = compiledOrSaid(session, given[0] ?? '');
  if (!compiled) return 2;
  const { draft, diagnostics } = compiled.compilation;
  const explanation = explain(draft, language);
  if (isSet(options, 'json')) printJson(session, explanation);
  else
    for (const line of explanationLines(explanation, {
      language,
      paint: paintFor(host.colors.out),
      labelOf: labels(draft),
    }))
      print(session, line);

  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  sayFirst(session, compiled, errors);
  return errors.length > 0 ? 1 : 0;
};

/** Facts are named in 名册 with Latin letters, for data; a person is told the words that the document has for them. */
function labels({ facts, verdicts, sections }: Rubric): (item: string | null, fact: string) => string {
  const own = new Map(itemsOf(sections).map(({ key, facts: ofItem }) => [key, ofItem]));
  const everywhere = [...facts, ...(verdicts?.facts ?? [])];
  return (item, fact) => [...(own.get(item ?? '') ?? []), ...everywhere].find(({ key }) => key === fact)?.label ?? fact;
}
