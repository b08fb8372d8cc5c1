import {
  ceilRatio,
  compareRatio,
  divideRatio,
  floorRatio,
  parseRatio,
  pointsText,
  ratio,
  subtractRatio,
  zeroRatio,
  type Amount,
  type Branch,
  type Clause,
  type Condition,
  type Effect,
  type Fact,
  type Group,
  type Item,
  type Milli,
  type Multiplier,
  type Ratio,
} from '@rubric-lang/model';

/** What one clause, or one group of clauses of which the largest counts, can come to before the item's own limits. */
export interface Share {
  readonly clauses: readonly Clause[];
  /** null: open, nothing bounds the count. */
  readonly most: Milli | null;
  /** `0.5×4`, `1×n` while open. */
  readonly sum: string;
}

export interface Extent {
  readonly shares: readonly Share[];
  /** null: open. */
  readonly most: Milli | null;
  /** `1+0.5×4+0.5+1=4.5`; the sum of an open one is left out. */
  readonly sum: string;
}

/** How often a count can happen at most as the document says elsewhere; null: nobody says. */
export type CountLimit = (clause: Clause, fact: Fact) => number | null;

const nobodySays: CountLimit = () => null;

/**
 * The most that the item's rules of these kinds come to together, caps inside the item's text and groups included, the
 * item's points and floor left out. A safe bound: rules that exclude each other in ways no group tells are added.
 */
export function extentOf(item: Item, kinds: readonly Effect['kind'][], limit: CountLimit = nobodySays): Extent {
  const words = [
    ...new Set(item.clauses.flatMap(({ branches }) => branches.flatMap(({ when }) => categoriesIn(when)))),
  ];
  // What is one kind's never meets what is another's.
  const each = (words.length === 0 ? [null] : words).map((category) => extentFor(item, kinds, limit, category));
  return each.reduce((a, b) => (b.most === null || (a.most !== null && b.most > a.most) ? b : a));
}

function extentFor(item: Item, kinds: readonly Effect['kind'][], limit: CountLimit, category: string | null): Extent {
  const facts = new Map(item.facts.map((fact) => [fact.key, fact]));
  const grouped = new Set(item.groups.flatMap(({ members }) => members));
  const groups = new Map(item.groups.map((group) => [group.key, group]));
  const clauses = new Map(item.clauses.map((clause) => [clause.key, clause]));
  const branches = new Map(
    item.clauses.flatMap((clause) => clause.branches.map((branch) => [branch.key, { branch, clause }] as const)),
  );

  const ofBranch = (branch: Branch, clause: Clause): Sum => {
    if (!canBe(branch.when, category) || isRest(branch)) return { most: 0, sum: '' };
    const amount = mostOf(branch.amount, item, facts);
    const times = timesOf(branch.times, clause, facts, limit);
    return {
      most: amount === null || times === null ? null : amount * times,
      sum: product(amount, branch.times, times),
    };
  };
  // 其余得4分 counts only where nothing that it is the rest of counts, and those are worth more.
  const isRest = ({ when, amount }: Branch): boolean =>
    when.kind === 'otherwise' &&
    when.mode === 'none' &&
    amount.kind === 'points' &&
    when.of.some((key) =>
      clauses
        .get(key)
        ?.branches.some(
          (it) => it.amount.kind === 'full' || (it.amount.kind === 'points' && it.amount.points >= amount.points),
        ),
    );
  const ofClause = (clause: Clause): Sum => {
    const own = clause.branches.filter((branch) => !grouped.has(branch.key)).map((branch) => ofBranch(branch, clause));
    return capped(clause.combine === 'first' ? largest(own) : total(own), clause.cap);
  };
  const ofGroup = (group: Group): Sum => {
    const members = group.members.map(ofKey);
    return group.kind === 'cap' ? capped(total(members), group.points) : largest(members);
  };
  const ofKey = (key: string): Sum => {
    const group = groups.get(key);
    if (group !== undefined) return ofGroup(group);
    const clause = clauses.get(key);
    if (clause !== undefined) return ofClause(clause);
    const found = branches.get(key);
    return found === undefined ? { most: 0, sum: '' } : ofBranch(found.branch, found.clause);
  };
  const clausesIn = (group: Group): readonly Clause[] =>
    group.members.flatMap((key) => {
      const inner = groups.get(key);
      return inner !== undefined ? clausesIn(inner) : (clauses.get(key) ?? branches.get(key)?.clause ?? []);
    });

  const counts = (effect: Effect['kind']): boolean => kinds.includes(effect);
  const shares: Share[] = [
    ...item.clauses
      .filter((clause) => counts(clause.effect.kind) && !grouped.has(clause.key))
      .map((clause) => ({ clauses: [clause], ...ofClause(clause) })),
    ...item.groups
      .filter((group) => counts(group.effect) && !grouped.has(group.key))
      .map((group) => ({ clauses: clausesIn(group), ...ofGroup(group) })),
  ].filter(({ most }) => most !== 0);
  shares.sort((a, b) => (a.clauses[0]?.span.start ?? 0) - (b.clauses[0]?.span.start ?? 0));
  const whole = total(shares);
  return {
    shares,
    most: whole.most,
    sum:
      shares.length < 2
        ? whole.sum
        : `${shares.map(({ sum }) => sum).join('+')}${whole.most === null ? '' : `=${pointsText(whole.most)}`}`,
  };
}

