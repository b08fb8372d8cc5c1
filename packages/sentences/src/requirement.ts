import { measured, operatorOf, subjectOf } from './comparison.ts';
import { conditionForms } from './condition-forms.ts';
import { nothing, type ConditionPlace, type ReadCondition } from './condition-place.ts';
import type { Dialect } from './dialect.ts';
import type { CompareReading, RequirementReading } from './reading.ts';
import { matchSlots, type Stretch } from './slots.ts';

/** 成功率不低于90%，达不到的…: the comparison of the requirement, turned round. */
export function readUnmet(
  last: Stretch,
  front: readonly Stretch[],
  { dialect, use }: ConditionPlace,
): ReadCondition | undefined {
  const [requirement, ...more] = front;
  if (
    requirement === undefined ||
    more.length > 0 ||
    use !== 'deduct' ||
    !dialect.pattern(dialect.grammar.unmet).test(last.visible)
  )
    return undefined;
  for (const { form, patterns } of dialect.conditions) {
    if (form !== 'compare') continue;
    for (const pattern of patterns) {
      const slots = matchSlots(pattern, requirement);
      const made =
        slots === undefined
          ? undefined
          : conditionForms[form]?.(slots, {
              use,
              dialect,
              segment: requirement.folded,
              visible: requirement.visible,
              whole: requirement.folded,
            });
      if (made?.condition.kind !== 'compare') continue;
      const [first] = made.condition.bounds;
      if (made.condition.bounds.length !== 1 || first === undefined || (first.op !== '>=' && first.op !== '>'))
        return undefined;
      return {
        ...nothing,
        condition: { ...made.condition, bounds: [{ ...first, op: first.op === '>=' ? '<' : '<=' }] },
      };
    }
  }
  return undefined;
}

/** 少于12次的，每少3次…: a comparison that opens the door to the rate. */
export function readGuard(segment: Stretch, dialect: Dialect): CompareReading | undefined {
  for (const { form, patterns } of dialect.conditions) {
    if (form !== 'compare' && form !== 'range') continue;
    for (const pattern of patterns) {
      const slots = matchSlots(pattern, segment);
      if (slots === undefined) continue;
      const made = conditionForms[form]?.(slots, {
        use: 'deduct',
        dialect,
        segment: segment.folded,
        visible: segment.visible,
        whole: segment.folded,
      });
      if (made?.condition.kind !== 'compare') continue;
      const [first] = made.condition.bounds;
      const required = made.condition.bounds.length === 1 && first?.op === '>=';
      // 不少于4次 without 的 is what is asked for, not a case.
      if (required && !dialect.pattern(dialect.grammar.attributive).test(segment.visible)) return undefined;
      return made.condition;
    }
  }
  return undefined;
}

/** 党员集中学习每月不少于一次, 每年至少开展4次培训. */
export function readRequirement(segment: Stretch, dialect: Dialect): RequirementReading | undefined {
  for (const pattern of dialect.requirement) {
    const slots = matchSlots(pattern, segment);
    if (slots === undefined) continue;
    const named = `${slots.visible('subject')}${slots.visible('subject2')}${slots.visible('middle')}`;
    if (dialect.pattern('{negation}').test(named)) continue;
    // 小学100%、初中98%: two numbers are no one number to keep to.
    if (dialect.pattern('[0-9] ?{rateUnit}').test(named)) continue;
    // 每班巡逻不少于4次: so many in each of an unknown number is no number to fall short of.
    const others = `${named}${slots.visible('object')}`.replace(dialect.pattern(dialect.grammar.periodWords, 'g'), '');
    if (dialect.pattern(dialect.grammar.rateMark).test(others)) continue;
    const number = measured(slots.visible('value'), slots.visible('unit'), dialect);
    if (number === undefined) continue;
    const mark = slots.visible('op') || slots.visible('edge');
    const op = slots.has('equal') ? '=' : mark === '' ? '>=' : operatorOf(mark, dialect);
    const words = `${slots.text('subject')}${slots.text('subject2')}${slots.text('middle')}${slots.text('object')}`;
    const period = slots.has('period')
      ? slots.visible('period')
      : (dialect
          .pattern(dialect.grammar.periodWords)
          .exec(
            `${slots.visible('subject')}${slots.visible('subject2')}${slots.visible('middle')}${slots.visible('object')}`,
          )?.[0] ?? null);
    const subject = subjectOf(period === null ? words : words.replace(period, ''), dialect);
    return { subject, bound: { op: op ?? '>=', number, explicit: false }, period };
  }
  return undefined;
}
