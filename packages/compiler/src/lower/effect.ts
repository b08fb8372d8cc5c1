import type { Localized } from '@rubric-lang/diagnostics';
import type { Amount, Branch, Condition, Effect, Formula, Milli, Multiplier, ScoredBy } from '@rubric-lang/model';
import type { ConditionReading, EffectReading } from '@rubric-lang/sentences';
import { judged, judgedWhole, lowerAmount } from './amount.ts';
import type { LoweredCondition } from './lowered-condition.ts';
import { compareDecimal, milliOf } from './decimal.ts';
import { askedName } from './asked-name.ts';
import { bindFormula, shareOf } from './formula.ts';
import { verdictOf } from './verdict.ts';
import { convert, measure } from './measure.ts';
import type { Scope } from './scope.ts';
import { quantityKey } from './quantity-key.ts';
import type { ChosenClause, Work } from './work.ts';
import { last } from '../last.ts';

/** The clause an effect stands in. */
export interface EffectSite {
  readonly key: string;
  readonly chosen: ChosenClause;
  readonly text: string;
  /** One a branch. */
  readonly parts: readonly LoweredCondition[];
  /** Several because of 分别 or 各. */
  readonly listed: boolean;
  readonly condition: ConditionReading;
  /** 另加, 再加. */
  readonly onTop: boolean;
}

export interface LoweredEffect {
  readonly effect: Effect;
  readonly branches: readonly Branch[];
  readonly combine: 'sum' | 'first';
  readonly scoredBy: ScoredBy;
  readonly notes: readonly Localized[];
  readonly source: string | null;
  readonly problem: 'no-scale' | null;
}

const once: Multiplier = { kind: 'once' };
const nothing: Amount = { kind: 'points', points: 0 };

