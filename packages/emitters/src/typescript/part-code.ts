import { conditionsOf, waitsForDeductions } from '@rubric-lang/model';
import type { Milli, Part, Rounding } from '@rubric-lang/model';
import { amountCode, exactOf, productCode, timesCode } from './amount-code.ts';
import type { ValueCode } from './amount-code.ts';
import { indented } from './code.ts';
import type { Code } from './code.ts';
import { any, conditionCode } from './condition-code.ts';
import type { Layout } from './layout.ts';
import { limitCode } from './limit-code.ts';
import { commentText } from './literal.ts';
import { isNamed } from './part-units.ts';
import { isWorth, roundedUnit } from './unit-amount.ts';
import type { UnitAmount } from './unit-amount.ts';
import type { PartBranch, PartClause, PartLayout, PartUnit } from './part-units.ts';

export interface PartCode {
  readonly name: string;
  readonly lines: readonly string[];
}

/** The two functions of a part: which clauses count and for how much, and what caps and groups leave of it. */
export function partCode(
  layout: Layout,
  code: Code,
  parts: PartLayout,
  part: Part,
  name: string,
  rounding: Rounding,
): PartCode {
  const waits = parts.clauses.some(({ clause }) => waitsForDeductions(clause));
  const { lines, amounts } = countLines(layout, code, parts, part, rounding);
  const head = (function_: string, more: string): string =>
    `function ${function_}(n${code.ts(': Numbers')}, q${code.ts(': Ratios')}, k${code.ts(': string | undefined')}, o${code.ts(': Out')}${more})${code.ts(': void')} {`;
  const texts = parts.clauses.map(({ clause }) => `// ${commentText(clause.text)}`);
  const count = waits
    ? [
        head(`stage${name}`, `, x${code.ts(': number')}`),
        ...indented(lines),
        '}',
        ...texts,
        head(`count${name}`, ''),
        // What has been deducted so far is worked out as if nothing waited for it.
        ...indented([
          `stage${name}(n, q, k, o, -Infinity);`,
          'let x = 0;',
          ...deductedLines(code, parts, amounts, rounding),
          `stage${name}(n, q, k, o, x);`,
        ]),
        '}',
      ]
    : [...texts, head(`count${name}`, ''), ...indented(lines), '}'];
  return { name, lines: [...count, ...limitCode(code, parts, amounts, name, rounding)] };
}

function deductedLines(
  code: Code,
  parts: PartLayout,
  amounts: readonly UnitAmount[],
  rounding: Rounding,
): readonly string[] {
  return parts.units.flatMap(({ at, clause: { clause } }) =>
    clause.effect.kind === 'deduct' && !waitsForDeductions(clause)
      ? [`x += ${roundedUnit(code, at, amounts[at], rounding)};`]
      : [],
  );
}

