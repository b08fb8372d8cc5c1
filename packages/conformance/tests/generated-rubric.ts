import type {
  Amount,
  Bound,
  Branch,
  Clause,
  Condition,
  Effect,
  Fact,
  FactRef,
  FactType,
  Formula,
  Grade,
  Group,
  Item,
  Multiplier,
  NotApplicable,
  Polarity,
  Remainder,
  Rubric,
  Section,
  Verdict,
} from '@rubric-lang/model';
import type { Draw } from './drawing.ts';

/** Everything the model can say of how points come about: what every target has to hold, or refuse by name. */
export const constructs = {
  condition: [
    'always',
    'plain',
    'compare',
    'level',
    'rank',
    'exhausted',
    'otherwise',
    'clause',
    'category',
    'all',
    'any',
    'not',
  ],
  multiplier: ['once', 'each', 'steps'],
  amount: ['points', 'full', 'judged', 'proportional', 'formula', 'interpolated', 'ratio-to-best'],
  effect: ['deduct', 'award', 'bonus', 'zero', 'below-zero', 'waive', 'scale', 'verdict', 'none'],
  group: ['ladder', 'highest', 'cap'],
  verdict: ['total-zero', 'grade-is', 'grade-down', 'grade-not', 'disqualify'],
  absence: ['redistribute', 'full', 'omit', 'peer-average'],
  formula: ['number', 'fact', 'negate', 'add', 'subtract', 'multiply', 'divide', 'least', 'greatest', 'statistic'],
  remainder: ['drop', 'round-up', 'pro-rata'],
} as const satisfies {
  readonly condition: readonly Condition['kind'][];
  readonly multiplier: readonly Multiplier['kind'][];
  readonly amount: readonly Amount['kind'][];
  readonly effect: readonly Effect['kind'][];
  readonly group: readonly Group['kind'][];
  readonly verdict: readonly Verdict['kind'][];
  readonly absence: readonly NotApplicable[];
  readonly formula: readonly Formula['kind'][];
  readonly remainder: readonly Remainder[];
};

/** `effect waive`: one kind that a generated rubric is to hold. */
export type Construct = {
  [Part in keyof typeof constructs]: `${Part} ${(typeof constructs)[Part][number]}`;
}[keyof typeof constructs];

export const allConstructs: readonly Construct[] = Object.entries(constructs).flatMap(([part, kinds]) =>
  kinds.map((kind) => `${part} ${kind}` as Construct),
);

export interface GenerationOptions {
  /** Stands in the first item, however the rest falls out. */
  readonly force?: Construct;
  /** Rules that look at the cohort. */
  readonly cohort: boolean;
  /** At most so many items. */
  readonly items: number;
  /** Only facts of few values, with at most one of more than are tried value by value. */
  readonly small: boolean;
}

const span = { start: 0, end: 0 };

/** A sound rubric drawn at random: every key is declared, every reference leads somewhere, bounds are in order. */
export function generatedRubric(draw: Draw, options: GenerationOptions): Rubric {
  const categories = draw.chance(30) || options.force === 'condition category' ? ['甲类', '乙类'] : [];
  const setting: Setting = {
    draw,
    options,
    categories,
    declared: declaredFacts(draw, options),
    wide: { left: options.small ? 1 : 99 },
  };
  const count = draw.int(1, options.items);
  const items = Array.from({ length: count }, (_, index) =>
    generatedItem(setting, `i${String(index + 1)}`, index === 0),
  );
  const sections = generatedTree(setting, items);
  const total = sections.reduce((sum, node) => sum + (node.role === 'ordinary' ? (node.points ?? 0) : 0), 0);
  const verdicts = draw.chance(25) ? generatedVerdicts(setting) : null;
  return {
    version: 1,
    language: 'zh-CN',
    path: 'generated.rubric',
    title: '生成的评分表',
    header: [],
    year: null,
    appliesTo: [],
    columns: [],
    notes: [],
    signatures: [],
    declaredTotal: null,
    total,
    totalCap: draw.chance(40) ? total : null,
    negativeTotal: draw.chance(30),
    rounding: { step: draw.pick([10, 10, 100, 500]), mode: draw.pick(['half-away', 'truncate']) },
    judgementStep: 500,
    categories,
    groups: [],
    raters: draw.chance(50) ? { count: null, dropHighest: draw.int(0, 1), dropLowest: draw.int(0, 1) } : null,
    grades: draw.chance(60) ? generatedGrades(draw, total) : [],
    facts: setting.declared,
    verdicts,
    sections,
    examples: [],
    provisions: [],
    gates: { printable: true, computable: true, issuable: false },
    digests: { text: 'text-digest', meaning: 'meaning-digest' },
  };
}

