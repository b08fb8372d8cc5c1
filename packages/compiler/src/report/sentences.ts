import { diagnosticKind, nearestName, type Diagnostic, type Fix, type ReportPlace } from '@rubric-lang/diagnostics';
import { pointsText, type Clause, type Item } from '@rubric-lang/model';
import type { PlacedText } from '../check.ts';
import type { ChoiceProblem } from '../lower/choose.ts';
import type { LoweredItem } from '../lower/item.ts';
import { askedInFormula, undeclaredName } from '../read/data.ts';
import { beginning } from './questions.ts';

const notUnderstood = diagnosticKind<{
  readonly words: string;
  readonly least: string;
  readonly most: string;
  readonly strict: boolean;
}>({
  code: 'not-understood',
  name: '没有读懂',
  severity: 'hint',
  message: ({ least, most }) => ({
    zh: `这句话不能自动计分，将原样印在表中，由考评组打${least}—${most}分。`,
    en: `This sentence cannot be scored by rule; it is printed as it stands and the assessors give ${least}–${most} points.`,
  }),
  advice: () => ({
    zh: '如要自动计分，可写成“……每……扣……分”。',
    en: 'To have it scored by rule, write it as "deduct … for each …".',
  }),
});

const noOrigin = diagnosticKind<{
  readonly words: string;
  readonly answers: readonly string[];
  readonly field: string;
}>({
  code: 'no-origin',
  name: '不知从哪里起算',
  severity: 'error',
  message: ({ words }) => ({ zh: `“${words}”从多少起算没有写。`, en: `From where "${words}" counts is not said.` }),
  advice: ({ words, answers, field }) => ({
    zh:
      answers.length > 1
        ? `请在本项加一行“${field}：${words}＝”，选${answers.map((it) => `“${it}”`).join('或')}。`
        : '请在前面写明标准，例如“不低于90%，每低1个百分点扣0.5分”；或在本项加一行“读作：”，选“人工评分”。',
    en:
      answers.length > 1
        ? `Add a line "${field}: ${words} =" to the item with one of: ${answers.join(', ')}.`
        : 'Give the number it counts from, or leave it to the assessors (read as: judged).',
  }),
});

const noSubject = diagnosticKind<{ readonly words: string }>({
  code: 'no-subject',
  name: '没有写比的是什么',
  severity: 'error',
  message: ({ words }) => ({
    zh: `“${words}”比的是什么没有写，前面又有同样单位的数，不能猜。`,
    en: `What "${words}" compares is not said, and a number before it has the same unit.`,
  }),
  advice: () => ({
    zh: '请把要比的那个数写全，例如“迟到超过5次的，不得分”；或在本项加一行“读作：”，选“人工评分”。',
    en: 'Name the quantity, for example "late more than 5 times", or leave it to the assessors (read as: judged).',
  }),
});

const unknownCategory = diagnosticKind<{ readonly words: string; readonly known: readonly string[] }>({
  code: 'unknown-category',
  name: '类别没有声明',
  severity: 'error',
  message: ({ words }) => ({
    zh: `“${words}”像是给不同类别分别计分，但“类别”里没有这些词。`,
    en: `"${words}" seems to score kinds of subjects, which are not declared.`,
  }),
  advice: ({ known }) => ({
    zh: known.length > 0 ? `已声明的类别：${known.join('、')}。` : '请在表头加一行，例如“类别：山区、平原”。',
    en: 'Declare them in the header.',
  }),
});

const needlessAnswer = diagnosticKind<{ readonly words: string }>({
  code: 'needless-answer',
  name: '不用选择',
  severity: 'hint',
  message: ({ words }) => ({ zh: `“${words}”只有一种读法，不用选择。`, en: `"${words}" can be read in one way only.` }),
  advice: () => ({ zh: '这一行可以删去。', en: 'The line can go.' }),
});

const wrongAnswer = diagnosticKind<{ readonly problem: ChoiceProblem; readonly clauses: readonly string[] }>({
  code: 'wrong-answer',
  name: '选择写错了',
  severity: 'error',
  message: ({ problem: { kind, words, answer } }) => {
    switch (kind) {
      case 'no-such-clause':
        return { zh: `本项没有以“${words}”开头的话。`, en: `No sentence of the item begins with "${words}".` };
      case 'several-clauses':
        return {
          zh: `本项有几句话都以“${words}”开头，分不清是哪一句。`,
          en: `Several sentences of the item begin with "${words}".`,
        };
      case 'wrong-answer':
      case 'nothing-asked':
        return { zh: `“${words}”没有“${answer}”这种读法。`, en: `"${words}" cannot be read as "${answer}".` };
    }
  },
  advice: ({ problem: { kind, words, offered }, clauses }) => {
    if (kind === 'wrong-answer')
      return { zh: `可以写：${offered.join('；')}。`, en: `It can be: ${offered.join('; ')}.` };
    const nearest = nearestName(words, clauses.map(beginning));
    const list = kind === 'several-clauses' ? offered : nearest === undefined ? clauses : [nearest];
    return {
      zh: `请对照原文：${list.map(beginning).join('；')}。`,
      en: `The sentences: ${list.map(beginning).join('; ')}.`,
    };
  },
});

