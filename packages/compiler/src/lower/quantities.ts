import type { ConditionReading, EffectReading } from '@rubric-lang/sentences';

/**
 * Which names of an item are one quantity: equal ones, and one that the other ends in (参与率, 党员参与率).
 * A short name that ends several longer ones means the one that was spoken of last, and the first one before any was.
 * Where the short name is a rate by itself, a longer one that comes only after it is another (隐患整改率, 重大隐患整改率),
 * unless only a year makes it longer. `rate` tells such names.
 */
export interface QuantityNames {
  /** The fullest name of what is meant; `asked` in the order of the text, for the rule about the last one spoken of. */
  readonly fullest: (name: string) => string;
}

export function quantityNames(clauses: readonly (readonly string[])[], rate: RegExp): QuantityNames {
  const known = [...new Set(clauses.flat().filter((name) => name !== ''))];
  const first = new Map(known.map((name) => [name, clauses.findIndex((names) => names.includes(name))]));
  const firstOf = (name: string): number => first.get(name) ?? clauses.length;
  let last: string | null = null;
  return {
    fullest: (name) => {
      const longer = known.filter(
        (it) =>
          it !== name &&
          it.endsWith(name) &&
          (firstOf(it) <= firstOf(name) || !rate.test(name) || /\d/.test(it.slice(0, it.length - name.length))),
      );
      // The longest of one chain (率 < 参与率 < 党员参与率) stands for all of it.
      const tops = longer.filter((it) => !known.some((other) => other !== it && other.endsWith(it)));
      const meant = tops.length === 0 ? name : (tops.find((it) => it === last) ?? tops[0] ?? name);
      last = meant;
      return meant;
    },
  };
}

/** Every name of a quantity in a condition, in the order of the text. */
export function namesInCondition(condition: ConditionReading): readonly string[] {
  switch (condition.kind) {
    case 'compare':
      return [quantityName(condition)];
    case 'each':
    case 'step':
      return [
        ...(condition.guard === null ? [] : [quantityName(condition.guard)]),
        ...(condition.requirement === null ? [] : [condition.requirement.subject]),
        ...(condition.kind === 'step' ? [condition.subject] : []),
      ];
    case 'rank':
    case 'mean':
      return [condition.subject];
    case 'list':
      return condition.members.flatMap(namesInCondition);
    case 'all':
      return condition.of.flatMap(namesInCondition);
    default:
      return [];
  }
}

/** Names of quantities in an effect. */
export function namesInEffect(effect: EffectReading): readonly string[] {
  switch (effect.kind) {
    case 'interpolated':
    case 'ratio-to-best':
      return [effect.subject];
    case 'proportional':
      return [effect.of];
    default:
      return [];
  }
}

/** 专项资金比标准低: what is compared is the difference, and has a name of its own. */
export function quantityName(compare: { readonly subject: string; readonly against: string | null }): string {
  const { subject, against } = compare;
  return against === null || subject.includes(against) ? subject : `${subject}${against}`;
}
