import type { Amount, Branch, Choice, Clause, Condition, Group } from './clause.ts';
import type {
  ExplainedBound,
  ExplainedBranch,
  ExplainedChoice,
  ExplainedItem,
  ExplainedRule,
  ExplainedSection,
  Explanation,
} from './explanation.ts';
import { factId } from './fact-id.ts';
import { refsOfBranch, refsOfFormula } from './fact-refs.ts';
import type { Fact, FactRef, Formula } from './fact.ts';
import { paraphrase, type ClauseSurroundings } from './paraphrase.ts';
import { pointsNumber } from './points.ts';
import type { Item, Rubric, Section } from './rubric.ts';

/** What the compiler understood of every sentence, as `explain --json` prints it. From the model alone. */
export function explain(rubric: Rubric, language: 'zh' | 'en' = 'zh'): Explanation {
  const sections: ExplainedSection[] = [];
  const items: ExplainedItem[] = [];
  const visit = (nodes: readonly (Section | Item)[], titles: readonly string[]): void => {
    for (const node of nodes) {
      if (node.kind === 'item') items.push(itemOf(node, titles, rubric, language));
      else {
        const path = [...titles, node.title];
        sections.push(sectionOf(node, path, rubric, language));
        visit(node.children, path);
      }
    }
  };
  visit(rubric.sections, []);
  const tableFacts = [...rubric.facts, ...(rubric.verdicts?.facts ?? [])];
  const tableRules = [...(rubric.rules ?? []), ...(rubric.verdicts?.clauses ?? [])];
  return {
    version: 1,
    rubric: {
      title: rubric.title,
      total: pointsNumber(rubric.total),
      declaredTotal: rubric.declaredTotal === null ? null : pointsNumber(rubric.declaredTotal),
      gates: rubric.gates,
      rules: tableRules.map((it) =>
        ruleOf(
          it,
          { clauses: tableRules, facts: tableFacts, groups: [], over: { sum: rubric.sum, totalCap: rubric.totalCap } },
          language,
        ),
      ),
    },
    sections,
    items,
  };
}

function sectionOf(
  section: Section,
  titles: readonly string[],
  rubric: Rubric,
  language: 'zh' | 'en',
): ExplainedSection {
  const clauses = section.clauses ?? [];
  return {
    titles,
    points: section.declared === null ? null : pointsNumber(section.declared),
    line: section.range.line,
    rules: clauses.map((it) =>
      ruleOf(it, { clauses, facts: rubric.facts, groups: [], over: { sum: section.sum, totalCap: null } }, language),
    ),
  };
}

function itemOf(item: Item, section: readonly string[], rubric: Rubric, language: 'zh' | 'en'): ExplainedItem {
  const around: ClauseSurroundings = {
    clauses: item.clauses,
    facts: [...item.facts, ...rubric.facts],
    groups: item.groups,
  };
  return {
    id: item.key,
    number: item.number,
    section,
    title: item.title,
    points: item.points === null ? null : pointsNumber(item.points),
    line: item.range.line,
    statements: item.statements.map(({ text, range }) => ({ text, line: range.line, column: range.column })),
    // What nobody wrote is no rule to be explained.
    rules: item.clauses.filter((it) => it.implied !== true).map((it) => ruleOf(it, around, language)),
  };
}

function ruleOf(clause: Clause, around: ClauseSurroundings, language: 'zh' | 'en'): ExplainedRule {
  const bounds = clause.branches.flatMap((it) => boundsOf(it.when, around));
  const range = rangeOfPoints(clause);
  const per = perOf(clause, around);
  const caps = capsOf(clause, around);
  const group = groupsOf(clause, around.groups)[0];
  return {
    text: clause.text,
    reading: paraphrase(clause, around, language),
    status: clause.status,
    scoredBy: clause.scoredBy,
    kind: clause.kind,
    points: pointsOf(clause),
    ...range,
    ...(per === null ? {} : { per }),
    ...(bounds.length === 0 ? {} : { bounds }),
    ...(caps.length === 0 ? {} : { caps }),
    ...(group === undefined ? {} : { group: group.key }),
    ...(clause.branches.length < 2 ? {} : { branches: clause.branches.map((it) => branchOf(it, around)) }),
    facts: factsIn(clause.branches, around.facts).map(({ key, type }) => ({
      name: key,
      type: type.kind,
      unit: type.kind === 'count' || type.kind === 'quantity' ? type.unit : null,
    })),
    ...(clause.choice === undefined ? {} : { choice: choiceOf(clause.choice, language) }),
    ...(clause.notes.length === 0 ? {} : { notes: clause.notes.map((it) => it[language]) }),
    span: {
      line: clause.range.line,
      column: clause.range.column,
      endLine: clause.range.endLine,
      endColumn: clause.range.endColumn,
    },
  };
}

function choiceOf({ field, offered, made }: Choice, language: 'zh' | 'en'): ExplainedChoice {
  return { field, offered: offered.map(({ answer, reading }) => ({ answer, reading: reading[language] })), made };
}