/** Lowers what a clause does. Every kind of effect the reader knows has its place here. */
export function lowerEffect(
  reading: EffectReading,
  site: EffectSite,
  earlier: readonly Work[],
  scope: Scope,
): LoweredEffect {
  const first = site.parts[0];
  switch (reading.kind) {
    case 'deduct':
    case 'award':
    case 'bonus':
    case 'below-zero': {
      const amounts = site.parts.map((part, at) =>
        lowerAmount(reading.amount, at, part.label === '' ? site.text : part.label, scope),
      );
      const byPerson = amounts.some((it) => it.scoredBy === 'judgement');
      const branches = site.parts.map((part, at) => branch(site, at, part, amounts[at]?.amount ?? nothing));
      return lowered({ kind: signed(reading.kind, site, earlier, scope) }, branches, {
        scoredBy: byPerson ? 'judgement' : 'computed',
      });
    }
    case 'judged':
      return discretion(reading, site, scope);
    case 'split': {
      const branches = reading.shares.map((share, at): Branch => {
        const { amount } = judged(share.who, 0, share.points, scope);
        return { key: `${site.key}#${String(at + 1)}`, label: share.who, when: bare(first).when, times: once, amount };
      });
      return lowered({ kind: reading.sign }, branches, { scoredBy: 'judgement' });
    }
    case 'zero':
      return lowered({ kind: 'zero' }, once1(site));
    case 'proportional': {
      const points = reading.points ?? wholeOf(site, earlier) ?? scope.points ?? 0;
      return lowered(
        { kind: reading.sign },
        site.parts.map((part, at) =>
          branch(site, at, part, proportional(shareName(reading.of, part, reading.sign, scope), points, scope)),
        ),
      );
    }
    case 'formula':
      return formula(reading, site, scope);
    case 'interpolated': {
      const unit = reading.through.map((it) => it.x.unit).find((it) => it !== '') ?? '';
      const quantity = measure(
        reading.subject,
        unit,
        reading.through.map((it) => it.x.value),
        scope,
      );
      scope.previous = { ...quantity, bound: null };
      const through = reading.through
        .map(({ x, points }) => ({ x: convert(x.value, x.unit, quantity.unit, scope).value, points }))
        .sort((a, b) => compareDecimal(a.x, b.x));
      const amount: Amount = { kind: 'interpolated', quantity: quantity.formula, unit: quantity.unit, through };
      return lowered(
        { kind: reading.sign },
        site.parts.map((part, at) => branch(site, at, part, amount)),
      );
    }
    case 'levels':
      return levels(reading, site, scope);
    case 'ratio-to-best': {
      const ahead = last(earlier);
      const best = ahead?.branches[0]?.amount;
      const points = reading.points ?? (best?.kind === 'points' ? best.points : (scope.points ?? 0));
      const ranked = measure(reading.subject, '', [], scope);
      scope.previous = ranked;
      // 第1名得6分，其余按比例: who is first has the first clause's points and not these besides.
      const others: Condition =
        ahead?.branches[0]?.when.kind === 'rank'
          ? { kind: 'otherwise', of: [ahead.key], mode: 'none' }
          : { kind: 'always' };
      const amount: Amount = { kind: 'ratio-to-best', fact: ranked.ref, best: reading.best, points };
      return lowered({ kind: 'award' }, [
        { key: `${site.key}#1`, label: ranked.name, when: others, times: once, amount },
      ]);
    }
    case 'external': {
      const { amount } = judgedWhole(labelOf(site, scope), scope);
      return lowered({ kind: reading.sign }, [branch(site, 0, bare(first), amount)], {
        scoredBy: 'external',
        source: reading.source,
      });
    }
    case 'waive':
      return lowered(
        { kind: 'waive', targets: targets(reading.scope, earlier, ['deduct', 'zero', 'below-zero']) },
        once1(site),
      );
    case 'multiply': {
      const scaled = targets(reading.scope, earlier, ['deduct', 'award', 'bonus', 'below-zero']);
      return lowered(
        { kind: 'scale', targets: scaled, numerator: reading.numerator, denominator: reading.denominator },
        scaledBranches(site, scaled, earlier, scope),
      );
    }
    case 'verdict':
      return lowered({ kind: 'verdict', verdict: verdictOf(reading.verdict, scope.words, scope.grades) }, once1(site));
    case 'precedence':
    case 'modifier':
    case 'base':
    case 'unread':
      return lowered({ kind: 'none' }, []);
  }
}

function lowered(effect: Effect, branches: readonly Branch[], extra: Partial<LoweredEffect> = {}): LoweredEffect {
  return { effect, branches, combine: 'sum', scoredBy: 'computed', notes: [], source: null, problem: null, ...extra };
}

function branch(site: EffectSite, at: number, part: LoweredCondition, amount: Amount): Branch {
  return { key: `${site.key}#${String(at + 1)}`, label: part.label, when: part.when, times: part.times, amount };
}

/** A branch for every part, worth nothing by itself: a verdict, a waiver, 不得分. One of what is counted is enough. */
function once1(site: EffectSite): readonly Branch[] {
  return site.parts.map((part, at) => branch(site, at, { ...part, when: happened(part), times: once }, nothing));
}

/** 瞒报事故的每起扣5分，并降低一个等次: the second effect asks whether there was any. */
function happened({ when, times }: LoweredCondition): Condition {
  const any = anyOf(times);
  if (any === null) return when;
  return when.kind === 'always' ? any : { kind: 'all', of: [when, any] };
}

function anyOf(times: Multiplier): Condition | null {
  switch (times.kind) {
    case 'once':
      return null;
    case 'each':
      return {
        kind: 'compare',
        quantity: { kind: 'fact', ref: times.fact },
        unit: '',
        bounds: [{ op: '>=', value: String(times.free + times.every) }],
      };
    case 'steps': {
      // A whole step away from where they count from.
      const distance: Formula =
        times.direction === 'below'
          ? { kind: 'subtract', left: origin(times.from), right: times.quantity }
          : { kind: 'subtract', left: times.quantity, right: origin(times.from) };
      return { kind: 'compare', quantity: distance, unit: times.unit, bounds: [{ op: '>=', value: times.every }] };
    }
  }
}