interface Sum {
  readonly most: Milli | null;
  readonly sum: string;
}

function total(parts: readonly Sum[]): Sum {
  const counted = parts.filter(({ most }) => most !== 0);
  const most = counted.reduce<Milli | null>(
    (sum, part) => (sum === null || part.most === null ? null : sum + part.most),
    0,
  );
  return { most, sum: counted.map(({ sum }) => sum).join('+') };
}

function largest(parts: readonly Sum[]): Sum {
  return parts.reduce((a, b) => (b.most === null || (a.most !== null && b.most > a.most) ? b : a), {
    most: 0,
    sum: '',
  });
}

function capped(sum: Sum, cap: Milli | null): Sum {
  return cap === null || (sum.most !== null && sum.most <= cap) ? sum : { most: cap, sum: pointsText(cap) };
}

function product(amount: Milli | null, times: Multiplier, most: number | null): string {
  if (amount === null) return 'n';
  if (times.kind === 'once') return pointsText(amount);
  return `${pointsText(amount)}×${most === null ? 'n' : String(most)}`;
}

function mostOf(amount: Amount, item: Item, facts: ReadonlyMap<string, Fact>): Milli | null {
  switch (amount.kind) {
    case 'points':
    case 'proportional':
    case 'ratio-to-best':
      return amount.points;
    case 'full':
      return item.points;
    case 'judged':
      return amount.perCount === undefined
        ? amount.most
        : countLimitOf(facts.get(amount.perCount.fact)) === null
          ? null
          : amount.most * (countLimitOf(facts.get(amount.perCount.fact)) ?? 0);
    case 'formula':
      return amount.most;
    case 'interpolated':
      return Math.max(0, ...amount.through.map(({ points }) => points));
  }
}

function countLimitOf(fact: Fact | undefined): number | null {
  return fact?.type.kind === 'count' ? (fact.type.most ?? null) : null;
}

function timesOf(
  times: Multiplier,
  clause: Clause,
  facts: ReadonlyMap<string, Fact>,
  limit: CountLimit,
): number | null {
  switch (times.kind) {
    case 'once':
      return 1;
    case 'each': {
      const fact = facts.get(times.fact.fact);
      const most = countLimitOf(fact) ?? (fact === undefined ? null : limit(clause, fact));
      if (most === null) return null;
      const steps = Math.max(0, most - times.free) / times.every;
      return times.remainder === 'drop' ? Math.floor(steps) : times.remainder === 'round-up' ? Math.ceil(steps) : steps;
    }
    case 'steps': {
      const from = typeof times.from === 'string' ? parseRatio(times.from) : undefined;
      const every = parseRatio(times.every);
      const end = endOf(times, facts);
      if (from === undefined || every === undefined || end === null) return null;
      const distance = times.direction === 'below' ? subtractRatio(from, end) : subtractRatio(end, from);
      const steps = divideRatio(distance, every);
      if (steps === undefined || compareRatio(steps, zeroRatio) <= 0) return 0;
      const whole = times.remainder === 'drop' ? floorRatio(steps) : ceilRatio(steps);
      return Number(whole);
    }
  }
}

/** The farthest value the quantity can have on the side that counts: a rate ends at 0 and at 100; null: no end. */
function endOf(
  { quantity, unit, direction }: Extract<Multiplier, { kind: 'steps' }>,
  facts: ReadonlyMap<string, Fact>,
): Ratio | null {
  const type = quantity.kind === 'fact' ? facts.get(quantity.ref.fact)?.type : undefined;
  if (type?.kind === 'quantity') {
    const end = parseRatio((direction === 'below' ? type.least : type.most) ?? '');
    if (end !== undefined) return end;
  }
  if (direction === 'below') return quantity.kind === 'fact' ? zeroRatio : null;
  if (type?.kind === 'count' && type.most !== undefined) return ratio(type.most);
  return unit === '%' ? ratio(100) : null;
}

function categoriesIn(when: Condition): readonly string[] {
  if (when.kind === 'category') return when.words;
  return when.kind === 'all' ? when.of.flatMap(categoriesIn) : [];
}

function canBe(when: Condition, category: string | null): boolean {
  if (category === null) return true;
  if (when.kind === 'category') return when.words.includes(category);
  return when.kind !== 'all' || when.of.every((it) => canBe(it, category));
}
