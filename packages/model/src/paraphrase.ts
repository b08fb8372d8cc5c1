import type { Amount, Branch, Clause, Condition, Effect, Group } from './clause.ts';
import type { Fact, FactRef, Formula } from './fact.ts';
import type { Milli } from './numbers.ts';
import { phrasesEn } from './paraphrase-en.ts';
import type { EffectPhrase, Phrases } from './paraphrase-phrases.ts';
import { phrasesZh } from './paraphrase-zh.ts';
import type { SumRules } from './sum-rules.ts';

/** What a clause stands among: the facts it may speak of and the groups it may belong to. */
export interface ClauseSurroundings {
  readonly clauses: readonly Clause[];
  readonly facts: readonly Fact[];
  readonly groups: readonly Group[];
  /** Of notes over many items: the sums that they speak of, and the cap of the total. */
  readonly over?: { readonly sum: SumRules | undefined; readonly totalCap: Milli | null };
}

/**
 * What a clause was understood to say, from the model alone: a misreading shows in it. Says which facts are asked for,
 * whether each bound is included, what is counted, who decides, and every cap that holds.
 */
export function paraphrase(clause: Clause, around: ClauseSurroundings, language: 'zh' | 'en' = 'zh'): string {
  const phrases = language === 'en' ? phrasesEn : phrasesZh;
  const speak: Speaker = { clause, around, phrases };
  return phrases.sentence([mainPart(speak), ...limits(speak)]);
}

interface Speaker {
  readonly clause: Clause;
  readonly around: ClauseSurroundings;
  readonly phrases: Phrases;
}

function mainPart(speak: Speaker): string {
  const { clause, phrases } = speak;
  if (clause.effect.kind === 'none' && clause.branches.length === 0) {
    if (clause.status === 'not-understood') return phrases.notRead;
    const group = ownGroups(speak);
    return group.length > 0 ? phrases.branches(group) : withoutEffect(speak);
  }
  return phrases.branches(clause.branches.map((it) => branchPart(it, speak)));
}

function branchPart(branch: Branch, speak: Speaker): string {
  const { phrases } = speak;
  const when = saidBySteps(branch) ? null : conditionPart(branch.when, speak);
  const effect = timesPart(branch, effectOf(branch, speak), speak);
  return when === null ? phrases.always(effect) : phrases.when(when, effect);
}

/** 低于90%的，每低1%: the steps say from where they count, and so when. */
function saidBySteps({ when, times }: Branch): boolean {
  if (when.kind !== 'compare' || times.kind !== 'steps') return false;
  return (
    JSON.stringify(when.quantity) === JSON.stringify(times.quantity) &&
    when.bounds.every((it) => it.value === times.from)
  );
}

/** How often, around what one time is worth. */
function timesPart({ times }: Branch, effect: string, speak: Speaker): string {
  const { clause, phrases } = speak;
  switch (times.kind) {
    case 'once':
      return effect;
    case 'each': {
      const fact = factOf(times.fact, speak);
      const unit = fact?.type.kind === 'count' ? fact.type.unit : '';
      const label = fact?.label ?? times.fact.fact;
      if (clause.effect.kind === 'scale' || clause.effect.kind === 'waive')
        return phrases.eachOfThose(label, unit, effect);
      const most = fact?.type.kind === 'count' ? (fact.type.most ?? null) : null;
      return phrases.each(
        { label, unit, every: times.every, free: times.free, remainder: times.remainder, most },
        effect,
      );
    }
    case 'steps': {
      const from =
        typeof times.from !== 'string'
          ? formulaPart(times.from, speak)
          : times.from === '0' && times.direction === 'above'
            ? null
            : `${times.from}${times.unit}`;
      return phrases.steps(
        {
          quantity: formulaPart(times.quantity, speak),
          unit: times.unit,
          from,
          below: times.direction === 'below',
          every: times.every,
          remainder: times.remainder,
        },
        effect,
      );
    }
  }
}

function effectOf(branch: Branch, speak: Speaker): string {
  const { clause, phrases } = speak;
  const { effect } = clause;
  switch (effect.kind) {
    case 'deduct':
    case 'award':
    case 'bonus':
    case 'below-zero':
      return amountPart(branch.amount, effect.kind, speak);
    case 'zero':
      return phrases.zero;
    case 'waive':
      return phrases.waive(effect.targets.map((it) => clausePart(it, speak)));
    case 'scale':
      return phrases.scale(
        effect.targets.map((it) => clausePart(it, speak)),
        effect.numerator,
        effect.denominator,
      );
    case 'verdict':
      return phrases.verdict(effect.verdict);
    case 'none':
      return withoutEffect(speak);
  }
}

