import { diagnosticKind } from '@rubric-lang/diagnostics';
import { itemsOf, pointsText, type Item, type Milli } from '@rubric-lang/model';
import { isSettled, ruledExtent } from '../../analysis/item-extents.ts';
import { pointsSpan } from '../../analysis/places.ts';
import { stopsDeductions } from '../../analysis/read-clauses.ts';
import { checkOf } from '../../check.ts';

interface Excess {
  readonly item: Item;
  readonly sum: string;
  /** null: as often as it happens. */
  readonly most: Milli | null;
  readonly points: Milli;
  readonly rules: number;
}

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

/** Deductions that may exceed the item where neither the item nor the notes say that they stop. */
export const uncappedDeductions = checkOf(report, (context) => {
  if (context.tableTexts.some(stopsDeductions)) return [];
  const found = itemsOf(context.draft.sections).flatMap((item): readonly Excess[] => {
    if (item.role !== 'ordinary' || item.points === null || item.floor === null || !isSettled(item)) return [];
    if (context.textsOf(item.key).some(stopsDeductions)) return [];
    const { most, sum, shares } = ruledExtent(context, item, ['deduct', 'below-zero']);
    return most !== null && most <= item.points ? [] : [{ item, sum, most, points: item.points, rules: shares.length }];
  });
  const [first, ...others] = found;
  if (first === undefined || found.length < MANY)
    return found.map((it) => report({ span: pointsSpan(context, it.item) }, { ...it, items: 1 }));
  const related = others.map((it) => ({
    span: pointsSpan(context, it.item),
    message: {
      zh: `${excessZh(it)}，本项${pointsText(it.points)}分`,
      en: `${excessEn(it)}, the item has ${pointsText(it.points)}`,
    },
  }));
  return [report({ span: pointsSpan(context, first.item), related }, { ...first, items: found.length })];
});

function excessZh({ sum, most, rules }: Excess): string {
  const these = rules > 1 ? '这几条' : '这一条';
  return most === null ? `${these}扣分没有上限（${sum}）` : `${these}最多可扣${pointsText(most)}分（${sum}）`;
}

function excessEn({ sum, most }: Excess): string {
  return most === null
    ? `these deductions have no end (${sum})`
    : `these deductions come to ${pointsText(most)} (${sum})`;
}

function capital(words: string): string {
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}
