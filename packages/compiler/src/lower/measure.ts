import type { Decimal, FactRef } from '@rubric-lang/model';
import { timesDecimal } from './decimal.ts';
import type { Measure, Scope } from './scope.ts';

/** A number in the unit its quantity is recorded in. */
export interface Converted {
  readonly value: Decimal;
  /** false: the units have nothing to do with each other. */
  readonly fits: boolean;
}

/** 个百分点 of a share is measured in %. */
export function baseUnit(unit: string, scope: Scope): string {
  return scope.words.units.same[unit] ?? unit;
}

/** 万元 → 元: a factor both ways, where the grammar knows one. */
export function convert(value: Decimal, from: string, to: string, scope: Scope): Converted {
  const source = baseUnit(from, scope);
  const target = baseUnit(to, scope);
  if (source === target || source === '' || target === '') return { value, fits: true };
  const factors = scope.words.units.factors;
  const up = factors[source]?.[target];
  if (up !== undefined) return { value: timesDecimal(value, up), fits: true };
  return { value, fits: false };
}

/** The quantity of a name: a declared one, else a fact of the item, whole where its unit counts things. */
export function measure(name: string, unit: string, values: readonly Decimal[], scope: Scope): Measure {
  // A comparison without a name goes on from the one before, which may be of a declared quantity.
  const meant = name === '' ? nameless(unit, scope) : name;
  const declared = scope.declared.find((it) => it.label === meant);
  if (declared !== undefined) {
    const ref: FactRef = { item: null, fact: declared.key };
    return { name: meant, ref, formula: { kind: 'fact', ref }, unit: unitOfDeclared(declared.type), bound: null };
  }
  const full = scope.names.fullest(meant);
  // A rate that is only ranked or averaged has no number beside it to say that it is in %.
  const measured =
    unit === '' && new RegExp(scope.words.units.shareNames).test(full)
      ? scope.words.units.share
      : baseUnit(unit, scope);
  const whole =
    !scope.words.units.measured.includes(measured) && measured !== '' && values.every((it) => !it.includes('.'));
  const ref = whole
    ? scope.facts.count(full, full, measured, 'neutral')
    : scope.facts.quantity(full, measured, dimension(measured, scope), values);
  const type = scope.facts.typeOf(ref);
  return {
    name: full,
    ref,
    formula: { kind: 'fact', ref },
    unit: type?.kind === 'quantity' || type?.kind === 'count' ? type.unit : measured,
    bound: null,
  };
}

function unitOfDeclared(type: { readonly kind: string; readonly unit?: string }): string {
  return type.unit ?? '';
}

/** One word for all units that convert into each other. */
function dimension(unit: string, scope: Scope): string {
  return [unit, ...Object.keys(scope.words.units.factors[unit] ?? {})].reduce((least, it) => (it < least ? it : least));
}

/**
 * A comparison without a subject, in a unit that an earlier clause counted (教案缺1节…，超过5节) or left in its words
 * (前10%的…，10%—30%): it goes on from that, and nothing that can be computed carries the name.
 */
export function isUnsaid(unit: string, scope: Scope): boolean {
  return heir(unit, scope) === null && scope.spoken.has(baseUnit(unit, scope));
}

/** What stands for a comparison that names nothing: the one before it, the standard's only one of that unit, the unit's own noun. */
function nameless(unit: string, scope: Scope): string {
  return heir(unit, scope) ?? scope.words.units.nouns[baseUnit(unit, scope)] ?? scope.title;
}

function heir(unit: string, scope: Scope): string | null {
  const measured = baseUnit(unit, scope);
  if (scope.previous !== null && (measured === '' || measured === scope.previous.unit)) return scope.previous.name;
  const named = scope.standard.filter((it) => it.subject !== '' && baseUnit(it.unit, scope) === measured);
  return named.length === 1 ? (named[0]?.subject ?? null) : null;
}
