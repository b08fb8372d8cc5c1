import { diagnosticKind, rangeOf, type Diagnostic } from '@rubric-lang/diagnostics';
import type { Clause, Fact, Rubric, Verdict } from '@rubric-lang/model';
import { readScoringText } from '@rubric-lang/sentences';
import type { ItemContext, ItemSource } from './lower/item-source.ts';
import { lowerItem } from './lower/item.ts';
import { verdictOf } from './lower/verdict.ts';
import type { FileReading } from './read/file.ts';
import { fieldsOf, linesOf, placeIn, type FieldLine } from './read/frame.ts';
import { placedText } from './read/texts.ts';
import { foldWords } from './read/words.ts';

export const noConsequence = diagnosticKind<{ readonly words: string }>({
  code: 'veto-without-consequence',
  name: '否决没有写后果',
  severity: 'warning',
  message: ({ words }) => ({
    zh: `“${words}”没有写后果，理解为取消资格。`,
    en: `"${words}" has no consequence; it is taken as disqualification.`,
  }),
  advice: () => ({
    zh: '请写明，例如“……的，等次定为不合格”“……的，总分记0分”。',
    en: 'Say what follows, for example "the grade is fail".',
  }),
});

export interface LoweredVerdicts {
  readonly block: Rubric['verdicts'];
  readonly diagnostics: readonly Diagnostic[];
}

/** 一票否决: one case an entry, with the verdict it says, else the one that the block's own words say for all of them. */
export function lowerVerdicts(file: FileReading, context: ItemContext): LoweredVerdicts {
  const { key } = context.words.verdicts;
  const clauses: Clause[] = [];
  const facts: Fact[] = [];
  const diagnostics: Diagnostic[] = [];
  const [field] = fieldsOf(file.frame, 'veto');
  if (field === undefined) return { block: null, diagnostics };
  const lines = fieldsOf(file.frame, 'veto').flatMap((it) =>
    linesOf(it.field).map((line) => ({ line, origin: it.origin })),
  );
  const heads = lines.filter(({ line }) => line.entry === 0 && lines.some((it) => it.line.entry > 0));
  const shared = heads.map(({ line }) => verdictIn(line, file, context)).find((it) => it !== null) ?? null;

  for (const { line, origin } of lines.filter((it) => !heads.includes(it))) {
    const read = readScoringText(line.run.text, { ...file.context, role: 'ordinary' });
    const place = placedText({ field: field.field.name, run: line.run }, read);
    const source: ItemSource = {
      key,
      title: '',
      points: null,
      role: 'unscored',
      cap: null,
      negative: false,
      texts: [{ place, entries: [] }],
      standard: [],
      written: [],
      span: line.span,
      choices: { otherwise: null, start: null, readAs: [] },
    };
    const lowered = lowerItem(source, context, origin.source);
    const found = lowered.clauses.filter((it) => it.effect.kind === 'verdict');
    if (found.length > 0) {
      const renamed = new Map(found.map((it) => [it.key, `v${String(clauses.length + 1 + found.indexOf(it))}`]));
      clauses.push(
        ...found.map((it): Clause => ({
          ...it,
          key: renamed.get(it.key) ?? it.key,
          branches: it.branches.map((branch) => ({ ...branch, key: `${renamed.get(it.key) ?? it.key}#1` })),
        })),
      );
      facts.push(...lowered.facts.filter((it) => !facts.some((other) => other.key === it.key)));
      continue;
    }
    const label = foldWords(line.text).replace(/[的，。；：、\s]+$/, '');
    const verdict: Verdict = shared ?? { kind: 'disqualify' };
    if (shared === null) diagnostics.push(noConsequence(placeIn(origin, line.span), { words: label }));
    if (!facts.some((it) => it.key === label))
      facts.push({
        key: label,
        item: key,
        named: false,
        label,
        type: { kind: 'yes-no' },
        polarity: 'fault',
      });
    clauses.push(vetoClause(`v${String(clauses.length + 1)}`, line, label, verdict, key, origin.source));
  }
  return { block: { key, title: field.field.name, facts, clauses }, diagnostics };
}

/** 有下列情形之一的，等次定为不合格. */
function verdictIn(line: FieldLine, file: FileReading, context: ItemContext): Verdict | null {
  for (const { effect } of readScoringText(line.text.replace(/[：:\s]+$/, ''), { ...file.context, role: 'ordinary' })
    .clauses) {
    if (effect.kind === 'verdict') return verdictOf(effect.verdict, context.words, context.grades);
  }
  return null;
}

function vetoClause(
  key: string,
  line: FieldLine,
  label: string,
  verdict: Verdict,
  item: string,
  source: Parameters<typeof rangeOf>[0],
): Clause {
  return {
    key,
    text: line.text,
    kind: 'verdict',
    status: 'understood',
    scoredBy: 'computed',
    effect: { kind: 'verdict', verdict },
    branches: [
      {
        key: `${key}#1`,
        label,
        when: { kind: 'plain', fact: { item, fact: label }, holds: true },
        times: { kind: 'once' },
        amount: { kind: 'points', points: 0 },
      },
    ],
    combine: 'sum',
    cap: null,
    span: line.span,
    range: rangeOf(source, line.span),
    notes: [],
  };
}
