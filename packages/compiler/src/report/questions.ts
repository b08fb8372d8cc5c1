import { diagnosticKind, type Diagnostic, type ReportPlace } from '@rubric-lang/diagnostics';
import { pointsText, type Choice } from '@rubric-lang/model';
import type { Question } from '../lower/ask.ts';
import type { Witness } from '../lower/witness.ts';

interface Facts {
  readonly words: string;
  readonly field: string;
  readonly offered: Choice['offered'];
  readonly witness: Witness | null;
  /** Is it answered with the clause's first words before the answer? */
  readonly byWords: boolean;
}

const digits = '①②③④⑤⑥⑦⑧⑨';

function answersZh({ offered }: Facts): string {
  return offered
    .map(
      ({ answer, reading }, at) =>
        `${digits[at] ?? ''}${answer}${reading.zh === answer ? '' : `——${reading.zh.replace(/。$/, '')}`}`,
    )
    .join('；');
}

function answersEn({ offered }: Facts): string {
  return offered
    .map(
      ({ answer, reading }, at) =>
        `(${String(at + 1)}) ${answer}${reading.en === answer ? '' : ` – ${reading.en.replace(/[.]$/, '')}`}`,
    )
    .join('; ');
}

function exampleZh({ witness }: Facts): string {
  if (witness === null) return '';
  return `例如${witness.facts.zh}：${witness.scores.map(({ points }, at) => `${digits[at] ?? ''}得${pointsText(points)}分`).join('，')}。`;
}

function exampleEn({ witness }: Facts): string {
  return witness === null
    ? ''
    : ` For example (${witness.facts.en}): ${witness.scores.map(({ answer, points }) => `${answer} gives ${pointsText(points)}`).join(', ')}.`;
}

function adviceZh({ words, field, offered, byWords }: Facts): string {
  const answer = offered[0]?.answer ?? '';
  const line = (it: string): string => `“${field}：${it}”`;
  return `请在本项加一行${byWords ? `“${field}：${words}＝${answer}”（等号后写其中一种）` : offered.map((it) => line(it.answer)).join('或')}。`;
}

function adviceEn({ words, field, offered, byWords }: Facts): string {
  const answer = offered[0]?.answer ?? '';
  return byWords
    ? `Add a line to the item: "${field}: ${words} = ${answer}" (behind the equals sign, one of the answers).`
    : `Add a line to the item: ${offered.map((it) => `"${field}: ${it.answer}"`).join(' or ')}.`;
}

const shared = {
  severity: 'question' as const,
  advice: (facts: Facts) => ({
    zh: adviceZh(facts),
    en: adviceEn(facts),
  }),
};

const twoReadings = diagnosticKind<Facts>({
  ...shared,
  code: 'two-readings',
  name: '两种读法',
  message: (facts) => ({
    zh: `“${facts.words}”有${String(facts.offered.length)}种读法：${answersZh(facts)}。${exampleZh(facts)}`,
    en: `"${facts.words}" can be read as ${answersEn(facts)}.${exampleEn(facts)}`,
  }),
});

const otherwiseScope = diagnosticKind<Facts>({
  ...shared,
  code: 'otherwise-scope',
  name: '否则管多宽',
  message: (facts) => ({
    zh: `“${facts.words}”有两种算法：${answersZh(facts)}。${exampleZh(facts)}`,
    en: `"${facts.words}" can count in two ways: ${answersEn(facts)}.${exampleEn(facts)}`,
  }),
});

const startOfScore = diagnosticKind<Facts>({
  ...shared,
  code: 'start-of-score',
  name: '从几分起评',
  message: (facts) => ({
    zh: `本项又得分又扣分（“${facts.words}”），从几分起评没有写：${answersZh(facts)}。${exampleZh(facts)}`,
    en: `The item both awards and deducts ("${facts.words}"); where it starts is not said: ${answersEn(facts)}.${exampleEn(facts)}`,
  }),
});

const capScope = diagnosticKind<Facts>({
  ...shared,
  code: 'cap-scope',
  name: '上限管几条',
  message: (facts) => ({
    zh: `“${facts.words}”的封顶或就高管到哪里，有两种读法：${answersZh(facts)}。${exampleZh(facts)}`,
    en: `How far the limit of "${facts.words}" reaches can be read as ${answersEn(facts)}.${exampleEn(facts)}`,
  }),
});

const notRead = diagnosticKind<Facts>({
  ...shared,
  code: 'not-understood-arithmetic',
  name: '影响算法的话没有读懂',
  message: (facts) => ({
    zh: `“${facts.words}”里有影响算法的词没有读懂，不能自动计分：${answersZh(facts)}。`,
    en: `"${facts.words}" holds words that change the arithmetic and are not understood: ${answersEn(facts)}.`,
  }),
});

const nothingBefore = diagnosticKind<Facts>({
  ...shared,
  code: 'nothing-before',
  name: '前面没有可接的条',
  message: (facts) => ({
    zh: `“${facts.words}”要接着前面一条算，前面却没有计分的条：${answersZh(facts)}。`,
    en: `"${facts.words}" goes on from a clause before it, and there is none: ${answersEn(facts)}.`,
  }),
});

const undeclaredKinds = diagnosticKind<Facts>({
  ...shared,
  code: 'undeclared-kinds',
  name: '像是分类别计分',
  message: ({ words }) => ({
    zh: `“${words}”像是给不同类别分别计分，但“类别”里没有这些词；现在按几个“是否”算，几条可以同时成立。`,
    en: `"${words}" seems to score a kind of subject, which is not declared; as yes/no questions several can hold at once.`,
  }),
  advice: (facts) => ({
    zh: `是类别的，请在表头加一行“类别：”，把这些词都写上。不是类别的，${adviceZh(facts)}`,
    en: `If they are kinds, declare them in the header (categories). If not: ${adviceEn(facts)}`,
  }),
});

/** The open choice of a clause as a message, with one subject scored each way. */
export function questionReport(question: Question, place: ReportPlace): Diagnostic | null {
  const { clause, choice, code, witness } = question;
  const facts: Facts = {
    words: beginning(clause.text),
    field: choice.field,
    offered: choice.offered,
    witness,
    byWords: code !== 'otherwise-scope' && code !== 'start-of-score',
  };
  switch (code) {
    case 'two-readings':
      return twoReadings(place, facts);
    case 'otherwise-scope':
      return otherwiseScope(place, facts);
    case 'start-of-score':
      return startOfScore(place, facts);
    case 'cap-scope':
      return capScope(place, facts);
    case 'not-understood':
      return notRead(place, facts);
    case 'undeclared-kinds':
      return undeclaredKinds(place, facts);
    case 'nothing-before':
      return nothingBefore(place, facts);
    case 'no-origin':
    case 'no-subject':
    case 'unknown-category':
    case 'no-scale':
      return null;
  }
}

/** The first words of a clause, as an author may write them before ＝. */
export function beginning(text: string): string {
  // Chinese words are not parted by spaces; those of letters stay apart.
  const chinese = /[\u3400-\u9fff]/.test(text);
  const characters = [...text.replace(/\s+/g, chinese ? '' : ' ').trim()];
  const most = chinese ? 18 : 54;
  if (characters.length <= most) return characters.join('');
  const cut = characters.slice(0, most).join('');
  return chinese ? cut : cut.replace(/ \S*$/, '');
}

/** Every kind of question. */
export const questionReports = [
  twoReadings,
  otherwiseScope,
  startOfScore,
  capScope,
  notRead,
  nothingBefore,
  undeclaredKinds,
] as const;
