import type { Bound } from '@rubric-lang/model';
import type { CompareReading } from '@rubric-lang/sentences';
import { plainly, type LoweredCondition } from './lowered-condition.ts';
import { baseUnit, convert, isUnsaid, measure } from './measure.ts';
import { quantityName } from './quantities.ts';
import type { Measure, Scope } from './scope.ts';

/** A quantity against numbers: 参与率低于90%, in the unit the quantity is recorded in. */
export function lowerCompare(reading: CompareReading, scope: Scope): LoweredCondition {
  const numbers = reading.bounds.map((it) => it.number);
  const unit = numbers.find((it) => it.unit !== '')?.unit ?? '';
  const name = quantityName(reading);
  const problem = name === '' && isUnsaid(unit, scope) ? 'no-subject' : null;
  const found = measure(
    name,
    unit,
    numbers.map((it) => it.value),
    scope,
  );
  const bounds = reading.bounds.map((it): Bound => ({
    op: it.op,
    value: convert(it.number.value, it.number.unit, found.unit, scope).value,
  }));
  // 低于90个百分点: a share is compared with a share; only a difference to another is in 百分点.
  const { share } = scope.words.units;
  const notes =
    reading.against === null && found.unit === share
      ? numbers
          .filter(({ unit: own }) => own !== share && own !== '' && baseUnit(own, scope) === share)
          .map((it) => ({
            zh: `“${it.value}${it.unit}”按${it.value}${share}理解。`,
            en: `"${it.value} ${it.unit}" is taken as ${it.value}${share}.`,
          }))
      : [];
  const single = bounds.length === 1 ? (bounds[0]?.value ?? null) : null;
  const compared: Measure = { ...found, bound: single };
  if (problem === null) scope.previous = compared;
  return plainly(
    found.name,
    { kind: 'compare', quantity: found.formula, unit: found.unit, bounds },
    { measure: compared, problem, notes },
  );
}