function origin(from: string | Formula): Formula {
  return typeof from === 'string' ? { kind: 'number', value: from } : from;
}

function bare(part: LoweredCondition | undefined): LoweredCondition {
  return part ?? { label: '', when: { kind: 'always' }, times: once, notes: [], measure: null, problem: null };
}

/** 另加 is on top of the item's points; 加 is an award like any other, and all of them are where bonuses have a cap. */
function signed(
  kind: 'deduct' | 'award' | 'bonus' | 'below-zero',
  site: EffectSite,
  earlier: readonly Work[],
  scope: Scope,
): 'deduct' | 'award' | 'bonus' | 'below-zero' {
  if (kind !== 'bonus') return kind;
  return site.onTop && earlier.length > 0 && scope.role === 'ordinary' ? 'bonus' : 'award';
}

/** The words of a judgement: what is judged, else the sentence. */
function labelOf(site: EffectSite, scope: Scope): string {
  const label = site.parts[0]?.label ?? '';
  return label === '' || label === scope.title ? site.text : label;
}

function discretion(
  reading: Extract<EffectReading, { kind: 'judged' }>,
  site: EffectSite,
  scope: Scope,
): LoweredEffect {
  const branches = site.parts.map((part, at): Branch => {
    const label = site.listed ? part.label : labelOf(site, scope);
    const written = reading.amount;
    const { amount } = written === null ? judgedWhole(label, scope) : judged(label, written.least, written.most, scope);
    const counted: Amount =
      part.times.kind === 'each' && amount.kind === 'judged' ? { ...amount, perCount: part.times.fact } : amount;
    return branch(site, at, { ...part, times: once }, counted);
  });
  return lowered({ kind: reading.sign === 'deduct' ? 'deduct' : 'award' }, branches, {
    scoredBy: reading.basis === 'comparison' ? 'comparison' : 'judgement',
  });
}

/**
 * 未完成任务的按比例扣分: what is measured is the share of what the condition says; 完成率60%以上的按比例得分: the rate that
 * the condition compares.
 */
function shareName(
  name: string,
  { label, measure: compared }: LoweredCondition,
  sign: 'award' | 'deduct',
  scope: Scope,
): string {
  if (name === '' && sign === 'award' && compared?.unit === scope.words.units.share) return compared.name;
  return name !== '' ? name : `${label === '' ? scope.title : label}${scope.words.units.shareOf}`;
}

/**
 * 完成任务得8分；未完成的按比例计分: the share is of the points that the whole is worth, where one award before it in the sentence says how
 * many; null: none does, or several do.
 */
function wholeOf(site: EffectSite, earlier: readonly Work[]): Milli | null {
  if (site.chosen.reading.effect.kind !== 'proportional' || site.chosen.reading.effect.sign !== 'award') return null;
  const { text, reading } = site.chosen;
  const awards = earlier.filter(
    (it) => it.chosen.text === text && it.chosen.reading.sentence === reading.sentence && it.effect.kind === 'award',
  );
  const [only] = awards;
  const amount = only?.branches.length === 1 ? only.branches[0]?.amount : undefined;
  return awards.length === 1 && amount?.kind === 'points' && only?.branches[0]?.times.kind === 'once'
    ? amount.points
    : null;
}

function proportional(name: string, points: Milli, scope: Scope): Amount {
  const quantity = measure(name, scope.words.units.share, [], scope);
  scope.previous = { ...quantity, bound: null };
  return { kind: 'proportional', quantity: quantity.formula, unit: quantity.unit, points };
}

