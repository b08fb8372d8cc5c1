import { readScoringText, type ReadingContext } from '@rubric-lang/sentences';
import type { GeneratedClause } from './clause-generator.ts';
import { clauseMeaning, plainWords } from './reading-meaning.ts';

export const generatedContext: ReadingContext = {
  language: 'zh-CN',
  categories: ['山区站', '平原站'],
  scales: [],
  quantities: [],
  role: 'ordinary',
};

/** A clause that others may refer to. */
const before = '未签收扣1分；';

/** right: read back as generated. asked: an honest question where one is allowed. misread and unread are faults. */
export type GeneratedOutcome = 'right' | 'asked' | 'misread' | 'unread';

/** Reads one generated clause alone, as a bullet. */
export function readAlone(clause: GeneratedClause): { readonly outcome: GeneratedOutcome; readonly found: string } {
  const text = clause.needsPrevious ? `${before}${clause.text}` : clause.text;
  const { clauses } = readScoringText(text, generatedContext);
  const own = clauses.slice(clause.needsPrevious ? 1 : 0);
  const found = JSON.stringify(own.map((read) => ({ ...clauseMeaning(read), text: read.text })));
  const [read, ...more] = own;
  if (read === undefined || more.length > 0)
    return {
      outcome: own.some(({ status }) => status !== 'understood') ? (clause.doubtful ? 'asked' : 'unread') : 'misread',
      found,
    };
  return { outcome: outcomeOf(clause, read), found };
}

/** Compares one clause as read with what generated it. */
export function outcomeOf(clause: GeneratedClause, read: Parameters<typeof clauseMeaning>[0]): GeneratedOutcome {
  if (read.status !== 'understood') return clause.doubtful ? 'asked' : 'unread';
  const meaning = clauseMeaning(read);
  const { condition, effect, modifiers, addsToPrevious } = JSON.parse(meaning.arithmetic) as Record<string, unknown>;
  const { expected } = clause;
  const same =
    (expected.condition === null || equal(condition, expected.condition)) &&
    equal(effect, expected.effect) &&
    equal(modifiers, expected.modifiers) &&
    addsToPrevious === expected.addsToPrevious &&
    (expected.question === null || (JSON.parse(meaning.question) as string[])[0] === plainWords(expected.question));
  if (same) return 'right';
  // The reader leaves the number in the question and says so.
  const told = meaning.notes.some((note) => /^(?:number|signal)-left-as-words/.test(note));
  return clause.doubtful && told ? 'asked' : 'misread';
}

function equal(one: unknown, two: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(two);
}