/** A clause that says where an item starts, how much it is worth, what holds anyway, or that the others stand for themselves. */
function withoutEffect({ clause, around, phrases }: Speaker): string {
  const { over } = around;
  const base = over?.sum?.base ?? null;
  switch (clause.kind) {
    case 'base':
      return base !== null && clause.text === base.text ? phrases.sumBase(base.points) : phrases.start;
    case 'full-mark':
      return phrases.stated;
    case 'not-applicable':
      return phrases.absence;
    case 'until-exhausted':
      return phrases.untilExhausted;
    case 'cap': {
      if (over === undefined) return phrases.idle;
      const limits = over.sum?.limits.filter(({ text }) => text === clause.text) ?? [];
      if (limits.length > 0)
        return phrases.branches(limits.map((it) => phrases.sumLimit(it.kind, it.points, it.of.length)));
      if (clause.cap !== null) return phrases.itemCap(clause.cap);
      return over.totalCap === null ? phrases.idle : phrases.totalCap(over.totalCap);
    }
    case 'best-of':
      return over === undefined ? phrases.idle : phrases.recordedOnce;
    case 'formula':
      return phrases.unbound;
    default:
      return phrases.nothing;
  }
}

/** The quantity whose distance to the mean of its group is compared; null for any other formula. */
function againstMean(quantity: Formula): Formula | null {
  if (quantity.kind !== 'subtract' || quantity.right.kind !== 'statistic' || quantity.right.statistic !== 'mean')
    return null;
  return quantity.left;
}

function amountPart(amount: Amount, effect: EffectPhrase, speak: Speaker): string {
  const { clause, phrases } = speak;
  switch (amount.kind) {
    case 'points':
      return phrases.points(effect, amount.points);
    case 'full':
      return phrases.full(effect);
    case 'judged': {
      const by = phrases.raters[clause.scoredBy === 'computed' ? 'judgement' : clause.scoredBy](clause.source);
      const counted = amount.perCount === undefined ? undefined : factOf(amount.perCount, speak);
      const fact = factOf(amount.fact, speak);
      const judged = phrases.judged(
        effect,
        amount.least,
        amount.most,
        by,
        counted?.type.kind === 'count' ? counted.type.unit : null,
      );
      // What is judged is named, unless it is the whole sentence.
      return fact === undefined || (clause.text.startsWith(fact.label) && fact.label.length >= clause.text.length)
        ? judged
        : phrases.asked(fact.label, judged);
    }
    case 'proportional':
      return phrases.proportional(effect, formulaPart(amount.quantity, speak), amount.points);
    case 'formula':
      return phrases.formula(effect, formulaPart(amount.formula, speak), amount.most);
    case 'interpolated':
      return phrases.interpolated(
        effect,
        formulaPart(amount.quantity, speak),
        amount.through.map(({ x, points }) => ({ x: `${x}${amount.unit}`, points })),
      );
    case 'ratio-to-best':
      return phrases.ratioToBest(labelOf(amount.fact, speak), amount.points, amount.best === 'greatest');
  }
}

/** null: it always holds. */
function conditionPart(when: Condition, speak: Speaker): string | null {
  const { phrases } = speak;
  const parts = (of: readonly Condition[]): readonly string[] => of.flatMap((it) => conditionPart(it, speak) ?? []);
  switch (when.kind) {
    case 'always':
      return null;
    case 'plain':
      if (!when.holds) return phrases.no(labelOf(when.fact, speak));
      return factOf(when.fact, speak)?.polarity === 'merit'
        ? phrases.done(labelOf(when.fact, speak))
        : phrases.yes(labelOf(when.fact, speak));
    case 'compare': {
      const mean = againstMean(when.quantity);
      const [bound] = when.bounds;
      if (mean !== null && bound?.value === '0') return phrases.againstMean(formulaPart(mean, speak), bound.op);
      return phrases.compare(formulaPart(when.quantity, speak), when.unit, when.bounds);
    }
    case 'level':
      return phrases.level(labelOf(when.fact, speak), when.levels);
    case 'rank':
      return phrases.rank(labelOf(when.fact, speak), when.from, when.to, when.last, when.order === 'high-first');
    case 'exhausted':
      return phrases.exhausted(when.points);
    case 'otherwise': {
      const clauses = when.of.map((it) => clausePart(it, speak));
      return when.mode === 'none' ? phrases.noneOf(clauses) : phrases.notAllOf(clauses);
    }
    case 'clause':
      return phrases.clauseCounts(clausePart(when.clause, speak));
    case 'category':
      return phrases.category(when.words);
    case 'all':
      return phrases.both(parts(when.of));
    case 'any':
      return phrases.either(parts(when.of));
    case 'not':
      return phrases.not(conditionPart(when.of, speak) ?? '');
  }
}

