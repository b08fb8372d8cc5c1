import type { Dialect } from './dialect.ts';
import { parseNumeral } from './numerals.ts';
import type { BoundReading, CompareReading, MeasuredNumber } from './reading.ts';
import { isLess } from './same-measure.ts';
import type { Slots } from './slots.ts';

type Op = BoundReading['op'];

/** 95% → { value: '95', unit: '%' }; 百分之九十 carries its own unit. */
export function measured(value: string, unit: string, dialect: Dialect): MeasuredNumber | undefined {
  const { numerals, unitAliases } = dialect.grammar;
  // A folded minus: 高于—12℃.
  const negative = value.startsWith('—');
  const magnitude = parseNumeral(negative ? value.slice(1) : value, numerals);
  if (magnitude === undefined) return undefined;
  const number = negative && magnitude !== '0' ? `-${magnitude}` : magnitude;
  const percent = numerals.percent !== '' && value.startsWith(numerals.percent);
  const named = percent ? '%' : unit;
  return { value: number, unit: unitAliases[named] ?? named };
}

/** The operator that a comparison word or sign means. */
export function operatorOf(word: string, dialect: Dialect): Op | undefined {
  const { symbols, comparators, edges, classes } = dialect.grammar;
  const direct = symbols[word] ?? edges[word];
  if (direct !== undefined) return direct as Op;
  for (const [name, op] of Object.entries(comparators)) {
    const words = classes[name];
    if (Array.isArray(words) && words.includes(word)) return op as Op;
  }
  return undefined;
}

/** （含） makes an edge inclusive, （不含） exclusive; undefined when nothing is said. */
function inclusionOf(words: readonly string[], dialect: Dialect): boolean | undefined {
  const said = words.find((word) => word !== '');
  if (said === undefined) return undefined;
  return !dialect.pattern(dialect.grammar.excludes).test(said);
}

function withInclusion(op: Op, inclusion: boolean | undefined): Op {
  if (inclusion === undefined) return op;
  if (op === '>' || op === '>=') return inclusion ? '>=' : '>';
  if (op === '<' || op === '<=') return inclusion ? '<=' : '<';
  return op;
}

function bound(op: Op, number: MeasuredNumber, inclusion: boolean | undefined): BoundReading {
  return { op: withInclusion(op, inclusion), number, explicit: inclusion !== undefined };
}

/** `参与率低于90%`, `60岁以上`. A word and an edge that pull in different directions are no comparison. */
export function readComparison(slots: Slots, dialect: Dialect): CompareReading | undefined {
  const number = measured(slots.visible('value'), slots.visible('unit'), dialect);
  const word = slots.has('op') ? operatorOf(slots.visible('op'), dialect) : undefined;
  const edge = slots.has('edge') ? operatorOf(slots.visible('edge'), dialect) : undefined;
  if (number === undefined || (slots.has('op') && word === undefined)) return undefined;
  if (
    word !== undefined &&
    edge !== undefined &&
    !(word === '>=' && edge === '>=') &&
    !(word === '<=' && edge === '<=')
  )
    return undefined;
  const op = edge ?? word ?? '>=';
  const inclusion = inclusionOf([slots.visible('inclusion'), slots.visible('inclusion2')], dialect);
  // 水量不足1处扣0.2分: one place where it falls short; fewer than one place is none.
  if (op === '<' && number.value === '1' && dialect.grammar.placeUnits.includes(number.unit)) return undefined;
  return {
    kind: 'compare',
    subject: subjectOf(`${slots.text('subject')}${slots.text('object')}`, dialect),
    bounds: [bound(op, number, inclusion)],
    against: null,
    label: '',
  };
}

/** `60%（含）—85%`, `10人以上不足30人`. */
export function readRange(slots: Slots, dialect: Dialect): CompareReading | undefined {
  const unit = slots.visible('unit2') || slots.visible('unit');
  const low = measured(slots.visible('low'), slots.visible('unit') || unit, dialect);
  const high = measured(slots.visible('high'), unit, dialect);
  // 30分钟至1小时: units of one measure are compared.
  if (low === undefined || high === undefined || isLess(low, high, dialect) !== true) return undefined;
  const lowWord = slots.visible('lowSymbol') || slots.visible('lowOp');
  const lowOp = slots.has('lowSymbol')
    ? lowWord === '<'
      ? '>'
      : '>='
    : ((lowWord === '' ? undefined : operatorOf(lowWord, dialect)) ?? '>=');
  const highWord = slots.visible('highSymbol') || slots.visible('highOp');
  const highOp = (highWord === '' ? undefined : operatorOf(highWord, dialect)) ?? '<=';
  if (lowOp !== '>' && lowOp !== '>=') return undefined;
  if (highOp !== '<' && highOp !== '<=') return undefined;
  const lowSaid = inclusionOf([slots.visible('lowInclusion'), slots.visible('lowInclusion2')], dialect);
  const highSaid = inclusionOf(
    [slots.visible('highInclusion'), slots.visible('highInclusion2'), slots.visible('tailInclusion')],
    dialect,
  );
  // 30%（含）至35%: an edge that is said to be in leaves the silent one out.
  const highIn = highSaid ?? (lowSaid === true && highWord === '' && !slots.has('highEdge') ? false : undefined);
  const lowIn = slots.has('lowEdge')
    ? true
    : (lowSaid ?? (highSaid === true && lowWord === '' && !slots.has('highEdge') ? false : undefined));
  return {
    kind: 'compare',
    subject: subjectOf(slots.text('subject') || slots.text('name'), dialect),
    bounds: [bound(lowOp, low, lowIn), bound(highOp, high, highIn)],
    against: null,
    label: '',
  };
}

/** `比标准低50%`: the quantity is how much lower. */
export function readDifference(slots: Slots, dialect: Dialect): CompareReading | undefined {
  const number = measured(slots.visible('value'), slots.visible('unit'), dialect);
  const word = slots.has('op') ? operatorOf(slots.visible('op'), dialect) : undefined;
  const edge = slots.has('edge') ? operatorOf(slots.visible('edge'), dialect) : undefined;
  if (number === undefined || number.unit === '' || (slots.has('op') && word === undefined)) return undefined;
  if (word !== undefined && edge !== undefined && word !== edge) return undefined;
  const inclusion = inclusionOf([slots.visible('inclusion')], dialect);
  return {
    kind: 'compare',
    subject: subjectOf(`${slots.text('subject')}${slots.text('against')}${slots.text('dir')}`, dialect),
    bounds: [bound(edge ?? word ?? '>=', number, inclusion)],
    against: slots.text('against'),
    label: '',
  };
}

/** A quantity's name without the colon, copula or comma it ends in. */
export function subjectOf(words: string, dialect: Dialect): string {
  return words
    .replace(dialect.pattern(dialect.grammar.subjectTail), '')
    .replace(dialect.pattern(dialect.grammar.subjectHead), '');
}
