import {
  around,
  compareRatio,
  domainOf,
  leavesOf,
  multiplyRatio,
  peerKeys,
  ratio,
  ratioText,
  sectionsOf,
  zeroRatio,
} from '@rubric-lang/model';
import type { Block, FactState, Item, Ratio } from '@rubric-lang/model';
import { indented } from './code.ts';
import type { Code } from './code.ts';
import type { Layout, PlacedFact } from './layout.ts';
import { dataLiteral, literal, pure } from './literal.ts';
import { partCode } from './part-code.ts';
import { partLayout } from './part-units.ts';
import type { PartLayout } from './part-units.ts';
import { formulaCode } from './quantity-code.ts';
import { isWorth } from './unit-amount.ts';
import { blockPlaces, sectionsCode } from './section-code.ts';

/** Everything that scores: functions of parts, items and sections, and the plan that names them. */
export function planCode(layout: Layout, code: Code): readonly string[] {
  const { rubric, blocks } = layout;
  const lines: string[] = [];
  let [branches, units, clauses] = [0, 0, 0];
  const planned = blocks.map(({ block, parts }, at) => {
    const written = parts.map((part, index) => {
      const own = partLayout(block, part);
      const name = `${String(at)}_${String(index)}`;
      lines.push(...partCode(layout, code, own, part, name, rubric.rounding).lines);
      branches = Math.max(
        branches,
        own.clauses.reduce((sum, clause) => sum + clause.branches.length, 0),
      );
      units = Math.max(units, own.units.length);
      clauses = Math.max(clauses, own.clauses.length);
      return { name, own, part };
    });
    lines.push(
      ...settledCode(
        code,
        block,
        at,
        written.map(({ name }) => name),
      ),
    );
    return blockLiteral(layout, block, at, written);
  });
  lines.push(...deriveCode(layout, code));
  lines.push(...sectionsCode(rubric, code, blockPlaces(rubric)));

  const verdicts = blocks.flatMap(({ block }) =>
    block.clauses.flatMap(({ key, effect }) =>
      effect.kind === 'verdict' ? [[`${block.key}/${key}`, effect.verdict] as const] : [],
    ),
  );
  return [
    ...lines,
    `const plan${code.ts(': Plan')} = {`,
    ...indented([
      'facts: [',
      ...indented(layout.facts.map((placed) => `${factLiteral(layout, placed)},`)),
      '],',
      'unknowns: [',
      ...indented(layout.unknowns.map((unknown) => `${unknownLiteral(layout, unknown)},`)),
      '],',
      `size: ${String(layout.size)},`,
      'blocks: [',
      ...indented(planned.map((block) => `${block},`)),
      '],',
      `sections: ${dataLiteral(sectionsOf(rubric.sections).map(({ key, points }) => ({ key, points })))},`,
      'sum: sumAll,',
      `ranked: ${dataLiteral(layout.ranked)},`,
      `categories: ${dataLiteral(rubric.categories)},`,
      `byCategory: ${String(layout.dependence.category)},`,
      `totalCap: ${String(rubric.totalCap)},`,
      `negativeTotal: ${String(rubric.negativeTotal)},`,
      `rounding: ${dataLiteral(rubric.rounding)},`,
      `grades: ${dataLiteral(rubric.grades.map(({ name, bounds, quota }) => ({ name, bounds, quota })))},`,
      `verdicts: ${dataLiteral(Object.fromEntries(verdicts))},`,
      `peers: ${String(peerKeys(rubric).length > 0)},`,
      `out: ${pure}outOf(${String(branches)}, ${String(units)}, ${String(clauses)}),`,
    ]),
    '};',
    `const peerKeys = ${dataLiteral(peerKeys(rubric))}${code.ts(' as readonly string[]')};`,
  ];
}

/** The item's score straight from the cells, for subjects of whom nothing is open. */
function settledCode(code: Code, block: Block, at: number, names: readonly string[]): readonly string[] {
  const item = 'kind' in block ? (block as Item) : undefined;
  const lines = [
    'o.award = o.deduct = o.belowZero = o.bonus = 0;',
    'o.zero = o.fatal = false;',
    ...names.flatMap((name) => [`count${name}(n, q, k, o);`, `limit${name}(o);`]),
  ];
  if (!item) lines.push('return 0;');
  else {
    const reached =
      item.role === 'bonus' ? `${String(item.base)} + o.award + o.bonus` : `${String(item.base)} + o.award`;
    const raised = item.ceiling === null ? reached : `Math.min(${reached}, ${String(item.ceiling)})`;
    const lowered =
      item.floor === null ? `${raised} - o.deduct` : `Math.max(${raised} - o.deduct, ${String(item.floor)})`;
    const bonus = item.role === 'bonus' ? '' : ' + o.bonus';
    lines.push('if (o.zero) return 0 - o.belowZero;', `return ${lowered} - o.belowZero${bonus};`);
  }
  return [
    `function settled${String(at)}(n${code.ts(': Numbers')}, q${code.ts(': Ratios')}, k${code.ts(': string | undefined')}, o${code.ts(': Out')})${code.ts(': number')} {`,
    ...indented(lines),
    '}',
  ];
}