/** Caps and groups that hold for the clause. */
function limits(speak: Speaker): readonly string[] {
  const { clause, around, phrases } = speak;
  const effect = sumOf(clause.effect);
  if (effect === null) return [];
  const own = clause.cap === null ? [] : [phrases.ownCap(effect, clause.cap)];
  let inside: readonly string[] = [clause.key, ...clause.branches.map((it) => it.key)];
  const grouped = around.groups.flatMap((group): readonly string[] => {
    if (!group.members.some((it) => inside.includes(it))) return [];
    inside = [...inside, group.key];
    return [groupPart(group, phrases)];
  });
  return [...own, ...grouped];
}

/** What a sentence that only caps others does. */
function ownGroups({ clause, around, phrases }: Speaker): readonly string[] {
  const own = around.groups.filter((it) => it.text !== '' && clause.text.includes(it.text));
  const [first] = own;
  // 每项最高扣3分: the same cap for each of several.
  if (own.length > 1 && first?.kind === 'cap' && own.every((it) => it.text === first.text && it.members.length === 1))
    return [phrases.eachCap(first.effect, first.points ?? 0, own.length)];
  return own.map((it) => {
    switch (it.kind) {
      case 'cap':
        return phrases.sharedCap(it.effect, it.points ?? 0, it.members.length);
      case 'highest':
        return phrases.sharedHighest(it.members.length);
      case 'ladder':
        return groupPart(it, phrases);
    }
  });
}

function groupPart(group: Group, phrases: Phrases): string {
  switch (group.kind) {
    case 'ladder':
      return phrases.ladder;
    case 'highest':
      return phrases.highest;
    case 'cap':
      return phrases.groupCap(group.effect, group.points ?? 0, group.members.length - 1);
  }
}

function sumOf(effect: Effect): EffectPhrase | null {
  return effect.kind === 'deduct' || effect.kind === 'award' || effect.kind === 'bonus' || effect.kind === 'below-zero'
    ? effect.kind
    : null;
}

const signs = { add: '+', subtract: '−', multiply: '×', divide: '÷' } as const;

function formulaPart(formula: Formula, speak: Speaker): string {
  const { phrases } = speak;
  const inner = (it: Formula): string =>
    it.kind === 'add' || it.kind === 'subtract' ? `(${formulaPart(it, speak)})` : formulaPart(it, speak);
  switch (formula.kind) {
    case 'number':
      return formula.value;
    case 'fact':
      return labelOf(formula.ref, speak);
    case 'negate':
      return `−${inner(formula.of)}`;
    case 'add':
    case 'subtract':
      return `${formulaPart(formula.left, speak)}${signs[formula.kind]}${formulaPart(formula.right, speak)}`;
    case 'multiply':
    case 'divide':
      return `${inner(formula.left)}${signs[formula.kind]}${inner(formula.right)}`;
    case 'least':
    case 'greatest':
      return `${formula.kind}(${formula.of.map((it) => formulaPart(it, speak)).join(', ')})`;
    case 'statistic':
      return phrases[formula.statistic](labelOf(formula.ref, speak));
  }
}

function clausePart(key: string, { around, phrases }: Speaker): string {
  const clause = around.clauses.find((it) => it.key === key);
  const text = clause?.text ?? key;
  // Chinese words are not parted by spaces; those of letters stay apart, and are longer.
  const chinese = /[\u3400-\u9fff]/.test(text);
  const characters = [...text.replace(/\s+/g, chinese ? '' : ' ').trim()];
  const most = chinese ? 16 : 40;
  const shown =
    characters.length > most
      ? `${characters
          .slice(0, most - 1)
          .join('')
          .trimEnd()}…`
      : characters.join('');
  return phrases.quote(shown);
}

function factOf(ref: FactRef, { around }: Speaker): Fact | undefined {
  return around.facts.find((it) => it.key === ref.fact && it.item === ref.item);
}

function labelOf(ref: FactRef, speak: Speaker): string {
  return factOf(ref, speak)?.label ?? ref.fact;
}
