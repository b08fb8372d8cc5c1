import type { FactType } from '../fact.ts';
import { largestCount } from '../domain.ts';
import { pointsText } from '../points.ts';
import { compareRatio, multiplyRatio, parseRatio, placesOf, ratio, ratioOf } from '../ratio.ts';
import type { Ratio } from '../ratio.ts';
import type { FactValue } from '../rubric.ts';

/** What a fact takes, for people. */
export interface Expectation {
  readonly zh: string;
  readonly en: string;
}

/** The value, when the fact takes it. Numbers may be JavaScript numbers or decimal text. */
export function acceptedValue(type: FactType, value: unknown): FactValue | undefined {
  switch (type.kind) {
    case 'yes-no':
      return typeof value === 'boolean' ? value : undefined;
    case 'level':
      return typeof value === 'string' && isLevels(type.levels, value) ? value : undefined;
    case 'count': {
      const number = numberIn(value);
      const whole = number?.d === 1n && number.n >= 0n && number.n <= BigInt(type.most ?? largestCount);
      return whole ? Number(number.n) : undefined;
    }
    case 'quantity': {
      const number = numberIn(value);
      const places = number && placesOf(number);
      return number && places !== undefined && places <= type.scale && isWithin(number, type.least, type.most)
        ? sameValue(value)
        : undefined;
    }
    case 'judgement': {
      const number = numberIn(value);
      return number && isJudgement(type, number, value) ? sameValue(value) : undefined;
    }
  }
}

function numberIn(value: unknown): Ratio | undefined {
  return typeof value === 'number' || typeof value === 'string' ? ratioOf(value) : undefined;
}

function sameValue(value: unknown): FactValue | undefined {
  return typeof value === 'number' || typeof value === 'string' ? value : undefined;
}

/** Fifteen digits, decimals included, are what a number holds exactly; the document's own bounds are narrower. */
function isWithin(number: Ratio, least: string | undefined, most: string | undefined): boolean {
  const low = least === undefined ? undefined : parseRatio(least);
  const high = most === undefined ? undefined : parseRatio(most);
  const digits = String(number.n < 0n ? -number.n : number.n).length;
  return digits <= 15 && !(low && compareRatio(number, low) < 0) && !(high && compareRatio(number, high) > 0);
}

/**
 * 0, or within the bounds and in steps; either bound counts though the steps miss it. Text is what several raters were
 * merged to: it need not be in steps.
 */
function isJudgement(type: FactType & { readonly kind: 'judgement' }, points: Ratio, value: unknown): boolean {
  const milli = multiplyRatio(points, ratio(1000));
  if (milli.n === 0n) return true;
  if (compareRatio(milli, ratio(type.most)) > 0 || milli.n < 0n) return false;
  if (typeof value === 'string' && value.includes('/')) return true;
  if (compareRatio(milli, ratio(type.least)) < 0) return false;
  const bound = compareRatio(milli, ratio(type.least)) === 0 || compareRatio(milli, ratio(type.most)) === 0;
  return bound || type.step <= 0 || (milli.d === 1n && milli.n % BigInt(type.step) === 0n);
}

/** One of the levels, or several raters' (`好×2、较好`). */
function isLevels(levels: readonly string[], value: string): boolean {
  return (
    levels.includes(value) || value.split('、').every((part) => levels.includes(part.replace(/×[1-9]\d{0,8}$/, '')))
  );
}

export function expectationOf(type: FactType): Expectation {
  switch (type.kind) {
    case 'yes-no':
      return { zh: 'true（是）或 false（否）', en: 'true or false' };
    case 'level':
      return {
        zh: `${type.levels.map((level) => `“${level}”`).join('、')}之一`,
        en: `one of ${type.levels.map((level) => JSON.stringify(level)).join(', ')}`,
      };
    case 'count': {
      const most = String(type.most ?? largestCount);
      return { zh: `0到${most}的整数（${type.unit}）`, en: `a whole number from 0 to ${most} (${type.unit})` };
    }
    case 'quantity': {
      const bounds = [
        type.least === undefined ? '' : `不小于${type.least}`,
        type.most === undefined ? '' : `不大于${type.most}`,
      ].filter((it) => it !== '');
      const limits = [
        type.least === undefined ? '' : `at least ${type.least}`,
        type.most === undefined ? '' : `at most ${type.most}`,
      ].filter((it) => it !== '');
      const places = type.scale === 0 ? '整数' : `数，小数不超过${String(type.scale)}位`;
      const digits = type.scale === 0 ? 'a whole number' : `a number with at most ${String(type.scale)} decimals`;
      return {
        zh: `${[places, ...bounds].join('，')}${type.unit === '' ? '' : `（${type.unit}）`}`,
        en: `${[digits, ...limits].join(', ')}${type.unit === '' ? '' : ` (${type.unit})`}`,
      };
    }
    case 'judgement': {
      const [least, most, step] = [pointsText(type.least), pointsText(type.most), pointsText(type.step)];
      const nothing = type.least > 0;
      return {
        zh: `${nothing ? '0，或' : ''}${least}到${most}分，每档${step}分`,
        en: `${nothing ? '0, or ' : ''}${least} to ${most} points in steps of ${step}`,
      };
    }
  }
}
