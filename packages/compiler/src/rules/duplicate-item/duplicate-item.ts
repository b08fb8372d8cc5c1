import { diagnosticKind, type Diagnostic } from '@rubric-lang/diagnostics';
import { itemsOf, pointsText, sectionsAbove, type Item, type Milli } from '@rubric-lang/model';
import { sameWords } from '../../analysis/likeness.ts';
import { headSpan, lineOf } from '../../analysis/places.ts';
import { checkOf, type CheckContext } from '../../check.ts';
import { last } from '../../last.ts';

interface Facts {
  readonly line: number;
  readonly section: string;
  readonly first: Milli;
  readonly second: Milli;
}

const report = diagnosticKind<Facts>({
  code: 'duplicate-item',
  name: '两项相同',
  severity: 'warning',
  message: ({ line, section, first, second }) => ({
    zh: `这一项和第${String(line)}行${section === '' ? '' : `“${section}”`}的一项一字不差，同一件事算了两次，共${pointsText(first)}+${pointsText(second)}=${pointsText(first + second)}分。`,
    en: `This item and the one in line ${String(line)}${section === '' ? '' : ` ("${section}")`} are word for word the same: one thing counts twice, ${pointsText(first)} + ${pointsText(second)} = ${pointsText(first + second)} points.`,
  }),
  advice: () => ({
    zh: '只留一处；确要分别考核的，写明两处各看什么。',
    en: 'Keep one of them, or say what each of the two is about.',
  }),
});

/** Two items with one text. */
export const duplicateItem = checkOf(report, (context) => {
  const above = sectionsAbove(context.draft.sections);
  const seen = new Map<string, Item>();
  const found: Diagnostic[] = [];
  for (const item of itemsOf(context.draft.sections)) {
    const words = wordsOf(context, item);
    const earlier = seen.get(words);
    if (words.length < SHORTEST) continue;
    if (earlier === undefined) {
      seen.set(words, item);
      continue;
    }
    // Items for different kinds of subject never meet.
    if (earlier.appliesTo.some((kind) => !item.appliesTo.includes(kind))) continue;
    const place = headSpan(context, earlier);
    found.push(
      report(
        {
          span: headSpan(context, item),
          related: [{ span: place, message: { zh: '同样的一项', en: 'the same item' } }],
        },
        {
          line: lineOf(context, place),
          section: last(above.get(earlier.key) ?? [])?.title ?? '',
          first: earlier.points ?? 0,
          second: item.points ?? 0,
        },
      ),
    );
  }
  return found;
});

/** Shorter texts (制度健全。) say too little to be called a repetition. */
const SHORTEST = 20;

function wordsOf(context: CheckContext, item: Item): string {
  const texts = context.textsOf(item.key).map(({ run }) => run.text);
  return sameWords(`${item.title} ${texts.join(' ')}`);
}
