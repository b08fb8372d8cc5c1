import { diagnosticKind } from '@rubric-lang/diagnostics';
import { itemsOf } from '@rubric-lang/model';
import { isSettled, ruledExtent } from '../../analysis/item-extents.ts';
import { readClausesOf, stopsDeductions } from '../../analysis/read-clauses.ts';
import type { ModifierReading } from '@rubric-lang/sentences';
import { checkOf } from '../../check.ts';

interface Facts {
  readonly capped: number;
  readonly others: number;
}

const report = diagnosticKind<Facts>({
  code: 'uneven-cap',
  name: '封顶只写一处',
  severity: 'warning',
  message: ({ capped, others }) => ({
    zh: `“扣完为止”只写在${capped === 1 ? '这一项' : `${String(capped)}项`}，另有${String(others)}项扣分也会超过分值，却没有写：那些项目能扣成负分吗？`,
    en: `Only ${capped === 1 ? 'this item says' : `${String(capped)} items say`} that deductions stop; ${String(others)} others can exceed their points and do not. May those fall below 0?`,
  }),
  advice: () => ({
    zh: '都到0分为止的，在说明里统一写“各项扣分扣完为止”，本处可以删去。',
    en: 'If all of them stop at 0, say so once in the notes.',
  }),
});

/** 扣完为止 in a few items while more others need it. */
export const unevenCap = checkOf(report, (context) => {
  if (context.tableTexts.some(stopsDeductions)) return [];
  const items = itemsOf(context.draft.sections).filter(
    (item) => item.role === 'ordinary' && item.points !== null && item.floor !== null && isSettled(item),
  );
  const capped = items.filter((item) =>
    readClausesOf(context, item).some(({ reading }) => reading.modifiers.some(isUntil)),
  );
  const others = items.filter((item) => {
    if (context.textsOf(item.key).some(stopsDeductions)) return false;
    const { most } = ruledExtent(context, item, ['deduct', 'below-zero']);
    return most === null || most > (item.points ?? 0);
  });
  const [first] = capped;
  if (first === undefined || capped.length >= others.length) return [];
  const place = readClausesOf(context, first).find(({ reading }) => reading.modifiers.some(isUntil));
  const modifier = place?.reading.modifiers.find(isUntil);
  const span =
    place === undefined || modifier === undefined ? first.span : place.place.spanOf(modifier.from, modifier.to);
  return [report({ span }, { capped: capped.length, others: others.length })];
});

/** 扣完为止; 最多扣3分 is a cap of its own. */
function isUntil({ kind }: ModifierReading): boolean {
  return kind === 'until-exhausted';
}