const missingMark = diagnosticKind<{ readonly words: string }>({
  code: 'missing-mark',
  name: '缺标点',
  severity: 'warning',
  message: ({ words }) => ({
    zh: `“${words}”前面少一个标点，两句话连在一起了。`,
    en: `A mark is missing before "${words}": two sentences run together.`,
  }),
  advice: () => ({ zh: '请在中间加“，”或“；”。', en: 'Put a comma or semicolon between them.' }),
});

const nearMiss = diagnosticKind<{ readonly words: string; readonly suggestion: string | null }>({
  code: 'near-miss',
  name: '像是写错字',
  severity: 'warning',
  message: ({ words, suggestion }) => ({
    zh: `“${words}”${suggestion === null ? '像是写错了。' : `是不是“${suggestion}”？`}`,
    en: suggestion === null ? `"${words}" looks misspelt.` : `"${words}": did you mean "${suggestion}"?`,
  }),
});

const tooLong = diagnosticKind<{ readonly length: number }>({
  code: 'sentence-too-long',
  name: '句子太长',
  severity: 'error',
  message: ({ length }) => ({
    zh: `这句话有${String(length)}个字，太长了，没有读。`,
    en: `This sentence has ${String(length)} characters and is not read.`,
  }),
  advice: () => ({ zh: '请用“。”断成几句。', en: 'Break it with full stops.' }),
});

/** What the reader of sentences has to say about a text besides its clauses. */
export function issueReports(
  { reading, run, spanOf }: PlacedText,
  place: (span: { start: number; end: number }) => ReportPlace,
): readonly Diagnostic[] {
  return reading.issues.map(({ code, from, to, suggestion }): Diagnostic => {
    const at = place(spanOf(from, to));
    switch (code) {
      case 'missing-mark':
        return missingMark(
          {
            ...at,
            fixes: [
              {
                title: { zh: '加“，”', en: 'add a comma' },
                edits: [{ span: { start: at.span.start, end: at.span.start }, text: '，' }],
                safe: false,
              },
            ],
          },
          { words: beginning(run.text.slice(from, from + 12)) },
        );
      case 'near-miss': {
        const words = run.text.slice(from, to);
        const fixes =
          suggestion === undefined
            ? []
            : [
                {
                  title: { zh: `改为“${suggestion}”`, en: `write "${suggestion}"` },
                  edits: [{ span: at.span, text: suggestion }],
                  safe: false,
                },
              ];
        return nearMiss({ ...at, fixes }, { words, suggestion: suggestion ?? null });
      }
      case 'sentence-too-long':
        return tooLong(at, { length: to - from });
    }
  });
}

/** What could not be settled in an item: its answers, its formulas, sentences that are not understood. */
export function itemReports(
  item: Item,
  lowered: LoweredItem,
  known: {
    readonly categories: readonly string[];
    readonly quantities: readonly string[];
    readonly declare: (name: string) => Fix;
  },
  place: (span: { start: number; end: number }) => ReportPlace,
  strict: boolean,
): readonly Diagnostic[] {
  const clauses = item.clauses.map((it) => it.text);
  const answers = lowered.problems.map((problem) =>
    problem.kind === 'nothing-asked'
      ? needlessAnswer(place(problem.span), { words: problem.words })
      : wrongAnswer(place(problem.span), { problem, clauses }),
  );
  const names = lowered.undeclared.map(({ name, span }) => {
    const nearest = nearestName(name, known.quantities);
    if (nearest !== undefined) return undeclaredName(place(span), { name, nearest });
    const at = place(span);
    const fixes = at.path === undefined ? [known.declare(name)] : [];
    return askedInFormula({ ...at, fixes }, { name });
  });
  const unread = item.clauses.flatMap((clause): readonly Diagnostic[] => {
    const open = lowered.choices.get(clause.key);
    const code = open?.made === null ? open.code : undefined;
    if (code === 'no-origin') {
      const { field = '', answers = [] } = open ?? {};
      return [noOrigin(place(clause.span), { words: beginning(clause.text), answers, field })];
    }
    if (code === 'no-subject') return [noSubject(place(clause.span), { words: beginning(clause.text) })];
    if (code === 'unknown-category')
      return [unknownCategory(place(clause.span), { words: beginning(clause.text), known: known.categories })];
    if (clause.status !== 'not-understood' || clause.choice !== undefined) return [];
    const report = notUnderstood(place(clause.span), { words: clause.text, ...boundsOf(clause), strict });
    return [strict ? { ...report, severity: 'error' } : report];
  });
  return [...answers, ...names, ...unread];
}

function boundsOf({ branches }: Clause): { readonly least: string; readonly most: string } {
  const amount = branches[0]?.amount;
  return amount?.kind === 'judged'
    ? { least: pointsText(amount.least), most: pointsText(amount.most) }
    : { least: '0', most: '0' };
}

/** Every kind of message given here, but for near-miss, which is a check's. */
export const sentenceReports = [
  notUnderstood,
  noOrigin,
  noSubject,
  unknownCategory,
  needlessAnswer,
  wrongAnswer,
  missingMark,
  tooLong,
] as const;
