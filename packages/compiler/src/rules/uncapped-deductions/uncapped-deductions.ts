import { diagnosticKind } from '@rubric-lang/diagnostics';
import { pointsText } from '@rubric-lang/model';
import { excessEn, excessesOf, excessText, excessZh, unevenlyStopped, type Excess } from '../../analysis/excess.ts';
import { pointsSpan } from '../../analysis/places.ts';
import { checkOf } from '../../check.ts';

interface Facts extends Excess {
  /** How many items of the table can exceed their points. */
  readonly items: number;
}

const report = diagnosticKind<Facts>({
  code: 'uncapped-deductions',
  name: '扣分超出',
  severity: 'warning',
  message: (facts) => ({
    zh:
      facts.items > 1
        ? `没有写扣到哪里为止，有${String(facts.items)}项扣分会超过分值：例如这一项，${excessZh(facts)}，分值只有${pointsText(facts.points)}分。`
        : `${excessZh(facts)}，本项只有${pointsText(facts.points)}分，没有写扣到哪里为止。`,
    en:
      facts.items > 1
        ? `Nothing says where deductions stop, and ${String(facts.items)} items can exceed their points: here ${excessEn(facts)}, the item has ${pointsText(facts.points)}.`
        : `${capital(excessEn(facts))}, the item has ${pointsText(facts.points)}, and nothing says where they stop.`,
  }),
  advice: ({ points, items }) => ({
    zh: `在说明里写“各项扣分扣完为止”${items > 1 ? '' : `，或在本项写“扣完${pointsText(points)}分为止”`}。现按扣到0分为止计算。`,
    en: 'Say in the notes that deductions stop at the points of the item. Until then they are taken to stop at 0.',
  }),
});

/** So many items have one cause: nobody wrote where deductions stop. */
const MANY = 3;

/**
 * Deductions that may exceed the item where neither the item nor the notes say that they stop. Where fewer items say it
 * than need it, `uneven-cap` asks about all of them at once.
 */
export const uncappedDeductions = checkOf(report, (context) => {
  const found = excessesOf(context);
  const [first, ...others] = found;
  if (unevenlyStopped(context, found).length > 0) return [];
  if (first === undefined || found.length < MANY)
    return found.map((it) => report({ span: pointsSpan(context, it.item) }, { ...it, items: 1 }));
  const related = others.map((it) => ({ span: pointsSpan(context, it.item), message: excessText(it) }));
  return [report({ span: pointsSpan(context, first.item), related }, { ...first, items: found.length })];
});

function capital(words: string): string {
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}
