import type {
  Amount,
  Bound,
  Branch,
  Condition,
  Effect,
  Formula,
  Group,
  Multiplier,
  Polarity,
  Remainder,
  Verdict,
} from '@rubric-lang/model';
import { factFor, factFormula, factNamed, number, quantity, refTo } from './rubric-facts.ts';
import type { Growing } from './rubric-facts.ts';

const span = { start: 0, end: 0 };

/** What was wanted, else what was drawn: drawn either way, so that the rest of the rubric stays the same. */
export function drawnOr<Value>(wanted: Value | undefined, drawn: Value): Value {
  return wanted ?? drawn;
}

interface Wanted {
  readonly condition?: Condition['kind'];
  readonly multiplier?: Multiplier['kind'];
  readonly amount?: Amount['kind'];
  readonly effect?: Effect['kind'];
  readonly verdict?: Verdict['kind'];
  readonly formula?: Formula['kind'];
  readonly remainder?: Remainder;
}

export function growClause(growing: Growing, wanted: Wanted): void {
  const { draw } = growing.setting;
  const key = `c${String(growing.clauses.length + 1)}`;
  const effect = generatedEffect(growing, wanted.effect, wanted.verdict);
  const worth = ['deduct', 'award', 'bonus', 'below-zero'].includes(effect.kind);
  const branches = Array.from({ length: draw.pick([1, 1, 1, 2, 3]) }, (_, index): Branch => {
    const times = generatedMultiplier(growing, index === 0 ? wanted : {}, polarityOf(effect));
    const guarded = times.kind === 'once' || (index === 0 && wanted.condition !== undefined) || draw.chance(25);
    return {
      key: `${key}b${String(index + 1)}`,
      label: `${key}第${String(index + 1)}种`,
      when: guarded
        ? generatedCondition(growing, index === 0 ? wanted : {}, polarityOf(effect), 2)
        : { kind: 'always' },
      times,
      amount:
        worth || wanted.amount
          ? generatedAmount(growing, index === 0 ? wanted.amount : undefined, effect)
          : { kind: 'points', points: 0 },
    };
  });
  growing.clauses.push({
    key,
    text: `条款${key}“*/\`\${x}\u2028`,
    kind: 'deduct-flat',
    status: 'understood',
    scoredBy: 'computed',
    effect,
    branches,
    combine: branches.length > 1 && draw.chance(40) ? 'first' : 'sum',
    cap: worth && draw.chance(25) ? draw.int(1, 8) * 500 : null,
    span,
    range: { line: 12 + growing.clauses.length, column: 3, endLine: 12, endColumn: 20 },
    notes: [],
  });
}

function polarityOf(effect: Effect): Polarity {
  return effect.kind === 'award' || effect.kind === 'bonus' || effect.kind === 'waive' ? 'merit' : 'fault';
}

function generatedEffect(growing: Growing, wanted: Effect['kind'] | undefined, verdict?: Verdict['kind']): Effect {
  const { draw } = growing.setting;
  const kind =
    wanted ??
    draw.pick<Effect['kind']>([
      'deduct',
      'deduct',
      'deduct',
      'award',
      'award',
      'award',
      'bonus',
      'zero',
      'below-zero',
      'waive',
      'scale',
      'verdict',
      'none',
    ]);
  const others = growing.clauses.map((clause) => clause.key);
  switch (kind) {
    case 'waive':
      return others.length > 0 ? { kind, targets: [draw.pick(others)] } : { kind: 'deduct' };
    case 'scale': {
      const [numerator, denominator] = draw.pick([
        [2, 1],
        [1, 2],
        [3, 2],
      ] as const);
      return others.length > 0 ? { kind, targets: [draw.pick(others)], numerator, denominator } : { kind: 'deduct' };
    }
    case 'verdict':
      return {
        kind,
        verdict: drawnOr(
          verdicts.find((it) => it.kind === verdict),
          draw.pick(verdicts),
        ),
      };
    default:
      return { kind };
  }
}

