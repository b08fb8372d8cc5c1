import type { Localized } from '@rubric-lang/diagnostics';
import { pointsText, type Item, type Milli, type SumLimit, type SumRules } from '@rubric-lang/model';
import type { ItemText } from './lower/item-source.ts';
import type { LoweredItem } from './lower/item.ts';
import type { NotePart, NoteSentence } from './read/note-sentences.ts';
import { outlineItems, type OutlineItem, type OutlineNode, type OutlineSection } from './read/outline.ts';
import type { Settings } from './read/settings.ts';

/** What notes stand over: the whole table, or one section of it. */
export interface NoteScope {
  readonly section: OutlineSection | null;
  readonly nodes: readonly OutlineNode[];
}

/** What is known of the table when its notes are settled. */
export interface NoteContext {
  readonly settings: Settings;
  readonly keyOf: (node: OutlineNode) => string;
  readonly loweredOf: (item: OutlineItem) => LoweredItem | undefined;
  readonly textsOf: (item: OutlineItem) => readonly ItemText[];
}

/** What comes of the notes of one scope. */
export interface SettledNotes {
  readonly sum: SumRules | null;
  /** 总分最高120分. */
  readonly totalCap: Milli | null;
  /** 每项最多扣3分: a cap for the one deduction of every item. */
  readonly eachDeduct: { readonly points: Milli; readonly items: readonly OutlineItem[] } | null;
  /** Of each sentence why it does not count; null: it does. */
  readonly outcomes: ReadonlyMap<NoteSentence, Localized | null>;
}

interface Growing {
  base: SumRules['base'];
  limits: SumLimit[];
  totalCap: Milli | null;
  eachDeduct: SettledNotes['eachDeduct'];
}

/**
 * Puts into effect what the notes say of sums, wherever it is certain what they mean. What reaches over rules of which it
 * is not certain that they are meant is left to the author: it does not count, and says why.
 */
export function settleNotes(sentences: readonly NoteSentence[], scope: NoteScope, context: NoteContext): SettledNotes {
  const growing: Growing = { base: null, limits: [], totalCap: null, eachDeduct: null };
  const outcomes = new Map<NoteSentence, Localized | null>();
  for (const sentence of sentences) {
    // All of a sentence or nothing of it.
    const tried: Growing = { ...growing, limits: [...growing.limits] };
    // 百分制，基础分100分: whether the points come to 100 shows once the base is there.
    const parts = [...sentence.parts].sort((a, b) => Number(a.form === 'hundred') - Number(b.form === 'hundred'));
    const why = parts.reduce<Localized | null>(
      (found, part) => found ?? settlePart(part, sentence.text, scope, context, tried),
      null,
    );
    if (why === null) Object.assign(growing, tried);
    outcomes.set(sentence, why);
  }
  const { base, limits, totalCap, eachDeduct } = growing;
  return { sum: base === null && limits.length === 0 ? null : { base, limits }, totalCap, eachDeduct, outcomes };
}

/** Says why it does not count; null: it does, or holds anyway. */
function settlePart(
  { form, points }: NotePart,
  text: string,
  scope: NoteScope,
  context: NoteContext,
  growing: Growing,
): Localized | null {
  const number = points ?? 0;
  switch (form) {
    case 'bonus-most':
      return limit('most', bonusMembers(scope, context), number, text, context, growing);
    case 'penalty-most':
      return limit('loss', extraMembers(scope, 'penalty'), number, text, context, growing);
    case 'deduct-most': {
      const penalties = extraMembers(scope, 'penalty');
      const inside = deductingItems(scope, context).some(({ item }) => item.role === 'ordinary');
      if (typeof penalties !== 'string' && !inside) return limit('loss', penalties, number, text, context, growing);
      return penalties === 'none'
        ? limit('loss', deductMembers(scope, context), number, text, context, growing)
        : reasons.bothKinds;
    }
    case 'each-deduct-most':
      return eachDeduct(number, scope, context, growing);
    case 'total-most':
      return totalMost(number, scope, context, growing);
    case 'bonus-inside':
      return context.settings.bonusOutside ? reasons.outside : null;
    case 'base':
      return startFrom(number, text, scope, context, growing);
    case 'hundred':
      return total(scope, context, growing) === 100_000 ? null : reasons.notHundred;
    case 'own-points':
    case 'no-negative':
      return below(scope, context, form === 'no-negative');
    case 'over':
    case 'from-base':
      return null;
  }
}

