import type { Bound } from './clause.ts';
import type { EffectPhrase, Phrases } from './paraphrase-phrases.ts';
import { pointsText } from './points.ts';

const verbs: Readonly<Record<EffectPhrase, string>> = {
  deduct: 'deduct',
  award: 'give',
  bonus: 'add on top',
  'below-zero': 'deduct below zero',
};

function some(points: number): string {
  return `${pointsText(points)} ${points === 1000 ? 'point' : 'points'}`;
}

/** The reading in English. The author's words stay as they are. */
export const phrasesEn: Phrases = {
  yes: (label) => `if "${label}"`,
  done: (label) => `if "${label}" was done`,
  no: (label) => `if "${label}" was not done`,
  compare: (quantity, unit, bounds) => `if "${quantity}" is ${stretch(bounds, unit)}`,
  level: (label, levels) => `if "${label}" is rated ${levels.join(' or ')}`,
  rank: (label, from, to, last, highFirst) =>
    `if "${label}" ranks ${String(from)}${to === null ? ' or later' : to === from ? '' : `–${String(to)}`}${last ? ' from the end' : ''}, ${highFirst ? 'highest' : 'lowest'} first`,
  category: (words) => `for ${words.join(', ')}`,
  exhausted: (points) => `once ${some(points)} of this item are deducted`,
  noneOf: (clauses) =>
    `if ${clauses.length === 1 ? `${clauses[0] ?? ''} does not hold` : `none of ${clauses.join(', ')} holds`}`,
  notAllOf: (clauses) => `if one of ${clauses.join(', ')} was not done`,
  clauseCounts: (clause) => `if ${clause} counts`,
  both: (parts) => parts.join(' and '),
  either: (parts) => parts.join(' or '),
  not: (part) => `not: ${part}`,

  each: ({ label, unit, every, free, remainder, most }, amount) =>
    `${counted(String(every), unit, label)}${free > 0 ? ` beyond ${String(free)}` : ''}, ${amount}${every === 1 ? '' : rest(remainder)}${most === null ? '' : ` (at most ${String(most)} ${unit})`}`,
  steps: ({ quantity, unit, from, below, every, remainder }, amount) =>
    `${from === null ? counted(every, unit, quantity) : `for each ${every}${unit === '%' ? ' percentage points' : ` ${unit}`} that "${quantity}" is ${below ? 'below' : 'above'} ${from}`}, ${amount}${rest(remainder)}`,
  eachOfThose: (label, unit, effect) => `of those, for each ${unit} of "${label}", ${effect}`,

  points: (effect, points) => `${verbs[effect]} ${some(points)}`,
  full: (effect) => `${verbs[effect]} the item's points`,
  asked: (label, effect) => `"${label}": ${effect}`,
  judged: (effect, least, most, by, perCount) =>
    `${by} ${verbs[effect]} ${pointsText(least)}–${pointsText(most)} points${perCount === null ? '' : ` for each ${perCount}`}${least > 0 ? ', or nothing' : ''}`,
  proportional: (effect, quantity, points) => `${verbs[effect]} "${quantity}" as a share of ${some(points)}`,
  formula: (effect, formula, most) =>
    `${verbs[effect]} ${formula}${most === null ? '' : `, within 0–${pointsText(most)} points`}`,
  interpolated: (effect, quantity, through) =>
    `${verbs[effect]} ${through.map(({ x, points }) => `${some(points)} at ${x}`).join(', ')} of "${quantity}", in straight lines between, flat outside`,
  ratioToBest: (quantity, points, greatest) =>
    `give the ratio of "${quantity}" to the ${greatest ? 'highest' : 'lowest'} of the group, which gets ${some(points)}`,

  zero: 'the item gets 0 points',
  waive: (clauses) => `${clauses.length === 0 ? 'the clause before' : clauses.join(', ')} does not count`,
  scale: (clauses, numerator, denominator) =>
    `${clauses.join(', ')} counts ${denominator === 1 ? String(numerator) : `${String(numerator)}/${String(denominator)}`} times`,
  verdict: (verdict) => {
    switch (verdict.kind) {
      case 'total-zero':
        return 'the total is 0 points';
      case 'grade-is':
        return `the grade is ${verdict.grade}`;
      case 'grade-down':
        return `the grade is lowered by ${String(verdict.by)}`;
      case 'grade-not':
        return verdict.grades.length === 0
          ? 'no awards; score and grade stay'
          : `the grade cannot be ${verdict.grades.join(', ')}`;
      case 'disqualify':
        return 'disqualified, takes no part in the ranking';
    }
  },
  start: 'the item starts at the points stated; the other clauses add and take from there',
  stated: 'says how much the item is worth; adds and takes nothing itself',
  absence: 'says what becomes of items that do not apply, all over the table',
  untilExhausted: 'every item loses at most its own points',
  sumLimit: (kind, points, members) =>
    `${members > 1 ? `the ${String(members)} it speaks of together` : 'what it speaks of'}: at most ${some(points)} ${kind === 'most' ? 'given' : 'lost'}`,
  sumBase: (points) => `${some(points)} are there before anything is added or taken`,
  totalCap: (points) => `the total is at most ${some(points)}`,
  itemCap: (points) => `each item loses at most ${some(points)}`,
  recordedOnce: 'one event is recorded once, under the rule that counts most; those who record see to it',
  idle: 'there is nothing for it to hold for; it changes no score',
  unbound: 'only says how a number is worked out; adds and takes nothing itself',
  againstMean: (quantity, op) =>
    `“${quantity}” is ${{ '>': 'above', '>=': 'not below', '<': 'below', '<=': 'not above', '=': 'equal to', '!=': 'other than' }[op]} the mean of those assessed`,
  nothing: 'each clause for itself: what was not done earns nothing, the others count',
  notRead: 'not understood, printed as it stands',

  raters: {
    judgement: () => 'the assessors decide:',
    external: (source) =>
      `the assessors decide by ${source === undefined || source === '' ? 'another standard' : source}:`,
    comparison: () => 'the assessors compare and decide:',
  },
  ownCap: (effect, points) => `this clause: ${verbs[effect]} at most ${some(points)}`,
  ladder: 'one step of a ladder counts',
  highest: 'only the highest of these counts',
  groupCap: (effect, points, others) =>
    `${others > 0 ? `together with ${String(others)} more: ` : ''}${verbs[effect]} at most ${some(points)}`,
  sharedCap: (effect, points, members) =>
    `${members > 1 ? `these ${String(members)} together` : 'the clause before'}: ${verbs[effect]} at most ${some(points)}`,
  eachCap: (effect, points, clauses) =>
    `each of the ${String(clauses)} clauses before: ${verbs[effect]} at most ${some(points)}`,
  sharedHighest: (members) => `only the largest of the ${String(members)} before counts`,

  when: (condition, effect) => `${condition}, ${effect}`,
  always: (effect) => effect,
  branches: (parts) => parts.join('; '),
  sentence: (parts) => {
    const text = parts.join('; ');
    return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
  },
  quote: (words) => `"${words}"`,
  mean: (label) => `the mean of ${label}`,
  least: (label) => `the lowest ${label}`,
  greatest: (label) => `the highest ${label}`,
};

