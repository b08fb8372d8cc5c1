import { diagnosticKind } from '@rubric-lang/diagnostics';
import { excessesOf, excessText, isUntil, unevenlyStopped } from '../../analysis/excess.ts';
import { pointsSpan } from '../../analysis/places.ts';
import { readClausesOf } from '../../analysis/read-clauses.ts';
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
    zh: '都到0分为止的，在说明里统一写“各项扣分扣完为止”，本处可以删去。现都按扣到0分为止计算。',
    en: 'If all of them stop at 0, say so once in the notes. Until then all are taken to stop at 0.',
  }),
});

/** 扣完为止 in a few items while more others need it; each of these with its sum. */
export const unevenCap = checkOf(report, (context) => {
  const others = excessesOf(context);
  const stopped = unevenlyStopped(context, others);
  const [first] = stopped;
  if (first === undefined) return [];
  const place = readClausesOf(context, first).find(({ reading }) => reading.modifiers.some(isUntil));
  const modifier = place?.reading.modifiers.find(isUntil);
  const span =
    place === undefined || modifier === undefined ? first.span : place.place.spanOf(modifier.from, modifier.to);
  const related = others.map((it) => ({ span: pointsSpan(context, it.item), message: excessText(it) }));
  return [report({ span, related }, { capped: stopped.length, others: others.length })];
});
