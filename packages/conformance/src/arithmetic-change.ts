import { amountOf, withAmount, type Mutation } from './mutation.ts';
import type { TruthRule } from './truth.ts';

/** Rules whose amount is one number for one yes/no question, one comparison or one count. */
export const simple = (rule: TruthRule): boolean =>
  ['deduct_flat', 'deduct_per_unit', 'deduct_per_n', 'deduct_threshold', 'deduct_tier', 'award_fixed'].includes(
    rule.kind,
  );

/** Rules that count something. */
export const perUnit = (rule: TruthRule): boolean => rule.kind === 'deduct_per_unit' || rule.kind === 'deduct_per_n';

/** Thousandths of written points. */
export const milli = (points: string): number => Math.round(Number(points) * 1000);

type Change = Mutation['change'];

/** A change of arithmetic, and what must be found in the changed clause's arithmetic. */
export function arithmetic(name: string, change: Change, expected?: Mutation['expected']): Mutation {
  return { name, class: 'arithmetic', change, ...(expected === undefined ? {} : { expected }) };
}

/** A change of the amount's words, with the points that must be read from them. */
export function amountTo(
  name: string,
  make: (verb: string, points: string) => string,
  points: (points: string) => number,
): Mutation {
  return arithmetic(
    name,
    (text, rule) => (simple(rule) ? withAmount(text, (amount) => make(amount.verb, amount.points)) : undefined),
    (_, text) => {
      const amount = amountOf(text);
      return amount === undefined
        ? undefined
        : `"${amount.verb === '扣' ? 'deduct' : 'award'}":${points(amount.points)}`;
    },
  );
}

/** Another effect in place of the amount. */
export function effectTo(name: string, effect: string, expected?: string | RegExp): Mutation {
  return arithmetic(
    name,
    (text, rule) =>
      simple(rule) ? withAmount(text, ({ verb, points }) => effect.replace('#', verb).replace('N', points)) : undefined,
    () => expected,
  );
}

/** Words right before the verb of the effect. */
export function beforeVerb(
  name: string,
  words: string,
  expected?: string | RegExp,
  applies: (rule: TruthRule, text: string) => boolean = simple,
): Mutation {
  return arithmetic(
    name,
    (text, rule) =>
      applies(rule, text) ? withAmount(text, ({ verb, points }) => `${words}${verb}${points}分`) : undefined,
    () => expected,
  );
}

/** Words after the effect. */
export function appended(name: string, words: string, expected?: string | RegExp): Mutation {
  return arithmetic(
    name,
    (text, rule) => (simple(rule) && amountOf(text)?.to === text.length ? `${text}${words}` : undefined),
    () => expected,
  );
}

/** One word of a comparison for another, with the operator that must be read. */
export function comparator(from: string, to: string, op: string): Mutation {
  return arithmetic(
    `${from}→${to}`,
    (text, rule) => {
      if (
        rule.kind !== 'deduct_threshold' &&
        rule.kind !== 'deduct_tier' &&
        rule.kind !== 'deduct_per_n' &&
        rule.threshold === undefined
      )
        return undefined;
      if (rule.boundIn !== undefined && rule.boundIn !== 'rule') return undefined;
      return new RegExp(`${from}(?=[0-9])|(?<=[0-9岁%])${from}`).test(text) ? text.replace(from, to) : undefined;
    },
    () => new RegExp(`"compare":\\["${op.replace(/[<>=]/g, '$&')} `),
  );
}

/** The same, where the whole text is made anew. */
export function inserted(
  name: string,
  make: (text: string, rule: TruthRule) => string | undefined,
  expected?: Mutation['expected'],
): Mutation {
  return arithmetic(name, make, expected);
}

/** A cap that the amount can reach. */
export const cap = (points: string): string => String(Number(points) + 1);