function blockLiteral(
  layout: Layout,
  block: Block,
  at: number,
  parts: readonly {
    readonly name: string;
    readonly own: PartLayout;
    readonly part: {
      readonly unknowns: readonly string[];
      readonly coarse: {
        readonly award: number;
        readonly deduct: number;
        readonly belowZero: number;
        readonly bonus: number;
      };
      readonly wide: boolean;
    };
  }[],
): string {
  const item = 'kind' in block ? (block as Item) : undefined;
  const fields = [
    `key: ${literal(block.key)}`,
    `item: ${String(item !== undefined)}`,
    `points: ${String(block.points ?? 0)}`,
    `base: ${String(item?.base ?? 0)}`,
    `ceiling: ${String(item?.ceiling ?? null)}`,
    `floor: ${String(item?.floor ?? null)}`,
    `role: '${item?.role ?? 'ordinary'}'`,
    `notApplicable: ${dataLiteral(item?.notApplicable ?? null)}`,
    `appliesTo: ${dataLiteral(item?.appliesTo ?? [])}`,
    `rules: ${dataLiteral(
      block.clauses.map(({ key, effect, branches }) => ({
        key,
        effect: effect.kind,
        fatal: effect.kind === 'verdict' && effect.verdict.kind === 'total-zero',
        endless: layout.blocks[at]?.endless.has(key) === true,
        branches: branches.map((branch) => branch.key),
      })),
    )}`,
    `parts: [${parts.map((part) => partLiteral(layout, part)).join(', ')}]`,
    `settled: settled${String(at)}`,
  ];
  return `{ ${fields.join(', ')} }`;
}

function partLiteral(
  layout: Layout,
  {
    name,
    own,
    part,
  }: {
    readonly name: string;
    readonly own: PartLayout;
    readonly part: {
      readonly unknowns: readonly string[];
      readonly coarse: {
        readonly award: number;
        readonly deduct: number;
        readonly belowZero: number;
        readonly bonus: number;
      };
      readonly wide: boolean;
    };
  },
): string {
  const slots = new Map(layout.unknowns.map(({ slot, info }) => [info.key, slot]));
  const units = own.units.map((unit) => {
    const first = unit.branches[0]?.at ?? 0;
    return [unit.clause.at, first, first + unit.branches.length, isWorth(unit) ? 1 : 0];
  });
  const { award, deduct, belowZero, bonus } = part.coarse;
  return `{ count: count${name}, limit: limit${name}, clauses: ${dataLiteral(own.clauses.map(({ place }) => place))}, units: ${dataLiteral(units)}, unknowns: ${dataLiteral(part.unknowns.map((key) => slots.get(key) ?? -1))}, coarse: ${dataLiteral([award, deduct, belowZero, bonus])}, wide: ${String(part.wide)} }`;
}

function factLiteral(layout: Layout, { slot, fact, unit }: PlacedFact): string {
  const { type } = fact;
  const inputs = new Set(
    layout.unknowns.flatMap(({ info }) =>
      info.unknown.kind === 'formula' ? leavesOf(info.unknown.formula).facts.map((ref) => layout.fact(ref)?.slot) : [],
    ),
  );
  const domain = inputs.has(slot) ? domainOf(fact) : undefined;
  const spansZero =
    domain &&
    ((compareRatio(domain.least, zeroRatio) <= 0 && compareRatio(domain.most, zeroRatio) >= 0) || domain.orZero);
  const corners = domain ? around(spansZero ? [zeroRatio] : [], domain).map((value) => ratioText(value, 9)) : [];
  const fields = [
    `item: ${dataLiteral(fact.item)}`,
    `key: ${literal(fact.key)}`,
    `kind: '${type.kind}'`,
    `unit: ${String(unit)}`,
    `levels: ${dataLiteral(type.kind === 'level' ? type.levels : [])}`,
    `fault: ${String(fact.polarity === 'fault')}`,
    `corners: ${dataLiteral(corners)}`,
    `derive: ${fact.derived && unit === 0 ? `derive${String(slot)}` : 'null'}`,
  ];
  return `{ ${fields.join(', ')} }`;
}

