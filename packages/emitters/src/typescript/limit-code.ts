import type { Rounding } from '@rubric-lang/model';
import { indented } from './code.ts';
import type { Code } from './code.ts';
import { any } from './condition-code.ts';
import type { PartLayout, PartUnit } from './part-units.ts';
import { isWorth, roundedUnit } from './unit-amount.ts';
import type { UnitAmount } from './unit-amount.ts';

/** Rounds every amount once, then clause caps, then the groups that limit, from the inside out; then adds up. */
export function limitCode(
  code: Code,
  parts: PartLayout,
  amounts: readonly UnitAmount[],
  name: string,
  rounding: Rounding,
): readonly string[] {
  const lines: string[] = [];
  const worth = parts.units.filter(isWorth);
  const value = ({ at }: PartUnit): string => `a${String(at)}`;
  const unlimited = ({ at }: PartUnit): string => `u${String(at)}`;
  const limits: string[] = [];
  for (const clause of parts.clauses) {
    const { cap } = clause.clause;
    const own = worth.filter((unit) => unit.clause === clause);
    if (cap !== null) limits.push(...capLines(own.map(value), cap));
  }
  for (const { group, members } of parts.groups) {
    const own = members.map((member) => member.filter((unit) => unit.clause.clause.effect.kind === group.effect));
    if (group.kind === 'cap' && group.points !== null)
      limits.push(...capLines([...new Set(own.flat())].map(value), group.points));
    if (group.kind === 'highest') limits.push(...highestLines(own.map((member) => member.map(value))));
  }
  const changed = (unit: PartUnit): boolean => limits.some((line) => new RegExp(`\\b${value(unit)} (-)?= `).test(line));
  for (const unit of worth) {
    const rounded = roundedUnit(code, unit.at, amounts[unit.at], rounding);
    if (changed(unit)) lines.push(`const ${unlimited(unit)} = ${rounded};`, `let ${value(unit)} = ${unlimited(unit)};`);
    else lines.push(`const ${value(unit)} = ${rounded};`);
  }
  lines.push(...limits);

  for (const clause of parts.clauses) {
    const at = String(clause.at);
    const live = any(clause.branches.map((branch) => `o.branch[${String(branch.at)}] === 1`));
    const units = parts.units.filter((unit) => unit.clause === clause);
    const { effect } = clause.clause;
    const counts = units.map((unit) => `o.times[${String(unit.at)}]${code.ts('!')}`);
    const whole = units.length === 1 && amounts[units[0]?.at ?? 0]?.counted;
    const count = whole
      ? `o.times[${String(units[0]?.at)}]${code.ts(' as number')}`
      : `countOf(${counts.reduceRight((rest, it) => (rest === '' ? it : `exactSum(${it}, ${rest})`), '') || '0'})`;
    lines.push(`o.live[${at}] = ${live === 'false' ? '0' : `${live} ? 1 : 0`};`);
    if (units.some(isWorth)) {
      lines.push(`o.points[${at}] = ${units.map(value).join(' + ')};`);
      lines.push(
        `o.uncapped[${at}] = ${units.map((unit) => (changed(unit) ? unlimited(unit) : value(unit))).join(' + ')};`,
      );
      const [points, sum] = [
        `o.points[${at}]${code.ts('!')}`,
        { deduct: 'deduct', award: 'award', bonus: 'bonus', 'below-zero': 'belowZero' } as const,
      ];
      if (
        effect.kind === 'deduct' ||
        effect.kind === 'award' ||
        effect.kind === 'bonus' ||
        effect.kind === 'below-zero'
      )
        lines.push(`o.${sum[effect.kind]} += ${points};`);
    } else lines.push(`o.points[${at}] = o.uncapped[${at}] = 0;`);
    lines.push(`o.count[${at}] = ${count};`);
    if (effect.kind === 'zero' && live !== 'false') lines.push(`if (o.live[${at}] === 1) o.zero = true;`);
    if (effect.kind === 'verdict' && effect.verdict.kind === 'total-zero' && live !== 'false')
      lines.push(`if (o.live[${at}] === 1) o.fatal = true;`);
  }
  return [`function limit${name}(o${code.ts(': Out')})${code.ts(': void')} {`, ...indented(lines), '}'];
}

/** The first keep what they have until the cap is used up. */
function capLines(values: readonly string[], cap: number): readonly string[] {
  const [only, ...rest] = values;
  if (only === undefined) return [];
  if (rest.length === 0) return [`if (${only} > ${String(cap)}) ${only} = ${String(cap)};`];
  return [
    '{',
    ...indented([
      `let left = ${String(cap)};`,
      ...values.flatMap((value) => [`if (${value} > left) ${value} = left;`, `left -= ${value};`]),
    ]),
    '}',
  ];
}

/** The member with the largest sum stays, the first of equals, with all that is in it. */
function highestLines(members: readonly (readonly string[])[]): readonly string[] {
  if (members.length < 2) return [];
  const sums = members.map((member) => (member.length === 0 ? '0' : member.join(' + ')));
  const names = members.map((_, index) => `s${String(index)}`);
  const first = names
    .slice(0, -1)
    .reduceRight((rest, name, index) => `${name} === largest ? ${String(index)} : ${rest}`, String(names.length - 1));
  // By the condition under which no member that has the value is the best.
  const lost = new Map<string, string[]>();
  for (const value of new Set(members.flat())) {
    const own = members.flatMap((member, index) => (member.includes(value) ? [`best !== ${String(index)}`] : []));
    const condition = own.join(' && ');
    lost.set(condition, [...(lost.get(condition) ?? []), value]);
  }
  return [
    '{',
    ...indented([
      ...names.map((name, index) => `const ${name} = ${sums[index] ?? '0'};`),
      `const largest = Math.max(${names.join(', ')});`,
      `const best = ${first};`,
      ...[...lost].map(
        ([condition, values]) => `if (${condition}) { ${values.map((value) => `${value} = 0;`).join(' ')} }`,
      ),
    ]),
    '}',
  ];
}
