import type {
  Amount,
  Condition,
  Effect,
  Formula,
  Grade,
  Group,
  Item,
  Multiplier,
  NotApplicable,
  Remainder,
  Rubric,
  Section,
  SumLimit,
  SumRules,
  Verdict,
} from '@rubric-lang/model';
import type { Draw } from './drawing.ts';
import type { GenerationOptions } from './constructs.ts';
import { declaredFacts } from './rubric-facts.ts';
import type { Growing, Setting } from './rubric-facts.ts';
import { drawnOr, generatedGroups, growClause } from './rubric-clauses.ts';

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
  const rules = sumRules(setting, sections, true);
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
    ...(rules === undefined ? {} : { sum: rules }),
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
  const rules = sumRules({ draw, options }, children, false);
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
    ...(rules === undefined ? {} : { sum: rules }),
    fields: [],
    children,
    span,
    range: { line: 5, column: 1, endLine: 5, endColumn: 9 },
  };
}

/** What notes may say of a sum; the kind that is forced stands over the whole table. */
function sumRules(
  { draw, options }: Pick<Setting, 'draw' | 'options'>,
  children: readonly (Section | Item)[],
  outermost: boolean,
): SumRules | undefined {
  const [part, kind] = outermost && options.force ? options.force.split(' ') : [];
  const forced = part === 'sum' ? kind : undefined;
  if (forced === undefined && !draw.chance(25)) return undefined;
  const points = (): number => draw.int(1, 12) * 500;
  const limits = [true, false].flatMap((ordinary): readonly SumLimit[] => {
    const own = children.filter(({ role }) => role !== 'unscored' && (role === 'ordinary') === ordinary);
    const of = own.filter(() => draw.chance(70)).map(({ key }) => key);
    const drawn = draw.pick(['most', 'loss', null] as const);
    const found = forced === 'most' || forced === 'loss' ? forced : drawn;
    return found === null || of.length === 0 ? [] : [{ kind: found, points: points(), of, text: '合计' }];
  });
  const base = forced === 'base' || draw.chance(40) ? { points: points(), text: '基础分' } : null;
  return { base, limits };
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
