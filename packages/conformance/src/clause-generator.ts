import { conditionForms, type ConditionForm, type Draw } from './generated-conditions.ts';
import { effectForms, modifierForms, type EffectForm, type ModifierForm } from './generated-effects.ts';
import { writeMarks, type WritingStyle } from './generated-numbers.ts';

/** A clause that was put together from parts, and what it must be read as. */
export interface GeneratedClause {
  readonly name: string;
  readonly text: string;
  /** A clause that must stand before it: 另扣, 不扣分, 加倍 work on one. */
  readonly needsPrevious: boolean;
  /** `condition` null: whatever the reader makes of it, for a person decides. */
  readonly expected: {
    readonly condition: unknown;
    readonly effect: unknown;
    readonly modifiers: readonly unknown[];
    readonly addsToPrevious: boolean;
    readonly question: string | null;
  };
  /** Here a reader may ask, or say that it does not understand. */
  readonly doubtful: boolean;
}

const styles: readonly WritingStyle[] = (['digits', 'full-width', 'han'] as const).flatMap((numerals) =>
  (['full-width', 'half-width'] as const).map((marks) => ({ numerals, marks })),
);

/** Numbers that look drawn by lot and are the same in every run. */
export function drawFrom(seed: number): Draw {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** Every pair of condition × effect and of effect × modifier, then pairs by lot, until there are `count`. */
export function generateClauses(count: number, seed: number): readonly GeneratedClause[] {
  const draw = drawFrom(seed);
  const none = at(modifierForms, 0);
  const first = at(conditionForms, 0);
  const pairs: (readonly [ConditionForm, EffectForm, ModifierForm])[] = [
    ...conditionForms.flatMap((condition) => effectForms.map((effect) => [condition, effect, none] as const)),
    ...effectForms.flatMap((effect) =>
      modifierForms
        .slice(1)
        .filter(({ uses }) => uses.includes(effect.use))
        .map((modifier) => [first, effect, modifier] as const),
    ),
  ];
  return Array.from({ length: count }, (_, index) => {
    const [condition, effect, modifier] = pairs[index] ?? byLot(draw);
    return clauseOf(condition, effect, modifier, draw, at(styles, index % styles.length));
  });
}

function byLot(draw: Draw): readonly [ConditionForm, EffectForm, ModifierForm] {
  const effect = at(effectForms, draw(effectForms.length));
  const fitting = modifierForms.filter(({ uses }) => uses.includes(effect.use));
  return [at(conditionForms, draw(conditionForms.length)), effect, at(fitting, draw(fitting.length))];
}

function clauseOf(
  conditionForm: ConditionForm,
  effectForm: EffectForm,
  modifierForm: ModifierForm,
  draw: Draw,
  style: WritingStyle,
): GeneratedClause {
  const condition = conditionForm.make(draw, style, effectForm.use);
  const effect = effectForm.make(draw, style);
  const modifier = modifierForm.make(draw, style, effectForm.use === 'award');
  const joint = at(condition.joints, draw(condition.joints.length));
  const expectedCondition = condition.condition === 'category' ? { category: [condition.words] } : condition.condition;
  const odd = isOdd(conditionForm.name, effectForm.name);
  return {
    name: `${conditionForm.name} × ${effectForm.name} × ${modifierForm.name}`,
    text: writeMarks(`${condition.words}${joint}${effect.words}${modifier.words}`, style),
    needsPrevious: effect.onPrevious ?? false,
    expected: {
      condition: effect.judged === true ? null : expectedCondition,
      effect: effect.effect,
      modifiers: modifier.modifiers,
      addsToPrevious: effect.addsToPrevious ?? false,
      question: effect.judged === true ? null : (condition.question ?? null),
    },
    doubtful: (condition.doubtful ?? false) || odd,
  };
}

/** Pairs that nobody writes or that an honest reader asks about: 各不得分, 每人每次得满分. */
function isOdd(condition: string, effect: string): boolean {
  const counts = /^(?:each|guard|requirement|step|one without|several)/.test(condition);
  const list = condition.startsWith('list');
  const whole = [
    'full',
    'discretion',
    'discretion within bounds',
    'range awarded',
    'other document',
    'share of the points',
    'in addition',
  ].includes(effect);
  const onPrevious = ['waiver', 'doubled', 'halved', 'in addition'].includes(effect);
  const verdict = [
    'total to nothing',
    'grade',
    'grade down',
    'grade refused',
    'disqualified',
    'zero',
    'zero of this item',
  ].includes(effect);
  return (
    (counts && whole) ||
    (list && (whole || verdict || onPrevious || effect === 'below zero')) ||
    (condition === 'kind of subject' && (verdict || onPrevious))
  );
}

function at<Entry>(entries: readonly Entry[], index: number): Entry {
  const entry = entries[index];
  if (entry === undefined) throw new Error(`There is no entry ${index}`);
  return entry;
}
