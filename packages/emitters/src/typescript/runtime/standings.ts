import { divideRatio, multiplyRatio, parseRatio, ratio } from '@rubric-lang/model';
import type { Facts, ScoreSheet, Verdict } from '@rubric-lang/model';
import { bandOf, gradeAfter, inOrder } from './grades.ts';
import type { GradePlan, Plan } from './plan.ts';

/** Places and grades that need the whole cohort; sheets in the order of the subjects' facts. */
export function standingsOf(
  plan: Plan,
  subjects: readonly Facts[],
  sheets: readonly ScoreSheet[],
): readonly ScoreSheet[] {
  const groups = new Map<string, number[]>();
  sheets.forEach((_, index) => {
    const group = subjects[index]?.group ?? '';
    groups.set(group, [...(groups.get(group) ?? []), index]);
  });
  const found = [...sheets];
  for (const members of groups.values()) {
    const own = members.flatMap((index) => sheets[index] ?? []);
    const grades = quotaGrades(plan, own);
    members.forEach((index, at) => {
      const sheet = sheets[index];
      if (sheet) found[index] = { ...sheet, rank: rankOf(sheet, own), grade: grades[at] ?? null };
    });
  }
  return found;
}

/** Equal totals share the better place; null while the order may change, and of a subject that is disqualified. */
function rankOf(sheet: ScoreSheet, all: readonly ScoreSheet[]): number | null {
  const { least, most } = sheet.total;
  if (least !== most || sheet.disqualified) return null;
  let before = 0;
  for (const other of all) {
    if (other === sheet || other.disqualified) continue;
    const { total } = other;
    if (total.least !== total.most && total.least <= least && total.most > least) return null;
    if (total.least > least) before += 1;
  }
  return before + 1;
}

function quotaGrades(plan: Plan, sheets: readonly ScoreSheet[]): readonly (string | null)[] {
  const order = inOrder(plan.grades);
  const grades = sheets.map((sheet): string | null => {
    if (sheet.grade !== null) return sheet.grade;
    const verdicts = verdictsOn(plan, sheet);
    return verdicts && gradeAfter(plan.grades, bandOf(plan.grades, sheet.total), verdicts);
  });
  order.forEach((grade, at) => {
    if (!grade.quota) return;
    const room = roomIn(grade, sheets.length);
    const next = order[at + 1]?.name ?? null;
    const wanting = sheets.flatMap((sheet, index) => (grades[index] === grade.name ? [{ sheet, index }] : []));
    const open = sheets.filter((sheet, index) => grades[index] === null && !sheet.disqualified);
    for (const { sheet, index } of wanting) {
      const others = wanting.filter((other) => other.index !== index).map((other) => other.sheet);
      const ahead = [...others, ...open].filter((other) => other.total.most >= sheet.total.least).length;
      if (ahead + 1 <= room) continue;
      const surely = others.filter((other) => other.total.least >= sheet.total.most).length;
      grades[index] = surely + 1 > room ? next : null;
    }
  });
  return grades;
}

/** The verdicts that a sheet says apply; null while one about the grade may still be added. */
function verdictsOn(plan: Plan, sheet: ScoreSheet): readonly Verdict[] | null {
  const found: Verdict[] = [];
  for (const block of plan.blocks) {
    const results = sheet.items.find(({ item }) => item === block.key)?.clauses ?? [];
    for (const { key } of block.rules) {
      const verdict = plan.verdicts[`${block.key}/${key}`];
      if (!verdict) continue;
      if (sheet.verdicts.includes(block.item ? `${block.key}/${key}` : key)) found.push(verdict);
      else if (verdict.kind !== 'total-zero') {
        const maybe = block.item ? results.some(({ clause }) => clause === key) : sheet.pendingVerdicts !== undefined;
        if (maybe) return null;
      }
    }
  }
  return found;
}

/** A share is rounded down. */
function roomIn({ quota }: GradePlan, subjects: number): number {
  if (!quota) return subjects;
  if (quota.kind === 'number') return quota.most;
  const share = multiplyRatio(
    divideRatio(parseRatio(quota.percent) ?? ratio(100), ratio(100)) ?? ratio(1),
    ratio(subjects),
  );
  return Math.min(subjects, Number(share.n / share.d));
}