/** Members of a limit, or why there are none. */
type Members = readonly OutlineNode[] | 'none' | 'deeper' | 'loose' | 'mixed' | 'weighted';

const reasons = {
  none: { zh: '没有它管的项目', en: 'there is nothing that it could hold for' },
  deeper: { zh: '这样的项目分在几个部分里，合计不在一处', en: 'such items stand in several sections' },
  loose: { zh: '普通项目里也有加分的条，说不清管不管', en: 'ordinary items have bonuses as well' },
  mixed: { zh: '项目里不只有扣分，说不清哪些算扣分', en: 'not everything that is lost there is a deduction' },
  weighted: { zh: '有权重或取平均，说不清管折算前还是折算后', en: 'there are weights or means' },
  bothKinds: { zh: '扣分项和普通项目都有扣分，说不清管哪些', en: 'there are deductions of both kinds' },
  several: {
    zh: '有的项目有几条扣分，说不清“每项”是一个项目还是一条',
    en: 'some items have several deductions: an item, or each of these?',
  },
  section: { zh: '写在一个部分里，管不到总分', en: 'it stands in a section, not over the total' },
  outside: { zh: '总分写了加分另计，两处不一致', en: 'the total says that bonuses come on top of it' },
  notHundred: { zh: '各项分值合起来不是100分', en: 'the points do not come to 100' },
  negative: { zh: '有的项目写了倒扣或计负分，两处不一致', en: 'some items may fall below 0' },
} as const satisfies Readonly<Record<string, Localized>>;

function limit(
  kind: SumLimit['kind'],
  members: Members,
  points: Milli,
  text: string,
  { keyOf }: NoteContext,
  growing: Growing,
): Localized | null {
  if (typeof members === 'string') return reasons[members];
  const of = members.map(keyOf);
  const before = growing.limits.find((it) => it.of.some((key) => of.includes(key)));
  if (before !== undefined) return before.kind === kind && before.points === points ? null : twice(before.points);
  growing.limits.push({ kind, points, of, text });
  return null;
}

function twice(points: Milli): Localized {
  const shown = pointsText(points);
  return { zh: `前面已经写了${shown}分，两处不一致`, en: `${shown} was written before` };
}

/** The outermost 加分, if all of them are children of the one sum, and nothing else gives bonuses. */
export function bonusMembers(scope: NoteScope, { textsOf }: Pick<NoteContext, 'textsOf'>): Members {
  const members = extraMembers(scope, 'bonus');
  const loose = outlineItems(scope.nodes).some((item) => item.role === 'ordinary' && textsOf(item).some(givesBonus));
  return loose ? 'loose' : members;
}

function givesBonus({ place }: ItemText): boolean {
  return place.reading.clauses.some(
    ({ effect }) => effect.kind === 'bonus' || ('sign' in effect && effect.sign === 'bonus'),
  );
}

function extraMembers({ section, nodes }: NoteScope, role: 'bonus' | 'penalty'): Members {
  // 加分项目 with its own note: all of it.
  const members = nodes.filter((it) => it.role === role);
  const inside = (list: readonly OutlineNode[]): boolean =>
    list.some((it) => it.kind === 'section' && it.role !== role && anyOf(it.children, role));
  if (inside(nodes)) return 'deeper';
  if (members.length === 0) return 'none';
  if (section !== null && (section.weight !== null || section.average)) return 'weighted';
  return members.some((it) => it.kind === 'section' && it.weight !== null) ? 'weighted' : members;
}

function anyOf(nodes: readonly OutlineNode[], role: Item['role']): boolean {
  return nodes.some((it) => it.role === role || (it.kind === 'section' && anyOf(it.children, role)));
}

interface Deducting {
  readonly item: OutlineItem;
  readonly lowered: LoweredItem;
  readonly deductions: number;
}

function deductingItems({ nodes }: NoteScope, { loweredOf }: NoteContext): readonly Deducting[] {
  return outlineItems(nodes).flatMap((item): readonly Deducting[] => {
    const lowered = loweredOf(item);
    const deductions = lowered?.clauses.filter(({ effect }) => effect.kind === 'deduct').length ?? 0;
    return lowered === undefined || deductions === 0 ? [] : [{ item, lowered, deductions }];
  });
}

