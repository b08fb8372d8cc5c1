import { rangeOf } from '@rubric-lang/diagnostics';
import type { BlockGrammar } from '@rubric-lang/grammar';
import type { Fact, Passage } from '@rubric-lang/model';
import { runSpan, type TextRun } from '@rubric-lang/syntax';
import type { ItemText } from './lower/item-source.ts';
import type { Origin } from './read/frame.ts';
import type { OutlineItem } from './read/outline.ts';
import { foldWords } from './read/words.ts';

/**
 * The sentences of an item that talk of no points: of its scoring texts; and where nothing is scored, every line of
 * what is required of it.
 */
export function statementsOf(item: OutlineItem, texts: readonly ItemText[], origin: Origin): readonly Passage[] {
  const read = texts.flatMap(({ place }) =>
    place.reading.statements.map(({ text, from, to }): Passage => {
      const span = place.spanOf(from, to);
      return { text, span, range: rangeOf(origin.source, span) };
    }),
  );
  if (item.role !== 'unscored') return read;
  const scoring = new Set(texts.map((it) => it.place.run));
  const required = item.placed.heading.fields
    .filter((it) => it.role !== 'choice' && it.role !== 'block' && it.key !== 'lead' && it.key !== 'points')
    .flatMap((it) => [it.value, ...it.entries.map((entry) => entry.text)])
    .filter((run): run is TextRun => run !== undefined && run.text.trim() !== '' && !scoring.has(run));
  return [...read, ...required.map((run) => passage(run, 0, run.text.length, origin))];
}

function passage(run: TextRun, from: number, to: number, origin: Origin): Passage {
  const span = runSpan(run, from, to);
  return { text: run.text.slice(from, to), span, range: rangeOf(origin.source, span) };
}

/** The questions of a title that asks some: 是否…、是否…, one a question word. */
function questionsIn(text: string, words: BlockGrammar): readonly string[] {
  const asks = new RegExp(words.questions);
  const questions: string[] = [];
  let pending = '';
  for (const part of text.split(/(?<=[，、；。,;.])/)) {
    if (asks.test(part) && asks.test(pending)) {
      questions.push(pending);
      pending = part;
    } else pending += part;
  }
  return [...questions, pending].filter((it) => asks.test(it)).map((it) => it.replace(/[，、；。,;.\s]+$/, ''));
}

/** A line that is not scored is ticked: one yes/no fact for each requirement, or for each question of the title. */
export function unscoredFacts(
  key: string,
  title: string,
  statements: readonly Passage[],
  words: BlockGrammar,
): readonly Fact[] {
  const labels = statements.length > 0 ? statements.map((it) => it.text) : questionsIn(title, words);
  const taken = new Set<string>();
  return labels.map((text): Fact => {
    const label = foldWords(text).replace(new RegExp(words.titleMarks), '');
    let fact = label;
    for (let number = 2; taken.has(fact); number += 1) fact = `${label}${String(number)}`;
    taken.add(fact);
    return {
      key: fact,
      item: key,
      named: false,
      label,
      type: { kind: 'yes-no' },
      polarity: 'merit',
    };
  });
}