function countLines(
  layout: Layout,
  code: Code,
  parts: PartLayout,
  part: Part,
  rounding: Rounding,
): { readonly lines: readonly string[]; readonly amounts: readonly UnitAmount[] } {
  const full = parts.block.points ?? 0;
  const lines: string[] = [];
  const times = new Map<PartBranch, ValueCode>();
  const written = new Set<PartClause>();

  const holdsName = ({ at }: PartBranch): string => `h${String(at)}`;
  const liveName = ({ at }: PartBranch): string => `l${String(at)}`;
  const waivers = (clause: PartClause, branch: PartBranch): readonly PartClause[] =>
    parts.clauses.filter(
      (other) =>
        other !== clause &&
        other.clause.effect.kind === 'waive' &&
        other.clause.effect.targets.some((key) => key === clause.clause.key || key === branch.branch.key),
    );

  // Whether a clause's own conditions hold, after those of the clauses they ask of.
  const writeHolds = (clause: PartClause): void => {
    if (written.has(clause)) return;
    written.add(clause);
    const counts = (key: string): string => {
      const found = parts.named(key, clause);
      if (!found) return 'false';
      return any((found.branch ? [found.branch] : found.clause.branches).map(liveName));
    };
    const asked = new Set(
      conditionsOf(clause.clause).flatMap((condition) =>
        condition.kind === 'otherwise' ? condition.of : condition.kind === 'clause' ? [condition.clause] : [],
      ),
    );
    for (const key of asked) {
      const found = parts.named(key, clause);
      if (found) writeLive(found.clause);
    }
    for (const branch of clause.branches) {
      const value = timesCode(layout, code, branch.branch.times);
      const when = conditionCode(layout, code, branch.branch.when, { counts });
      if (branch.branch.times.kind === 'once') {
        times.set(branch, value);
        lines.push(`const ${holdsName(branch)} = ${when};`);
        continue;
      }
      const name = `t${String(branch.at)}`;
      lines.push(`const ${name} = ${exactOf(value)};`);
      times.set(branch, value.kind === 'number' ? { ...value, code: name } : { kind: 'exact', code: name });
      const positive = value.kind === 'number' ? `${name} > 0` : `isPositive(${name})`;
      lines.push(`const ${holdsName(branch)} = ${when === 'true' ? positive : `${positive} && (${when})`};`);
    }
  };

  // Whether it counts: nothing waives it, and of a list of cases no earlier one does.
  const live = new Set<PartClause>();
  const writeLive = (clause: PartClause): void => {
    if (live.has(clause)) return;
    live.add(clause);
    writeHolds(clause);
    const before: string[] = [];
    for (const branch of clause.branches) {
      const waiving = waivers(clause, branch);
      for (const waiver of waiving) writeHolds(waiver);
      const against = [
        ...waiving.flatMap((waiver) => waiver.branches.map(holdsName)),
        ...(clause.clause.combine === 'first' ? before : []),
      ];
      lines.push(
        `let ${liveName(branch)}${code.ts(': boolean')} = ${[holdsName(branch), ...against.map((name) => `!${name}`)].join(' && ')};`,
      );
      before.push(liveName(branch));
    }
  };
  for (const clause of parts.clauses) writeLive(clause);

  for (const { group, members } of parts.groups) {
    if (group.kind === 'ladder') lines.push(...ladderLines(members, liveName));
  }

  const scaledUnits = new Set(
    parts.units.filter((unit) =>
      parts.clauses.some(
        ({ clause }) => clause.effect.kind === 'scale' && clause.effect.targets.some((key) => isNamed(unit, key)),
      ),
    ),
  );
  const hasLevels = part.unknowns.some((key) => levelKeys(layout).has(key));
  const amounts = parts.units.map((unit): UnitAmount => {
    const keepsExact = scaledUnits.has(unit) || hasLevels;
    return writeUnit(layout, code, unit, { times, liveName, full, rounding, keepsExact }, lines);
  });
  lines.push(...scaleLines(code, parts, liveName));
  return {
    lines: fixed(lines),
    amounts: amounts.map((amount, index) =>
      scaledUnits.has(parts.units[index] as PartUnit) ? { ...amount, whole: false, rounded: false } : amount,
    ),
  };
}

/** What never changes is a `const`. */
function fixed(lines: readonly string[]): readonly string[] {
  return lines.map((line) => {
    const name = /^let (\w+)/.exec(line)?.[1];
    const changes =
      name !== undefined && lines.some((other) => other !== line && new RegExp(`\\b${name} = `).test(other));
    return name !== undefined && !changes ? line.replace('let', 'const') : line;
  });
}

const levels = new WeakMap<Layout, ReadonlySet<string>>();

/** Keys of the unknowns that are levels. */
function levelKeys(layout: Layout): ReadonlySet<string> {
  const known = levels.get(layout);
  if (known) return known;
  const found = new Set(
    layout.unknowns.flatMap(({ slot, info }) => (layout.facts[slot]?.fact.type.kind === 'level' ? [info.key] : [])),
  );
  levels.set(layout, found);
  return found;
}

/** The first member of which something counts, counts alone. */
function ladderLines(
  members: readonly (readonly PartUnit[])[],
  liveName: (branch: PartBranch) => string,
): readonly string[] {
  const names = (units: readonly PartUnit[]): readonly string[] => [
    ...new Set(units.flatMap(({ branches }) => branches.map(liveName))),
  ];
  const steps = members.flatMap((member) => {
    const own = names(member);
    const others = names(members.flat()).filter((name) => !own.includes(name));
    const condition = any(own);
    return condition === 'false' ? [] : [{ condition, body: others.map((name) => `${name} = false;`).join(' ') }];
  });
  if (steps.every(({ body }) => body === '')) return [];
  return steps.map(
    ({ condition, body }, index) =>
      `${index === 0 ? '' : 'else '}if (${condition}) {${body === '' ? '' : ` ${body} `}}`,
  );
}

