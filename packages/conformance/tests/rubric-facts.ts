import type { Clause, Fact, FactRef, FactType, Formula, Polarity } from '@rubric-lang/model';
import type { Draw } from './drawing.ts';
import type { GenerationOptions } from './constructs.ts';

export interface Setting {
  readonly draw: Draw;
  readonly options: GenerationOptions;
  readonly categories: readonly string[];
  readonly declared: readonly Fact[];
  /** How many facts of many values may still be made. */
  readonly wide: { left: number };
}

/** An item as it grows: facts are made when a clause needs them, or taken again. */
export interface Growing {
  readonly setting: Setting;
  readonly key: string;
  readonly points: number;
  readonly facts: Fact[];
  readonly clauses: Clause[];
}

export function declaredFacts(draw: Draw, options: GenerationOptions): readonly Fact[] {
  const most = options.small ? 3 : 200;
  const total: Fact = factNamed('总数', null, { kind: 'count', unit: '人', most }, 'neutral');
  const part: Fact = factNamed('参加数', null, { kind: 'count', unit: '人', most }, 'neutral');
  const rate: Fact = {
    ...factNamed(
      '参加率',
      null,
      {
        kind: 'quantity',
        unit: '%',
        scale: options.small ? 0 : 1,
        least: options.small ? '90' : '0',
        most: options.small ? '94' : '100',
      },
      'merit',
    ),
    derived: {
      kind: 'multiply',
      left: { kind: 'divide', left: factFormula(part), right: factFormula(total) },
      right: { kind: 'number', value: '100' },
    },
  };
  const price: Fact = factNamed(
    '报价',
    null,
    { kind: 'quantity', unit: '元', scale: options.small ? 0 : 2, least: '0', most: options.small ? '3' : '999999' },
    'neutral',
  );
  return [total, part, rate, price].filter(() => draw.chance(options.small ? 25 : 50));
}

export function factNamed(key: string, item: string | null, type: FactType, polarity: Polarity): Fact {
  return { key, item, named: false, label: `${key}（${item ?? '数据'}）`, type, polarity };
}

export function factFormula(fact: Fact): Formula {
  return { kind: 'fact', ref: refTo(fact) };
}

export function refTo(fact: Fact): FactRef {
  return { item: fact.item, fact: fact.key };
}

export function factFor(growing: Growing, wanted: FactType['kind'], polarity: Polarity): Fact {
  const { draw, options, declared, wide } = growing.setting;
  const totals = new Set(
    growing.clauses
      .flatMap(({ branches }) => branches)
      .flatMap(({ amount }) => (amount.kind === 'judged' && amount.perCount ? [amount.fact.fact] : [])),
  );
  const pool = [...growing.facts, ...declared].filter(({ type, key }) => type.kind === wanted && !totals.has(key));
  if (pool.length > 0 && draw.chance(40)) return draw.pick(pool);
  const many = wide.left > 0 && draw.chance(50);
  const fact = factNamed(
    `f${String(growing.facts.length + 1)}`,
    growing.key,
    typeFor(draw, wanted, options.small, many),
    draw.chance(15) ? 'neutral' : polarity,
  );
  if (many && (wanted === 'count' || wanted === 'quantity')) wide.left -= 1;
  growing.facts.push(fact);
  return fact;
}

function typeFor(draw: Draw, kind: FactType['kind'], small: boolean, many: boolean): FactType {
  switch (kind) {
    case 'yes-no':
      return { kind };
    case 'count':
      if (small) return { kind, unit: '次', most: many ? draw.int(70, 110) : draw.int(1, 3) };
      return draw.chance(40) ? { kind, unit: '次', most: draw.int(1, 30) } : { kind, unit: '次' };
    case 'quantity': {
      const scale = draw.int(0, small ? 0 : 3);
      if (small)
        return {
          kind,
          unit: draw.pick(['%', '万元']),
          scale,
          least: '0',
          most: many ? String(draw.int(80, 110)) : String(draw.int(1, 4)),
        };
      return draw.chance(60) ? { kind, unit: '%', scale, least: '0', most: '100' } : { kind, unit: '万元', scale };
    }
    case 'level':
      return { kind, levels: ['好', '较好', '一般', '差'].slice(0, small ? 3 : 4) };
    case 'judgement': {
      const least = draw.pick([0, 0, 500, 1000]);
      const most = least + draw.int(1, small ? 2 : 6) * 500;
      return { kind, least, most, step: 500, ...(draw.chance(20) ? { unbounded: true } : {}) };
    }
  }
}

export function number(draw: Draw, fact: Fact): string {
  const { type } = fact;
  const most = type.kind === 'quantity' ? Number(type.most ?? 100) : type.kind === 'count' ? (type.most ?? 20) : 5;
  const least = type.kind === 'quantity' ? Number(type.least ?? 0) : 0;
  const whole = draw.int(least, Math.min(most, 120));
  return draw.chance(20) ? `${String(whole)}.5` : String(whole);
}

export function quantity(
  growing: Growing,
  polarity: Polarity,
  wanted?: Formula['kind'],
): { readonly formula: Formula; readonly about: Fact } {
  const { draw, options } = growing.setting;
  const fact = factFor(growing, draw.pick(['quantity', 'quantity', 'count'] as const), polarity);
  const formula = factFormula(fact);
  if (wanted === 'fact' || (wanted === undefined && draw.chance(75))) return { formula, about: fact };
  if (wanted === 'number') return { formula: { kind: 'number', value: number(draw, fact) }, about: fact };
  const other = factFor(growing, 'quantity', polarity);
  const choices: Formula[] = [
    { kind: 'least', of: [formula, { kind: 'number', value: number(draw, fact) }] },
    {
      kind: 'greatest',
      of: [
        { kind: 'subtract', left: formula, right: { kind: 'number', value: '2' } },
        { kind: 'number', value: '0' },
      ],
    },
    { kind: 'multiply', left: formula, right: { kind: 'number', value: '1.5' } },
    {
      kind: 'subtract',
      left: { kind: 'number', value: '10' },
      right: { kind: 'divide', left: formula, right: { kind: 'number', value: '4' } },
    },
    { kind: 'negate', of: formula },
    { kind: 'add', left: formula, right: factFormula(other) },
    { kind: 'divide', left: formula, right: factFormula(other) },
    ...(options.cohort
      ? [
          {
            kind: 'subtract',
            left: formula,
            right: { kind: 'statistic', statistic: draw.pick(['mean', 'least', 'greatest']), ref: refTo(fact) },
          } satisfies Formula,
        ]
      : []),
  ];
  const made = choices.find(({ kind }) => kind === wanted);
  if (wanted === 'statistic' && options.cohort)
    return { formula: { kind: 'statistic', statistic: 'mean', ref: refTo(fact) }, about: fact };
  return { formula: made ?? draw.pick(choices), about: fact };
}