/** Everything below that is lost is a deduction: all items start at their points, and only ever lose of them. */
function deductMembers(scope: NoteScope, { loweredOf }: NoteContext): Members {
  const members = scope.nodes.filter((it) => it.role === 'ordinary');
  if (members.length === 0) return 'none';
  if (isUneven(scope.section, scope.nodes)) return 'weighted';
  const only = outlineItems(members).every((item) => {
    const lowered = loweredOf(item);
    if (item.role === 'unscored') return true;
    return (
      lowered !== undefined &&
      item.role === 'ordinary' &&
      item.points !== null &&
      lowered.base === item.points &&
      lowered.floor === 0 &&
      lowered.clauses.every(
        ({ effect, status }) =>
          status === 'understood' &&
          (effect.kind === 'deduct' || effect.kind === 'waive' || effect.kind === 'scale' || effect.kind === 'none'),
      )
    );
  });
  return only ? members : 'mixed';
}

function isUneven(section: OutlineSection | null, nodes: readonly OutlineNode[]): boolean {
  const own = section === null ? [] : [section];
  return [...own, ...nodes].some(
    (it) =>
      it.kind === 'section' && (it.weight !== null || it.average || isUneven(null, it === section ? [] : it.children)),
  );
}

function eachDeduct(points: Milli, scope: NoteScope, context: NoteContext, growing: Growing): Localized | null {
  const items = deductingItems(scope, context);
  if (items.length === 0) return reasons.none;
  if (growing.eachDeduct !== null)
    return growing.eachDeduct.points === points ? null : twice(growing.eachDeduct.points);
  const clear = items.every(
    ({ lowered, deductions }) =>
      deductions === 1 &&
      lowered.clauses.every(({ effect, status }) => status === 'understood' && effect.kind !== 'below-zero'),
  );
  if (!clear) return reasons.several;
  growing.eachDeduct = { points, items: items.map(({ item }) => item) };
  return null;
}

function totalMost(points: Milli, { section }: NoteScope, context: NoteContext, growing: Growing): Localized | null {
  if (section !== null) return reasons.section;
  const { declaredTotal, bonusOutside } = context.settings;
  if (growing.totalCap !== null) return growing.totalCap === points ? null : twice(growing.totalCap);
  if (declaredTotal !== null && (points < declaredTotal || (points === declaredTotal && bonusOutside)))
    return points < declaredTotal ? twice(declaredTotal) : reasons.outside;
  growing.totalCap = points;
  return null;
}

/** 基础分80分 is there before 加分 and 扣分项; beside items with points it only says again what these start from. */
function startFrom(
  points: Milli,
  text: string,
  scope: NoteScope,
  context: NoteContext,
  growing: Growing,
): Localized | null {
  const items = outlineItems(scope.nodes).filter((it) => it.role === 'ordinary');
  if (items.length > 0) {
    const starts = items.reduce((sum, it) => sum + (context.loweredOf(it)?.base ?? 0), 0);
    const same = starts === points && items.every((it) => it.choices.appliesTo.length === 0);
    return same && !isUneven(scope.section, scope.nodes) ? null : otherStart(starts);
  }
  if (scope.section !== null && scope.section.role !== 'ordinary') return reasons.none;
  if (!scope.nodes.some((it) => it.role === 'bonus' || it.role === 'penalty')) return reasons.none;
  if (growing.base !== null) return growing.base.points === points ? null : twice(growing.base.points);
  growing.base = { points, text };
  return null;
}

function otherStart(points: Milli): Localized {
  const shown = pointsText(points);
  return { zh: `各项目合起来从${shown}分起评，两处不一致`, en: `the items together start from ${shown}` };
}

function total({ nodes }: NoteScope, { settings }: NoteContext, { base }: Growing): Milli {
  const points = outlineItems(nodes).reduce((sum, it) => sum + (it.role === 'ordinary' ? (it.points ?? 0) : 0), 0);
  return settings.declaredTotal ?? points + (base?.points ?? 0);
}

/** Does some ordinary item fall below 0, by choice or (`strictly`) by 倒扣? */
function below({ nodes }: NoteScope, { settings, loweredOf }: NoteContext, strictly: boolean): Localized | null {
  const some = outlineItems(nodes).some((item) => {
    const lowered = item.role === 'ordinary' ? loweredOf(item) : undefined;
    return (
      lowered !== undefined &&
      (lowered.floor === null || (strictly && lowered.clauses.some(({ effect }) => effect.kind === 'below-zero')))
    );
  });
  return settings.negative || some ? reasons.negative : null;
}