interface UnitSetting {
  readonly times: ReadonlyMap<PartBranch, ValueCode>;
  readonly liveName: (branch: PartBranch) => string;
  readonly full: Milli;
  readonly rounding: Rounding;
  /** What is not settled yet must not be rounded: it is scaled, or several raters' levels are averaged. */
  readonly keepsExact: boolean;
}

function writeUnit(layout: Layout, code: Code, unit: PartUnit, setting: UnitSetting, lines: string[]): UnitAmount {
  const { times, liveName, full, rounding } = setting;
  const at = String(unit.at);
  for (const branch of unit.branches) lines.push(`o.branch[${String(branch.at)}] = ${liveName(branch)} ? 1 : 0;`);
  const worth = isWorth(unit);
  const values = unit.branches.map((branch) => {
    const own = times.get(branch) ?? { kind: 'number', code: '0', most: 0, of: 1 };
    const amount: ValueCode = worth
      ? amountCode(layout, code, branch.branch.amount, full, rounding)
      : { kind: 'number', code: '0', most: 0, of: 1 };
    return { branch, times: own, amount, value: productCode(own, amount) };
  });
  const summed = (
    of: (value: (typeof values)[number]) => ValueCode,
  ): { readonly code: string; readonly whole: boolean; readonly most: number; readonly of: readonly number[] } => {
    const parts = values.map((value) => ({ live: liveName(value.branch), value: of(value) }));
    const whole = parts.every(({ value }) => value.kind === 'number');
    const most = parts.reduce((sum, { value }) => sum + (value.kind === 'number' ? value.most : 0), 0);
    const terms = parts
      .map(({ live, value }) => (exactOf(value) === '0' ? '0' : `(${live} ? ${exactOf(value)} : 0)`))
      .filter((term) => term !== '0');
    const native = whole && most <= Number.MAX_SAFE_INTEGER;
    const sum = native
      ? terms.join(' + ')
      : terms.reduceRight((rest, term) => (rest === '' ? term : `exactSum(${term}, ${rest})`), '');
    return {
      code: sum === '' ? '0' : sum,
      whole: native,
      most,
      of: parts.map(({ value }) => (value.kind === 'number' ? value.of : 0)),
    };
  };
  const count = summed(({ times: value }) => value);
  lines.push(`o.times[${at}] = ${count.code};`);
  const [only] = values;
  if (only && values.length === 1 && only.value.kind === 'part' && !setting.keepsExact) {
    lines.push(`o.exact[${at}] = ${liveName(only.branch)} ? ${only.value.rounded} : 0;`);
    return { whole: true, rounded: true, counted: count.whole };
  }
  const amount = summed(({ value }) => value);
  lines.push(`o.exact[${at}] = ${amount.code};`);
  const even =
    amount.whole &&
    amount.most <= 1_000_000_000_000 &&
    amount.of.every((of) => of % rounding.step === 0) &&
    !setting.keepsExact;
  // Of several raters' levels the count is a share of them.
  return { whole: amount.whole, rounded: even, counted: count.whole && !setting.keepsExact };
}

/** 加倍, 减半: one after the other. */
function scaleLines(code: Code, parts: PartLayout, liveName: (branch: PartBranch) => string): readonly string[] {
  return parts.units.flatMap((unit) => {
    const { effect } = unit.clause.clause;
    if (effect.kind !== 'scale' || unit.branches.length === 0) return [];
    const targets = parts.units.filter((target) => effect.targets.some((key) => isNamed(target, key)));
    if (targets.length === 0) return [];
    const always = any(unit.branches.filter(({ branch }) => branch.times.kind === 'once').map(liveName));
    const times = `o.times[${String(unit.at)}]${code.ts('!')}`;
    const only =
      always === 'false'
        ? times
        : unit.branches.every(({ branch }) => branch.times.kind === 'once')
          ? 'null'
          : `${always} ? null : ${times}`;
    const body = targets.map(({ at }) => {
      const exact = `o.exact[${String(at)}]`;
      return `${exact} = scaledBy(${exact}${code.ts('!')}, o.times[${String(at)}]${code.ts('!')}, ${only}, ${String(effect.numerator)}, ${String(effect.denominator)});`;
    });
    return [`if (${any(unit.branches.map(liveName))}) {`, ...indented(body), '}'];
  });
}
