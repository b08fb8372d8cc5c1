import type { BlockGrammar, Language } from '@rubric-lang/grammar';
import { readScoringText, type ReadingContext, type ScoringTextReading } from '@rubric-lang/sentences';
import { runSpan, type TextRun } from '@rubric-lang/syntax';
import { measuredNumbersIn } from '../analysis/measured-number.ts';
import { wordingOf } from '../analysis/wording.ts';
import type { PlacedText } from '../check.ts';
import type { ItemText, LevelScale } from '../lower/item-source.ts';
import type { StandardNumber } from '../lower/standard.ts';
import { withLevels } from './level-sentence.ts';
import type { OutlineItem, TextPlace } from './outline.ts';

/** What the reader is told of the whole file. */
export type FileContext = Omit<ReadingContext, 'role' | 'column'>;

/** The texts of an item that hold its rules, read. */
export function readItemTexts(
  item: OutlineItem,
  context: FileContext,
  scales: readonly LevelScale[],
  words: BlockGrammar,
): readonly ItemText[] {
  const role: ReadingContext['role'] = item.role === 'bonus' || item.role === 'penalty' ? item.role : 'ordinary';
  const hasField = item.texts.some((it) => it.certain);
  const texts = item.texts.flatMap((text): readonly ItemText[] => {
    // A bonus line without points is a rule only where nothing else says what the line is worth.
    const reading = readScoringText(text.run.text, {
      ...context,
      role: text.field === null && hasField ? 'ordinary' : role,
      ...(text.field === null ? {} : { column: text.field }),
    });
    if (item.role === 'unscored') return unscoredText(text, reading);
    const whole = withLevels(reading, item, scales, words);
    return text.certain || holdsRules(whole, hasField)
      ? [{ place: placedText(text, whole), entries: text.entries }]
      : [];
  });
  const title = item.texts.find((it) => it.field === null);
  if (role !== 'bonus' || title === undefined || texts.some((it) => it.place.reading.clauses.length > 0)) return texts;
  return [...texts, { place: placedText(title, bonusLine(title.run.text)), entries: [] }];
}

/** Where nothing is scored only verdicts are rules: 审查不合格. Words of points in other sentences are part of them. */
function unscoredText(text: TextPlace, reading: ScoringTextReading): readonly ItemText[] {
  const clauses = reading.clauses.filter((it) => it.effect.kind === 'verdict');
  return clauses.length === 0 ? [] : [{ place: placedText(text, { ...reading, clauses }), entries: text.entries }];
}

/** 获得中央、省、市表彰的。under 加分项目: one rule, and a person says what it is worth. */
function bonusLine(text: string): ScoringTextReading {
  const label = text.replace(/^\s*(?:\d+[、.．]|[（(]\d+[）)])?\s*/, '').replace(/[的者]?[。；，\s]*$/, '');
  const to = text.replace(/[。；，\s]+$/, '').length;
  return {
    statements: [],
    issues: [],
    clauses: [
      {
        text: text.slice(0, to),
        from: 0,
        to,
        sentence: 0,
        part: 0,
        status: 'understood',
        sharesCondition: false,
        addsToPrevious: false,
        context: null,
        scope: null,
        alternatives: [],
        notes: [],
        modifiers: [],
        condition: { kind: 'plain', label, tone: 'positive' },
        effect: { kind: 'judged', sign: 'bonus', amount: null, basis: 'discretion' },
      },
    ],
  };
}

export function placedText(text: Pick<TextPlace, 'field' | 'run'>, reading: ScoringTextReading): PlacedText {
  return { field: text.field, run: text.run, reading, spanOf: (from, to) => runSpan(text.run, from, to) };
}

/** A name may hold a word of scoring (加分情况): beside a scoring field it is a rule only if it can be read as one. */
function holdsRules(reading: ScoringTextReading, hasField: boolean): boolean {
  return reading.clauses.some((it) => !hasField || (it.effect.kind !== 'unread' && it.status !== 'not-understood'));
}

/** Numbers that an item asks for: in its title, its plain sentences, requirements in front of rules, and its 要求. */
export function standardNumbers(
  item: OutlineItem,
  texts: readonly ItemText[],
  words: BlockGrammar,
  language: Language,
): readonly StandardNumber[] {
  const wording = wordingOf(language);
  if (wording === null) return [];
  const scoring = new Set(texts.map((it) => it.place.run));
  const { heading } = item.placed;
  const own: readonly (TextRun | undefined)[] = [
    heading.title,
    ...heading.fields.filter((it) => it.key === 'requirement' || it.key === 'content').map((it) => it.value),
  ];
  const written = [
    ...own.flatMap((run) => (run === undefined || scoring.has(run) ? [] : [run.text])),
    ...texts.flatMap(({ place }) => place.reading.statements.map((it) => it.text)),
    ...texts.flatMap(({ place }) =>
      place.reading.clauses.flatMap((it) => (it.context === null ? [] : [it.context.text])),
    ),
  ];
  return written.flatMap((text) =>
    measuredNumbersIn(text, wording).map((found): StandardNumber => {
      const before = found.segment.slice(0, Math.max(0, found.segment.indexOf(found.words)));
      const subject = subjectOf(
        before,
        found.period?.words ?? null,
        wording.grammar.measured.before.map((it) => wording.pattern(it.pattern)),
      );
      // 目标值：≥99.9%: the number is of what the item is named after.
      const alone =
        subject === '' && found.segment === `${before}${found.words}` && text.trim().endsWith(found.segment);
      return {
        subject: alone && namesAFact(item.title) ? item.title : subject,
        // 每名妇女干部至少1名 and 1名妇女干部 both ask for at least that many.
        op: found.op ?? '>=',
        value: found.value,
        unit: words.units.same[found.unit] ?? found.unit,
        times: found.period?.times ?? 1,
        period: found.period?.words ?? null,
        ofEach: found.period === null && wording.pattern(wording.grammar.measured.oneEach).test(before),
      };
    }),
  );
}

/** A longer title is a sentence and no name for a fact. */
const LONGEST_NAME = 20;

export function namesAFact(title: string): boolean {
  return title.length > 0 && [...title].length <= LONGEST_NAME;
}

/** The name in front of a number, without the comparing words and the period. */
function subjectOf(before: string, period: string | null, comparisons: readonly RegExp[]): string {
  let name = before;
  for (const pattern of comparisons) {
    const match = pattern.exec(name);
    if (match !== null) name = name.slice(0, match.index);
  }
  return (period === null ? name : name.split(period).join('')).trim();
}