/** Facts that a formula makes where they were not recorded, and formulas that are settled as a whole. */
function deriveCode(layout: Layout, code: Code): readonly string[] {
  const parameters = `n${code.ts(': Numbers')}, q${code.ts(': Ratios')}`;
  const result = code.ts(': Ratio | undefined');
  const derived = layout.facts.flatMap(({ slot, fact, unit }): readonly string[] => {
    if (!fact.derived || unit !== 0) return [];
    const at = String(slot);
    const body = formulaCode(layout, code, fact.derived, (input) =>
      input.fact.derived ? `derive${String(input.slot)}(n, q)` : `q[${String(input.slot)}]`,
    );
    return [
      `let busy${at} = false;`,
      `function derive${at}(${parameters})${result} {`,
      ...indented([
        `if (busy${at} || q[${at}] !== undefined) return q[${at}];`,
        // A formula that comes back to its own fact finds it unknown.
        `busy${at} = true;`,
        `const value = ${body};`,
        `busy${at} = false;`,
        `q[${at}] = value;`,
        'return value;',
      ]),
      '}',
    ];
  });
  const formulas = layout.unknowns.flatMap(({ slot, info }): readonly string[] => {
    if (info.unknown.kind !== 'formula') return [];
    const body = formulaCode(layout, code, info.unknown.formula, (input) => `q[${String(input.slot)}]`);
    return [`function formula${String(slot)}(${parameters})${result} {`, `  return ${body};`, '}'];
  });
  return [...derived, ...formulas];
}

function unknownLiteral(layout: Layout, { slot, info }: Layout['unknowns'][number]): string {
  const { unknown } = info;
  const places = new Map(layout.blocks.map(({ block }, index) => [block.key, index]));
  const leaves =
    unknown.kind === 'formula'
      ? leavesOf(unknown.formula)
      : { facts: [unknown.ref], divisors: [], statistics: unknown.kind === 'fact' ? 0 : 1 };
  const order =
    unknown.kind === 'place'
      ? (unknown.order === 'high-first') === unknown.last
        ? 'low-first'
        : 'high-first'
      : unknown.kind === 'share'
        ? unknown.best
        : null;
  const fields = [
    `slot: ${String(slot)}`,
    `kind: '${unknown.kind}'`,
    `tries: ${dataLiteral(info.candidates.map((state) => tryLiteral(layout, slot, unknown.kind, state)))}`,
    `critical: ${dataLiteral(unknown.kind === 'formula' ? info.critical.map((value) => ratioText(value, 9)) : [])}`,
    `step: ${dataLiteral(unknown.kind === 'formula' && info.unit ? ratioText(info.unit, 9) : null)}`,
    `value: ${unknown.kind === 'formula' ? `formula${String(slot)}` : 'null'}`,
    `facts: ${dataLiteral(leaves.facts.flatMap((ref) => layout.fact(ref)?.slot ?? []))}`,
    `divisors: ${dataLiteral(leaves.divisors.flatMap((ref) => layout.fact(ref)?.slot ?? []))}`,
    `order: ${dataLiteral(order)}`,
    `own: ${String(info.own)}`,
    `torn: ${String(info.torn)}`,
    `endless: ${String(info.endless)}`,
    `cohort: ${String(leaves.statistics > 0)}`,
    `readers: ${dataLiteral(info.readers.flatMap((key) => places.get(key) ?? []))}`,
  ];
  return `{ ${fields.join(', ')} }`;
}

/** A value to try as the slot holds it. */
function tryLiteral(layout: Layout, slot: number, kind: string, state: FactState): number | string {
  if (typeof state === 'boolean') return state ? 1 : 0;
  const placed = layout.facts[slot];
  if (typeof state === 'string') return placed?.fact.type.kind === 'level' ? placed.fact.type.levels.indexOf(state) : 0;
  if (kind === 'place') return Number(state.n);
  if (kind !== 'fact' || !placed || placed.unit === 0) return ratioText(state, 9);
  return Number(inCells(state, placed.unit));
}

function inCells(value: Ratio, unit: number): bigint {
  const cell = multiplyRatio(value, ratio(unit));
  return cell.n / cell.d;
}