/** One number of 分 when the clause gives one: every branch the same, or the upper end of a range that is written out. */
function pointsOf(clause: Clause): number | null {
  const { effect, kind } = clause;
  if (effect.kind !== 'deduct' && effect.kind !== 'award' && effect.kind !== 'bonus' && effect.kind !== 'below-zero')
    return null;
  if (kind === 'zero-out' || kind === 'otherwise') return effect.kind === 'award' ? null : onlyPoints(clause);
  if (kind === 'award-range' || kind === 'deduct-range') {
    const [first] = clause.branches;
    return first?.amount.kind === 'judged' ? pointsNumber(first.amount.most) : null;
  }
  return onlyPoints(clause);
}

function onlyPoints({ branches }: Clause): number | null {
  const points = new Set(branches.map((it) => fixedPoints(it.amount)));
  const [only] = points;
  return points.size === 1 && only !== undefined && only !== null ? pointsNumber(only) : null;
}

function fixedPoints(amount: Amount): number | null {
  switch (amount.kind) {
    case 'points':
    case 'proportional':
    case 'ratio-to-best':
      return amount.points;
    case 'full':
    case 'judged':
    case 'formula':
    case 'interpolated':
      return null;
  }
}

/** Least and most that a person, or a line between points, may give. */
function rangeOfPoints({ branches }: Clause): { readonly min: number; readonly max: number } | null {
  const [first] = branches;
  if (branches.length !== 1 || first === undefined) return null;
  const { amount } = first;
  if (amount.kind === 'judged') return { min: pointsNumber(amount.least), max: pointsNumber(amount.most) };
  if (amount.kind === 'interpolated') {
    const points = amount.through.map((it) => it.points);
    return { min: pointsNumber(Math.min(...points)), max: pointsNumber(Math.max(...points)) };
  }
  return null;
}

function perOf({ branches }: Clause, { facts }: ClauseSurroundings): NonNullable<ExplainedRule['per']> | null {
  for (const { times, amount } of branches) {
    if (times.kind === 'each') return { every: times.every, unit: unitOf(times.fact, facts) };
    if (times.kind === 'steps') return { every: Number(times.every), unit: times.unit };
    if (amount.kind === 'judged' && amount.perCount !== undefined)
      return { every: 1, unit: unitOf(amount.perCount, facts) };
  }
  return null;
}

function unitOf(ref: FactRef, facts: readonly Fact[]): string {
  const type = find(ref, facts)?.type;
  return type?.kind === 'count' || type?.kind === 'quantity' ? type.unit : '';
}

function boundsOf(when: Condition, around: ClauseSurroundings): readonly ExplainedBound[] {
  switch (when.kind) {
    case 'compare':
      return when.bounds.map(({ op, value }) => ({
        quantity: nameOf(when.quantity, around.facts),
        op,
        value: Number(value),
        unit: when.unit,
        inclusive: op === '<=' || op === '>=' || op === '=',
      }));
    case 'all':
    case 'any':
      return when.of.flatMap((it) => boundsOf(it, around));
    case 'not':
      return boundsOf(when.of, around);
    default:
      return [];
  }
}

/** The quantity's own words; of a formula, those of the first fact in it. */
function nameOf(formula: Formula, facts: readonly Fact[]): string {
  const [first] = refsOfFormula(formula);
  return first === undefined ? '' : (find(first, facts)?.label ?? first.fact);
}

function branchOf(branch: Branch, around: ClauseSurroundings): ExplainedBranch {
  const bounds = boundsOf(branch.when, around);
  const points = fixedPoints(branch.amount);
  return {
    label: branch.label,
    points: points === null ? null : pointsNumber(points),
    ...(bounds.length === 0 ? {} : { bounds }),
    facts: factsIn([branch], around.facts).map((it) => it.key),
  };
}

/** Groups that hold the clause or one of its branches, inner ones first. */
function groupsOf(clause: Clause, groups: readonly Group[]): readonly Group[] {
  let inside: readonly string[] = [clause.key, ...clause.branches.map((it) => it.key)];
  return groups.filter((group) => {
    if (!group.members.some((it) => inside.includes(it))) return false;
    inside = [...inside, group.key];
    return true;
  });
}

function capsOf(clause: Clause, around: ClauseSurroundings): NonNullable<ExplainedRule['caps']> {
  const own = clause.cap === null ? [] : [{ points: pointsNumber(clause.cap), scope: 'clause' as const }];
  const groups = groupsOf(clause, around.groups).flatMap((group) => {
    if (group.kind !== 'cap' || group.points === null) return [];
    return [
      { points: pointsNumber(group.points), scope: coversAll(group, around) ? ('item' as const) : ('group' as const) },
    ];
  });
  return [...own, ...groups];
}

/** Does the group hold everything of its kind in the item? */
function coversAll(group: Group, { clauses, groups }: ClauseSurroundings): boolean {
  const kind = clauses.filter((it) => it.effect.kind === group.effect && it.branches.length > 0);
  return kind.length > 1 && kind.every((it) => groupsOf(it, groups).includes(group));
}

/** Every fact that the branches ask for, in the order of the item's list. */
function factsIn(branches: readonly Branch[], facts: readonly Fact[]): readonly Fact[] {
  const ids = new Set(branches.flatMap(refsOfBranch).map(factId));
  return facts.filter((it) => ids.has(factId({ item: it.item, fact: it.key })));
}

function find(ref: FactRef, facts: readonly Fact[]): Fact | undefined {
  return facts.find((it) => it.key === ref.fact && it.item === ref.item);
}