/** for each "broken link": a name that holds its unit says what is counted. */
function counted(every: string, unit: string, label: string): string {
  const times = every === '1' ? '' : `${every} `;
  return unit !== '' && label.split(' ').includes(unit)
    ? `for each ${times}"${label}"`
    : `for each ${times}${unit} of "${label}"`;
}

function rest(remainder: 'drop' | 'round-up' | 'pro-rata'): string {
  switch (remainder) {
    case 'drop':
      return ' (whole steps)';
    case 'round-up':
      return ' (a part counts as a step)';
    case 'pro-rata':
      return ' (a part counts in proportion)';
  }
}

function stretch(bounds: readonly Bound[], unit: string): string {
  const [first, second] = bounds;
  const exact = second !== undefined && first?.value === second.value && first.op === '>=' && second.op === '<=';
  return exact && first !== undefined
    ? one({ op: '=', value: first.value }, unit)
    : bounds.map((it) => one(it, unit)).join(' and ');
}

function one({ op, value }: Bound, unit: string): string {
  const number = `${value}${unit === '%' ? '%' : unit === '' ? '' : ` ${unit}`}`;
  switch (op) {
    case '<':
      return `below ${number} (${number} not included)`;
    case '<=':
      return `at most ${number} (included)`;
    case '>':
      return `above ${number} (${number} not included)`;
    case '>=':
      return `at least ${number} (included)`;
    case '=':
      return `exactly ${number}`;
    case '!=':
      return `not ${number}`;
  }
}