interface Setting {
  readonly draw: Draw;
  readonly options: GenerationOptions;
  readonly categories: readonly string[];
  readonly declared: readonly Fact[];
  /** How many facts of many values may still be made. */
  readonly wide: { left: number };
}

function declaredFacts(draw: Draw, options: GenerationOptions): readonly Fact[] {
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

function factNamed(key: string, item: string | null, type: FactType, polarity: Polarity): Fact {
  return { key, item, named: false, label: `${key}（${item ?? '数据'}）`, question: `${key}？`, type, polarity };
}

function factFormula(fact: Fact): Formula {
  return { kind: 'fact', ref: refTo(fact) };
}

function refTo(fact: Fact): FactRef {
  return { item: fact.item, fact: fact.key };
}

/** An item as it grows: facts are made when a clause needs them, or taken again. */
interface Growing {
  readonly setting: Setting;
  readonly key: string;
  readonly points: number;
  readonly facts: Fact[];
  readonly clauses: Clause[];
}

function generatedItem(setting: Setting, key: string, first: boolean): Item {
  const { draw, options } = setting;
  const points = draw.int(1, 20) * 500;
  const growing: Growing = { setting, key, points, facts: [], clauses: [] };
  const role = draw.pick<Item['role']>([
    ...Array.from({ length: 9 }, () => 'ordinary' as const),
    'bonus',
    'penalty',
    'unscored',
  ]);
  const [part, kind] = first && options.force ? options.force.split(' ') : [];
  const clauses = draw.int(1, options.small ? 3 : 5);
  for (let index = 0; index < clauses; index += 1) growClause(growing, {});
  if (part === 'condition') growClause(growing, { condition: kind as Condition['kind'] });
  if (part === 'multiplier') growClause(growing, { multiplier: kind as Multiplier['kind'] });
  if (part === 'amount') growClause(growing, { amount: kind as Amount['kind'] });
  if (part === 'effect') growClause(growing, { effect: kind as Effect['kind'] });
  if (part === 'verdict') growClause(growing, { effect: 'verdict', verdict: kind as Verdict['kind'] });
  if (part === 'formula') growClause(growing, { condition: 'compare', formula: kind as Formula['kind'] });
  if (part === 'remainder')
    growClause(growing, { multiplier: draw.pick(['each', 'steps'] as const), remainder: kind as Remainder });
  const absence = part === 'absence' ? (kind as NotApplicable) : undefined;
  const groups =
    part === 'group' || draw.chance(45)
      ? generatedGroups(growing, part === 'group' ? (kind as Group['kind']) : undefined)
      : [];
  const awards = growing.clauses.some(({ effect }) => effect.kind === 'award');
  const base =
    role === 'bonus' || role === 'penalty'
      ? 0
      : draw.chance(60)
        ? awards
          ? 0
          : points
        : draw.pick([0, points, points / 2]);
  return {
    kind: 'item',
    key,
    named: false,
    number: '1',
    mark: '1.',
    title: `第${key}项`,
    printed: `第${key}项`,
    points: role === 'unscored' ? null : points,
    role,
    base: Math.round(base),
    floor: role === 'penalty' ? draw.pick([null, -points]) : draw.pick([0, 0, 0, 0, null]),
    ceiling: draw.pick([points, points, null]),
    notApplicable: drawnOr(
      absence,
      draw.pick<NotApplicable | null>([
        null,
        'redistribute',
        'full',
        'omit',
        ...(options.cohort ? ['peer-average' as const] : []),
      ]),
    ),
    appliesTo: setting.categories.length > 0 && draw.chance(15) ? [draw.pick(setting.categories)] : [],
    fields: [],
    statements: [],
    facts: growing.facts,
    clauses: growing.clauses,
    groups,
    span,
    range: { line: 10 + growing.clauses.length, column: 1, endLine: 10, endColumn: 9 },
  };
}

/** What was wanted, else what was drawn: drawn either way, so that the rest of the rubric stays the same. */
function drawnOr<Value>(wanted: Value | undefined, drawn: Value): Value {
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

function growClause(growing: Growing, wanted: Wanted): void {
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

function factFor(growing: Growing, wanted: FactType['kind'], polarity: Polarity): Fact {
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
      return { kind, least, most: least + draw.int(1, small ? 2 : 6) * 500, step: 500 };
    }
  }
}

function number(draw: Draw, fact: Fact): string {
  const { type } = fact;
  const most = type.kind === 'quantity' ? Number(type.most ?? 100) : type.kind === 'count' ? (type.most ?? 20) : 5;
  const least = type.kind === 'quantity' ? Number(type.least ?? 0) : 0;
  const whole = draw.int(least, Math.min(most, 120));
  return draw.chance(20) ? `${String(whole)}.5` : String(whole);
}

function quantity(
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

function generatedGroups({ setting: { draw }, clauses }: Growing, wanted: Group['kind'] | undefined): readonly Group[] {
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

function generatedTree(setting: Setting, items: readonly Item[]): readonly (Section | Item)[] {
  const { draw } = setting;
  const tops: (Section | Item)[] = [];
  let rest = [...items];
  while (rest.length > 0) {
    const size = draw.int(1, rest.length);
    const own = rest.slice(0, size);
    rest = rest.slice(size);
    if (draw.chance(20)) {
      tops.push(...own);
      continue;
    }
    const nested =
      own.length > 1 && draw.chance(30)
        ? [section(setting, `s${String(tops.length + 1)}n`, own.slice(1)), own[0] as Item]
        : own;
    tops.push(section(setting, `s${String(tops.length + 1)}`, nested));
  }
  return tops;
}

function section({ draw, options }: Setting, key: string, children: readonly (Section | Item)[]): Section {
  const points = children.reduce((sum, child) => sum + (child.role === 'ordinary' ? (child.points ?? 0) : 0), 0);
  const role = children.some((child) => child.role === 'ordinary')
    ? 'ordinary'
    : draw.pick<Section['role']>(['bonus', 'penalty']);
  return {
    kind: 'section',
    key,
    number: '',
    mark: '',
    title: `第${key}部分`,
    printed: '',
    points,
    declared: null,
    role,
    cap: role === 'ordinary' ? null : draw.pick([null, 2000, 5000]),
    weight: draw.pick([null, null, null, '0.3', '0.45']),
    average: draw.chance(15),
    notApplicable: draw.pick<NotApplicable | null>([
      null,
      'redistribute',
      'full',
      'omit',
      ...(options.cohort ? ['peer-average' as const] : []),
    ]),
    fields: [],
    children,
    span,
    range: { line: 5, column: 1, endLine: 5, endColumn: 9 },
  };
}

function generatedVerdicts(setting: Setting): Rubric['verdicts'] {
  const growing: Growing = {
    setting: { ...setting, options: { ...setting.options, cohort: false } },
    key: 'verdicts',
    points: 0,
    facts: [],
    clauses: [],
  };
  const count = setting.draw.int(1, 2);
  for (let index = 0; index < count; index += 1) growClause(growing, { effect: 'verdict' });
  return { key: 'verdicts', title: '一票否决', facts: growing.facts, clauses: growing.clauses };
}

function generatedGrades(draw: Draw, total: number): readonly Grade[] {
  const [low, high] = [Math.round(total * 0.6), Math.round(total * 0.9)];
  const grades: Grade[] = [
    {
      name: '优秀',
      bounds: [{ op: '>=', points: high }],
      quota: draw.pick([null, null, { kind: 'share', percent: '30' }, { kind: 'number', most: 1 }] as const),
      span,
    },
    {
      name: '合格',
      bounds: [
        { op: '>=', points: low },
        { op: draw.pick(['<', '<=']), points: high },
      ],
      quota: null,
      span,
    },
    { name: '不合格', bounds: [{ op: '<', points: low }], quota: null, span },
  ];
  return draw.chance(15) ? grades.slice(1) : draw.chance(20) ? [...grades].reverse() : grades;
}
