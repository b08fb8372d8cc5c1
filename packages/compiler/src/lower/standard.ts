import type { Localized } from '@rubric-lang/diagnostics';
import type { Comparison, Decimal } from '@rubric-lang/model';
import type { CompareReading } from '@rubric-lang/sentences';
import { timesDecimal } from './decimal.ts';
import type { Scope } from './scope.ts';

/** A number that the item's standard asks for: 专题会不少于4次. */
export interface StandardNumber {
  readonly subject: string;
  readonly op: Comparison;
  readonly value: Decimal;
  readonly unit: string;
  /** How often a year: 每月 is 12, 每季度 4; 1 without a period. */
  readonly times: number;
  readonly period: string | null;
  /** So many of each (每日两次, 每村1名): not how many in all. */
  readonly ofEach: boolean;
}

/**
 * 未达标, 低于标准 where the standard gives the one number that can be meant: the comparison that the words stand for.
 * null: the number stands elsewhere, or several could be meant, and the words stay a question of their own.
 */
export function thresholdInStandard(
  label: string,
  scope: Scope,
): { readonly compare: CompareReading; readonly note: Localized } | null {
  for (const pattern of scope.words.standardReferences) {
    const groups = new RegExp(`^${pattern}$`).exec(label)?.groups;
    if (groups === undefined) continue;
    const subject = groups['subject'] ?? '';
    const what = groups['what'] ?? '';
    // 职代会达三分之二以上，未达到的: what was asked for stands in front, and is not the number of another sentence.
    if (subject.includes('，')) return null;
    const unit = unitNamed(what === '' ? subject : what, scope);
    const asked = scope.standard.filter(
      (it) => (it.op === '>=' || it.op === '>' || it.op === '=') && (unit === null || it.unit === unit),
    );
    const [only] = asked;
    if (only === undefined || asked.length !== 1 || (unit === null && scope.standard.length !== 1)) return null;
    const value = timesDecimal(only.value, String(only.times));
    const name = [subject, what, only.subject].find((it) => it !== '') ?? '';
    const compare: CompareReading = {
      kind: 'compare',
      subject: name,
      bounds: [{ op: only.op === '>' ? '<=' : '<', number: { value, unit: only.unit }, explicit: false }],
      against: null,
      label: '',
    };
    return {
      compare,
      note: {
        zh: `标准是${only.period ?? ''}${only.value}${only.unit}${only.times === 1 ? '' : `，全年按${value}${only.unit}算`}。`,
        en: `The standard is ${only.value} ${only.unit}${only.period === null ? '' : ` ${only.period}`}${only.times === 1 ? '' : `, ${value} a year`}.`,
      },
    };
  }
  return null;
}

/** 培训次数 is counted in 次, 面积 measured in 平方米; null: the words name no unit. */
function unitNamed(words: string, { words: { units } }: Scope): string | null {
  const found = Object.entries(units.nouns).find(([, noun]) => words.endsWith(noun));
  if (found !== undefined) {
    // One noun of several units (金额) does not say which.
    const [, noun] = found;
    const named = Object.entries(units.nouns)
      .filter(([, other]) => other === noun)
      .map(([unit]) => unit);
    return named.length === 1 ? (named[0] ?? null) : null;
  }
  const counted = units.counters
    .map((it) => new RegExp(it).exec(words)?.groups?.['unit'])
    .find((it) => it !== undefined);
  return counted ?? (new RegExp(units.shareNames).test(words) ? units.share : null);
}
