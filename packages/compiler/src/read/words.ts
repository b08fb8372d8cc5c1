import { foldText } from '@rubric-lang/diagnostics';
import { fold, type BlockGrammar } from '@rubric-lang/grammar';

/** A text as words of the grammar are compared with it. */
export function foldWords(text: string): string {
  return foldText(text, fold).text.trim();
}

/** Which of the answers a value is: every answer has several spellings. */
export function answerOf<Answer extends string>(
  value: string,
  answers: Readonly<Record<Answer, readonly string[]>>,
): Answer | null {
  const folded = foldWords(value);
  const found = (Object.keys(answers) as Answer[]).find((answer) =>
    answers[answer].some((it) => foldWords(it) === folded),
  );
  return found ?? null;
}

/** The groups of a pattern that the whole folded value matches. */
export function matched(value: string, pattern: string): Readonly<Record<string, string | undefined>> | null {
  return new RegExp(pattern).exec(foldWords(value))?.groups ?? null;
}

/** The members of a list as written, without empty ones. Brackets keep what they hold together. */
export function listOf(value: string, words: BlockGrammar): readonly string[] {
  const separator = new RegExp(words.lists);
  const members: string[] = [];
  let open = 0;
  let member = '';
  for (const character of value) {
    if ('（(［['.includes(character)) open += 1;
    if ('）)］]'.includes(character)) open -= 1;
    if (open === 0 && separator.test(character)) {
      members.push(member.trim());
      member = '';
    } else member += character;
  }
  return [...members, member.trim()].filter((it) => it !== '');
}
