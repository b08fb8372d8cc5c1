import type { Localized, SourceText } from '@rubric-lang/diagnostics';
import { paraphrase, type Choice, type Clause } from '@rubric-lang/model';
import type { ItemContext, ItemSource, StartChoice } from './item-source.ts';
import { lowerItem, type LoweredItem } from './item.ts';
import type { OpenChoice, QuestionCode } from './work.ts';
import { milliOf } from './decimal.ts';
import { witness, type Witness } from './witness.ts';

/** A choice that the author still has to make. */
export interface Question {
  readonly clause: Clause;
  readonly code: QuestionCode;
  readonly choice: Choice;
  /** One subject for whom the answers come to different scores; null when none was found. */
  readonly witness: Witness | null;
}

export interface AskedItem {
  readonly lowered: LoweredItem;
  readonly questions: readonly Question[];
}

/**
 * So many clauses are lowered again to read back what the answers of one item mean. An item of a table never comes near
 * it; a text that lost its headings is one item of hundreds of clauses, and is lowered whole for every answer.
 */
const LOWERED_AGAIN = 10_000;

/**
 * Lowers an item, and for every choice in it once more with each answer: what the answer would mean is read back from
 * that, and one subject is looked for whom the answers score differently, for the first `examples` questions. Beyond
 * what one item may cost the answers are offered by their own words alone.
 */
export function askItem(source: ItemSource, context: ItemContext, file: SourceText, examples: number): AskedItem {
  const lowered = lowerItem(source, context, file);
  const told = toldApart(lowered);
  const questions: Question[] = [];
  const clauses = lowered.clauses.map((clause): Clause => {
    const open = lowered.choices.get(clause.key);
    if (open === undefined || open.answers.length === 0) return clause;
    const tried = (told.has(clause.key) ? open.answers : []).map((answer) => ({
      answer,
      item: lowerItem(answered(source, clause.key, open, answer, context), context, file),
    }));
    const choice: Choice = {
      field: open.field,
      offered: open.answers.map((answer, at) => ({
        answer,
        reading: readBack(clause.key, tried[at]?.item, open, answer, context),
      })),
      made: open.made,
    };
    const asked = { ...clause, choice };
    const example = tried.length > 0 && questions.length < examples ? witness : (): null => null;
    if (open.made === null) questions.push({ clause: asked, code: open.code, choice, witness: example(source, tried) });
    return asked;
  });
  return { lowered: { ...lowered, clauses }, questions };
}

/** The clauses whose answers are read back: those that are still open come first, in the order of the item. */
function toldApart({ clauses, choices }: LoweredItem): ReadonlySet<string> {
  const told = new Set<string>();
  let left = LOWERED_AGAIN;
  const inOrder = [...choices].sort(([, a], [, b]) => Number(a.made !== null) - Number(b.made !== null));
  for (const [key, { answers }] of inOrder) {
    if (left <= 0) break;
    told.add(key);
    left -= answers.length * clauses.length;
  }
  return told;
}

/** The item as it would be with that answer to that clause's question. */
function answered(
  source: ItemSource,
  clause: string,
  open: OpenChoice,
  answer: string,
  { words, fold }: ItemContext,
): ItemSource {
  const { choices } = source;
  if (open.code === 'otherwise-scope')
    return {
      ...source,
      choices: { ...choices, otherwise: fold(answer) === fold(words.otherwise.each) ? 'each' : 'all' },
    };
  if (open.code === 'start-of-score')
    return { ...source, choices: { ...choices, start: startOf(answer, words.start.full) } };
  return { ...source, choices: { ...choices, tried: new Map([...(choices.tried ?? []), [clause, answer]]) } };
}

function startOf(answer: string, full: string): StartChoice {
  if (answer === full) return { kind: 'full' };
  return { kind: 'points', points: milliOf(/[0-9]+(?:[.][0-9]+)?/.exec(answer)?.[0] ?? '0') ?? 0 };
}

/** What the answer means: the clause as it was understood with it, or where the item then starts. */
function readBack(
  key: string,
  item: LoweredItem | undefined,
  open: OpenChoice,
  answer: string,
  { declared }: ItemContext,
): Localized {
  const same = { zh: answer, en: answer };
  if (item === undefined || open.code === 'start-of-score') return same;
  const clause = item.clauses.find((it) => it.key === key);
  if (clause === undefined) return same;
  const around = { clauses: item.clauses, facts: [...item.facts, ...declared], groups: item.groups };
  return { zh: paraphrase(clause, around, 'zh'), en: paraphrase(clause, around, 'en') };
}
