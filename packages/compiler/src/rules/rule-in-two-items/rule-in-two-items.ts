import { diagnosticKind, type Diagnostic } from '@rubric-lang/diagnostics';
import { itemsOf, pointsText, type Item, type Milli } from '@rubric-lang/model';
import { sameWords } from '../../analysis/likeness.ts';
import { lineOf, short } from '../../analysis/places.ts';
import { readClausesOf, type ReadClause } from '../../analysis/read-clauses.ts';
import { checkOf, type CheckContext } from '../../check.ts';

interface Facts {
  readonly rule: string;
  readonly line: number;
  readonly points: readonly (Milli | null)[];
}

const report = diagnosticKind<Facts>({
  code: 'rule-in-two-items',
  name: '一条两处',
  severity: 'warning',
  message: ({ rule, line, points }) => {
    const amounts = points.every((it) => it !== null) ? points.map((it) => pointsText(it)).join('+') : '';
    return {
      zh: `“${rule}”和第${String(line)}行是同一件事，两处都计${amounts === '' ? '' : `（${amounts}分）`}，一次得失算两回。`,
      en: `"${rule}" stands in line ${String(line)} too: one event counts twice${amounts === '' ? '' : ` (${amounts} points)`}.`,
    };
  },
  advice: () => ({
    zh: '只留一处；两处要求不同的，把不同的地方写出来。',
    en: 'Keep one of them, or write what makes them different.',
  }),
});

/** Conditions this long are about one thing; shorter ones (制度不健全) recur by themselves. */
const SHORTEST = 12;

/** One condition in two items that are otherwise different. */
export const ruleInTwoItems = checkOf(report, (context) => {
  const seen = new Map<string, { readonly item: Item; readonly clause: ReadClause }>();
  const found: Diagnostic[] = [];
  const whole = new Map<string, string>();
  for (const item of itemsOf(context.draft.sections)) {
    for (const clause of readClausesOf(context, item)) {
      const words = sameWords(labelOf(clause));
      if (words.length < SHORTEST) continue;
      const earlier = seen.get(words);
      if (earlier === undefined) seen.set(words, { item, clause });
      else if (earlier.item !== item && !isSameItem(context, earlier.item, item, whole))
        found.push(about(context, earlier.clause, clause));
    }
  }
  return found;
});

/** Two items with one text are one report, not one for each of their rules. */
function isSameItem(context: CheckContext, a: Item, b: Item, whole: Map<string, string>): boolean {
  const words = (item: Item): string => {
    const known =
      whole.get(item.key) ??
      sameWords(
        `${item.title} ${context
          .textsOf(item.key)
          .map(({ run }) => run.text)
          .join(' ')}`,
      );
    whole.set(item.key, known);
    return known;
  };
  if (a.appliesTo.length > 0 && b.appliesTo.length > 0 && !a.appliesTo.some((kind) => b.appliesTo.includes(kind)))
    return true;
  return words(a) === words(b);
}

function about(context: CheckContext, earlier: ReadClause, clause: ReadClause): Diagnostic {
  return report(
    { span: clause.span, related: [{ span: earlier.span, message: { zh: '另一处', en: 'the other place' } }] },
    {
      rule: short(labelOf(clause), 20),
      line: lineOf(context, earlier.span),
      points: [pointsOf(earlier), pointsOf(clause)],
    },
  );
}

function labelOf({ reading: { condition } }: ReadClause): string {
  return condition.kind === 'plain' || condition.kind === 'each' || condition.kind === 'count' ? condition.label : '';
}

function pointsOf({ reading: { effect } }: ReadClause): Milli | null {
  return 'amount' in effect && effect.amount !== null && 'kind' in effect.amount && effect.amount.kind === 'points'
    ? effect.amount.points
    : null;
}
