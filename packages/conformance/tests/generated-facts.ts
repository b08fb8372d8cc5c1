import {
  dependenceOf,
  domainOf,
  factId,
  factsOf,
  floorRatio,
  itemsOf,
  multiplyRatio,
  ratio,
  ratioText,
  refOf,
} from '@rubric-lang/model';
import type { Dependence, Fact, Facts, FactValue, Ratio, Rubric } from '@rubric-lang/model';
import type { Draw } from './drawing.ts';

/** Facts of a subject drawn at random: some items without a record, some 空项, values often where rules turn. */
export function generatedFacts(draw: Draw, rubric: Rubric, dependence: Dependence = dependenceOf(rubric)): Facts {
  const record = (facts: readonly Fact[], percent: number): Readonly<Record<string, FactValue>> => {
    const values = new Map<string, FactValue>();
    for (const fact of facts)
      if (draw.chance(percent)) values.set(fact.key, generatedValue(draw, fact, dependence, values));
    return Object.fromEntries(values);
  };
  const percent = draw.pick([100, 100, 70, 40]);
  const items: [string, Facts['items'][string]][] = [];
  const owners = [...itemsOf(rubric.sections), ...(rubric.verdicts ? [rubric.verdicts] : [])];
  for (const owner of owners) {
    if (percent < 100 && draw.chance(20)) continue;
    const absent = 'notApplicable' in owner && owner.notApplicable !== null && draw.chance(15);
    items.push([owner.key, absent ? 'not-applicable' : record(owner.facts, percent)]);
  }
  const category = rubric.categories.length > 0 && draw.chance(85) ? draw.pick(rubric.categories) : undefined;
  return {
    subject: `单位${String(draw.int(1, 99))}`,
    ...(category === undefined ? {} : { category }),
    ...(draw.chance(30) ? { group: draw.pick(['一组', '二组']) } : {}),
    declared: record(rubric.facts, percent === 100 ? 80 : percent),
    items: Object.fromEntries(items),
    othersMet: draw.chance(15),
  };
}

function generatedValue(
  draw: Draw,
  fact: Fact,
  dependence: Dependence,
  before: ReadonlyMap<string, FactValue>,
): FactValue {
  const { type } = fact;
  if (type.kind === 'yes-no') return draw.chance(50);
  if (type.kind === 'level') return draw.pick(type.levels);
  const total = totalsOf(dependence).get(factId(refOf(fact)));
  if (total) {
    const count = before.get(total.count);
    return typeof count === 'number' && draw.chance(80) ? (draw.pick([total.least, total.most]) * count) / 1000 : 0;
  }
  const domain = domainOf(fact);
  if (!domain) return 0;
  const critical = dependence.unknowns.get(`fact ${factId(refOf(fact))}`)?.candidates ?? [];
  const near = critical.filter((state): state is Ratio => typeof state === 'object');
  if (near.length > 0 && draw.chance(60)) return plainNumber(draw.pick(near));
  const steps = Number(
    floorRatio(multiplyRatio({ n: domain.most.n, d: domain.most.d }, ratio(domain.unit.d, domain.unit.n))),
  );
  const from = Number(floorRatio(multiplyRatio(domain.least, ratio(domain.unit.d, domain.unit.n))));
  const whole = draw.int(Math.max(from, -200), Math.min(steps, draw.pick([12, 200, 2000])));
  return plainNumber(multiplyRatio(ratio(Math.max(whole, from)), domain.unit));
}

function plainNumber(value: Ratio): number | string {
  const text = ratioText(value);
  return String(Number(text)) === text ? Number(text) : text;
}

/** Judgements of several occurrences at once, with the count (of the same item) and the bounds for each. */
function totalsOf(
  dependence: Dependence,
): ReadonlyMap<string, { readonly count: string; readonly least: number; readonly most: number }> {
  const totals = new Map<string, { count: string; least: number; most: number }>();
  for (const { block } of dependence.blocks) {
    for (const { amount } of block.clauses.flatMap(({ branches }) => branches)) {
      if (amount.kind === 'judged' && amount.perCount)
        totals.set(factId(amount.fact), { count: amount.perCount.fact, least: amount.least, most: amount.most });
    }
  }
  return totals;
}

/** Every complete record there is of a rubric whose facts have few values, or undefined when there are more than `limit`. */
export function everyFacts(rubric: Rubric, limit: number): readonly Facts[] | undefined {
  const dependence = dependenceOf(rubric);
  const totals = totalsOf(dependence);
  const read = new Set(
    [...dependence.unknowns.values()].flatMap(({ unknown }) =>
      unknown.kind === 'formula' ? formulaFacts(JSON.stringify(unknown.formula)) : [factId(unknown.ref)],
    ),
  );
  const facts = factsOf(rubric).filter((fact) => read.has(factId(refOf(fact))) || fact.derived === undefined);
  const values = facts.map((fact) => {
    const total = totals.get(factId(refOf(fact)));
    return total ? totalValues(total) : allValues(fact);
  });
  const categories = rubric.categories.length > 0 ? rubric.categories : [undefined];
  const size = values.reduce((product, own) => product * own.length, categories.length);
  if (size > limit) return undefined;
  let records: FactValue[][] = [[]];
  for (const own of values) records = records.flatMap((record) => own.map((value) => [...record, value]));
  return categories.flatMap((category) =>
    records.map((record): Facts => {
      const declared: [string, FactValue][] = [];
      const items = new Map<string, [string, FactValue][]>(
        [...itemsOf(rubric.sections), ...(rubric.verdicts ? [rubric.verdicts] : [])].map(({ key }) => [key, []]),
      );
      facts.forEach((fact, index) => {
        const value = record[index];
        if (value !== undefined) (fact.item === null ? declared : items.get(fact.item))?.push([fact.key, value]);
      });
      return {
        ...(category === undefined ? {} : { category }),
        declared: Object.fromEntries(declared),
        items: Object.fromEntries([...items].map(([key, own]) => [key, Object.fromEntries(own)])),
        othersMet: false,
      };
    }),
  );
}

function formulaFacts(text: string): readonly string[] {
  return [...text.matchAll(/"ref":\{"item":(null|"[^"]*"),"fact":("[^"]*")\}/g)].map(
    ([, item = '', fact = '']) => `[${item},${fact}]`,
  );
}

function totalValues({ least, most }: { readonly least: number; readonly most: number }): readonly FactValue[] {
  const values = new Set<number>([0]);
  for (let count = 0; count <= 3; count += 1) for (const each of [least, most]) values.add((count * each) / 1000);
  return [...values];
}

function allValues(fact: Fact): readonly FactValue[] {
  const { type } = fact;
  if (type.kind === 'yes-no') return [false, true];
  if (type.kind === 'level') return type.levels;
  const domain = domainOf(fact);
  if (!domain) return [];
  const values = new Set<string>(domain.orZero ? ['0'] : []);
  for (
    let value = domain.least;
    value.n * domain.most.d <= domain.most.n * value.d;
    value = { n: value.n * domain.unit.d + domain.unit.n * value.d, d: value.d * domain.unit.d }
  )
    values.add(ratioText(value));
  return [...values].map((text) => (String(Number(text)) === text ? Number(text) : text));
}