const verdicts: readonly Verdict[] = [
  { kind: 'total-zero' },
  { kind: 'grade-is', grade: '不合格' },
  { kind: 'grade-down', by: 1 },
  { kind: 'grade-not', grades: ['优秀'] },
  { kind: 'disqualify' },
];

function generatedCondition(growing: Growing, wanted: Wanted, polarity: Polarity, depth: number): Condition {
  const { draw, options, categories } = growing.setting;
  const kinds: Condition['kind'][] = [
    'always',
    'plain',
    'plain',
    'plain',
    'compare',
    'compare',
    'compare',
    'level',
    'level',
    'otherwise',
    'clause',
  ];
  if (options.cohort) kinds.push('rank');
  if (categories.length > 0) kinds.push('category');
  if (depth > 0) kinds.push('all', 'any', 'not', 'exhausted');
  const kind = wanted.condition ?? draw.pick(kinds);
  const others = growing.clauses.map((clause) => clause.key);
  switch (kind) {
    case 'always':
      return { kind };
    case 'plain':
      return { kind, fact: refTo(factFor(growing, 'yes-no', polarity)), holds: draw.chance(80) };
    case 'compare': {
      const { formula, about } = quantity(growing, polarity, wanted.formula);
      const ops: readonly Bound['op'][] = ['<', '<=', '>', '>=', '=', '!='];
      const [a, b] = [number(draw, about), number(draw, about)].sort((x, y) => Number(x) - Number(y));
      const bounds: Bound[] = draw.chance(30)
        ? [
            { op: draw.pick(['>', '>=']), value: a ?? '0' },
            { op: draw.pick(['<', '<=']), value: b ?? '0' },
          ]
        : [{ op: draw.pick(ops), value: a ?? '0' }];
      return { kind, quantity: formula, unit: '%', bounds };
    }
    case 'level': {
      const fact = factFor(growing, 'level', polarity);
      const levels = fact.type.kind === 'level' ? fact.type.levels : [];
      return { kind, fact: refTo(fact), levels: levels.filter((_, index) => index === 0 || draw.chance(40)) };
    }
    case 'rank': {
      const from = draw.int(1, 3);
      return {
        kind,
        fact: refTo(factFor(growing, 'quantity', polarity)),
        order: draw.pick(['high-first', 'low-first']),
        from,
        to: draw.pick([from, from + 2, null]),
        last: draw.chance(20),
      };
    }
    case 'exhausted':
      return { kind, points: draw.int(1, 6) * 500 };
    case 'otherwise':
      return others.length > 0
        ? {
            kind,
            of: others.filter((_, index) => index === 0 || draw.chance(50)),
            mode: draw.pick(['none', 'not-all']),
          }
        : { kind: 'always' };
    case 'clause':
      return others.length > 0 ? { kind, clause: draw.pick(others) } : { kind: 'always' };
    case 'category':
      return { kind, words: [draw.pick(categories)] };
    case 'all':
    case 'any':
      return {
        kind,
        of: Array.from({ length: draw.int(1, 2) }, () => generatedCondition(growing, {}, polarity, depth - 1)),
      };
    case 'not':
      return { kind, of: generatedCondition(growing, {}, polarity, depth - 1) };
  }
}

function generatedMultiplier(growing: Growing, wanted: Wanted, polarity: Polarity): Multiplier {
  const { draw, options } = growing.setting;
  const remainder = drawnOr(wanted.remainder, draw.pick<Remainder>(['drop', 'drop', 'round-up', 'pro-rata']));
  switch (wanted.multiplier ?? draw.pick<Multiplier['kind']>(['once', 'once', 'each', 'each', 'steps'])) {
    case 'once':
      return { kind: 'once' };
    case 'each':
      return {
        kind: 'each',
        fact: refTo(factFor(growing, 'count', polarity)),
        every: draw.pick([1, 1, 1, 2, 3]),
        free: draw.pick([0, 0, 0, 1, 2]),
        remainder,
      };
    case 'steps': {
      const { formula, about } = quantity(growing, polarity);
      const from: string | Formula = draw.chance(80)
        ? number(draw, about)
        : options.cohort && draw.chance(50)
          ? { kind: 'statistic', statistic: 'mean', ref: refTo(about) }
          : factFormula(factFor(growing, 'quantity', polarity));
      return {
        kind: 'steps',
        quantity: formula,
        unit: '%',
        from,
        direction: draw.pick(['below', 'above']),
        every: draw.pick(['1', '2', '0.5', '5']),
        remainder,
      };
    }
  }
}