function formula(reading: Extract<EffectReading, { kind: 'formula' }>, site: EffectSite, scope: Scope): LoweredEffect {
  // 账卡物相符率＝相符项数÷抽查项数×100%: it says how a number is come by, and gives no points.
  if (reading.target !== '' && !new RegExp(scope.words.units.scoreNames).test(reading.target))
    return lowered({ kind: 'none' }, []);
  const share = shareOf(reading.expression);
  if (share !== null) {
    // 事件处理率×15分: a share of the points, declared or recorded in the item itself.
    const points = milliOf(share.points);
    const declared = scope.declared.find((it) => it.label === share.name);
    const isShare =
      declared === undefined || (declared.type.kind === 'quantity' && declared.type.unit === scope.words.units.share);
    if (points !== null && isShare)
      return lowered(
        { kind: 'award' },
        site.parts.map((part, at) => branch(site, at, part, proportional(share.name, points, scope))),
      );
  }
  const { share: percent } = scope.words.units;
  const bound = bindFormula(reading.expression, scope.declared, percent, (name) => askedName(name, scope));
  if (bound.kind === 'unknown') return lowered({ kind: 'none' }, []);
  const amount: Amount = { kind: 'formula', formula: bound.formula, most: scope.points };
  return lowered(
    { kind: 'award' },
    site.parts.map((part, at) => branch(site, at, part, amount)),
  );
}

function levels(reading: Extract<EffectReading, { kind: 'levels' }>, site: EffectSite, scope: Scope): LoweredEffect {
  const first = bare(site.parts[0]);
  const label = first.label === '' ? scope.title : first.label;
  const fact = scope.facts.level(
    label,
    reading.levels.map((it) => it.word),
  );
  const gate = first.when;
  const branches = reading.levels.map(({ word, least, most }, at): Branch => {
    const amount =
      least === most
        ? ({ kind: 'points', points: least } as const)
        : judged(`${label}${word}`, least, most, scope).amount;
    const level: Condition = { kind: 'level', fact, levels: [word] };
    return {
      key: `${site.key}#${String(at + 1)}`,
      label: word,
      when: gate.kind === 'always' ? level : { kind: 'all', of: [gate, level] },
      times: once,
      amount,
    };
  });
  const byPerson = branches.some((it) => it.amount.kind === 'judged');
  return lowered({ kind: reading.sign }, branches, { combine: 'first', scoredBy: byPerson ? 'judgement' : 'computed' });
}

function targets(
  scope: 'previous' | 'above',
  earlier: readonly Work[],
  kinds: readonly Effect['kind'][],
): readonly string[] {
  const possible = earlier.filter((it) => kinds.includes(it.effect.kind));
  return (scope === 'above' ? possible : nearestRule(possible)).map((it) => it.key);
}

/** The clause before, or, where it is a step of one quantity, with the other steps between the same ；: they are one rule. */
function nearestRule(possible: readonly Work[]): readonly Work[] {
  const nearest = last(possible);
  if (nearest === undefined) return [];
  const key = quantityKey(nearest);
  const part = ({ chosen: { text, entry, reading } }: Work): string =>
    [text, entry, reading.sentence, reading.part].join(':');
  const other = [...possible].reverse().findIndex((it) => part(it) !== part(nearest) || quantityKey(it) !== key);
  return key === null ? [nearest] : other < 0 ? possible : possible.slice(possible.length - other);
}

/** 每起扣1分，…的加倍扣分: how many of them are doubled is a count of its own. */
function scaledBranches(
  site: EffectSite,
  scaled: readonly string[],
  earlier: readonly Work[],
  scope: Scope,
): readonly Branch[] {
  const target = earlier.find((it) => it.key === scaled[0]);
  const times = target?.branches[0]?.times;
  const counted = times?.kind === 'each' ? scope.facts.typeOf(times.fact) : undefined;
  return site.parts.map((part, at): Branch => {
    if (counted?.kind !== 'count' || site.condition.kind !== 'plain') return branch(site, at, part, nothing);
    const fact = scope.facts.count(part.label, part.label, counted.unit, 'fault');
    return { ...branch(site, at, part, nothing), times: { kind: 'each', fact, every: 1, free: 0, remainder: 'drop' } };
  });
}