function generatedAmount(growing: Growing, wanted: Amount['kind'] | undefined, effect: Effect): Amount {
  const { draw, options } = growing.setting;
  const polarity = polarityOf(effect);
  const kinds: Amount['kind'][] = [
    'points',
    'points',
    'points',
    'points',
    'full',
    'judged',
    'proportional',
    'formula',
    'interpolated',
  ];
  if (options.cohort) kinds.push('ratio-to-best');
  const points = draw.int(1, 12) * 250;
  switch (wanted ?? draw.pick(kinds)) {
    case 'points':
      return { kind: 'points', points };
    case 'full':
      return { kind: 'full' };
    case 'judged': {
      const fact = factFor(growing, 'judgement', polarity);
      const [least, most] = fact.type.kind === 'judgement' ? [fact.type.least, fact.type.most] : [0, 0];
      if (!draw.chance(25)) return { kind: 'judged', fact: refTo(fact), least, most };
      // A total for several occurrences is asked as a fact of its own, beside their number.
      const name = String(growing.facts.length + 1);
      const count = factNamed(`f${name}n`, growing.key, { kind: 'count', unit: '例', most: 3 }, 'fault');
      const total = factNamed(`f${name}`, growing.key, fact.type, polarity);
      growing.facts.push(count, total);
      return { kind: 'judged', fact: refTo(total), least, most, perCount: refTo(count) };
    }
    case 'proportional':
      return {
        kind: 'proportional',
        quantity: quantity(growing, polarity).formula,
        unit: draw.pick(['%', '']),
        points,
      };
    case 'formula':
      return { kind: 'formula', formula: quantity(growing, polarity).formula, most: draw.pick([points, null]) };
    case 'interpolated': {
      const { formula, about } = quantity(growing, polarity);
      const start = Number(number(draw, about));
      const through = Array.from({ length: draw.int(1, 3) }, (_, index) => ({
        x: String(start + index * 5),
        points: draw.int(0, 8) * 500,
      }));
      return { kind: 'interpolated', quantity: formula, unit: '%', through };
    }
    case 'ratio-to-best':
      return {
        kind: 'ratio-to-best',
        fact: refTo(factFor(growing, 'quantity', polarity)),
        best: draw.pick(['greatest', 'least']),
        points,
      };
  }
}

export function generatedGroups(
  { setting: { draw }, clauses }: Growing,
  wanted: Group['kind'] | undefined,
): readonly Group[] {
  const groups: Group[] = [];
  const free = clauses.map((clause) => ({ key: clause.key, clause }));
  for (let index = 0; index < draw.int(1, 2); index += 1) {
    const kind = index === 0 && wanted ? wanted : draw.pick<Group['kind']>(['ladder', 'highest', 'cap']);
    const effect = draw.pick(['deduct', 'award', 'bonus', 'below-zero'] as const);
    const members = free
      .filter(() => draw.chance(60))
      .map(({ key, clause }) => (clause.branches.length > 1 && draw.chance(30) ? draw.pick(clause.branches).key : key));
    const [inner] = groups;
    if (inner && draw.chance(50)) members.push(inner.key);
    if (members.length > 0)
      groups.push({
        key: `g${String(index + 1)}`,
        kind,
        effect,
        members,
        points: kind === 'cap' ? draw.int(1, 8) * 500 : null,
        text: '',
      });
  }
  return groups;
}
