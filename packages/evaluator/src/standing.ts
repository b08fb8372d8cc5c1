import { compareRatio, divideRatio, multiplyRatio, parseRatio, ratio } from '@rubric-lang/model';
import type { Facts, Grade, Rubric, ScoreSheet } from '@rubric-lang/model';
import { bandOfRange, gradeAfter, gradesInOrder } from './grade.ts';
import { verdictsOnSheet } from './verdicts-on-sheet.ts';

/**
 * Ranks and grades that need the whole cohort: sheets in the order of the subjects' facts, returned in the same order.
 * Within a 分组, equal totals share the better place and the next is skipped. A quota (优秀不超过30%) lets the best in;
 * where equals would overfill it, none of them is in, and whoever is left out has the next grade. A place or grade that
 * a pending total may still change is null.
 */
export function standings(
  rubric: Rubric,
  subjects: readonly Facts[],
  sheets: readonly ScoreSheet[],
): readonly ScoreSheet[] {
  const groups = new Map<string, number[]>();
  sheets.forEach((_, index) => {
    const group = subjects[index]?.group ?? '';
    groups.set(group, [...(groups.get(group) ?? []), index]);
  });
  const result = [...sheets];
  for (const members of groups.values()) {
    const own = members.flatMap((index) => sheets[index] ?? []);
    const grades = quotaGrades(rubric, own);
    members.forEach((index, place) => {
      const sheet = sheets[index];
      if (sheet) result[index] = { ...sheet, rank: rankOf(sheet, own), grade: grades[place] ?? null };
    });
  }
  return result;
}

/** Null while the order may change, and for a subject that is disqualified. */
function rankOf(sheet: ScoreSheet, all: readonly ScoreSheet[]): number | null {
  const { least, most } = sheet.total;
  if (least !== most || sheet.disqualified) return null;
  const others = all.filter((other) => other !== sheet && !other.disqualified);
  const open = others.some(({ total }) => total.least !== total.most && total.least <= least && total.most > least);
  return open ? null : 1 + others.filter(({ total }) => total.least > least).length;
}

/** The grades of one group, after quotas, in the order of the sheets. */
function quotaGrades(rubric: Rubric, sheets: readonly ScoreSheet[]): readonly (string | null)[] {
  const order = gradesInOrder(rubric.grades);
  const grades = sheets.map((sheet): string | null => {
    if (sheet.grade !== null) return sheet.grade;
    // Perhaps only because a quota has a say: it is worked out again from total and verdicts.
    const verdicts = verdictsOnSheet(rubric, sheet);
    return verdicts.pending ? null : gradeAfter(rubric, bandOfRange(rubric.grades, sheet.total), verdicts.certain);
  });
  order.forEach((grade, at) => {
    if (!grade.quota) return;
    const room = quotaRoom(grade, sheets.length);
    const next = order[at + 1]?.name ?? null;
    const wanting = sheets.flatMap((sheet, index) => (grades[index] === grade.name ? [{ sheet, index }] : []));
    // Whoever is still open may yet take a place.
    const open = sheets.flatMap((sheet, index) => (grades[index] === null && !sheet.disqualified ? [sheet] : []));
    for (const { sheet, index } of wanting) {
      const { least, most } = sheet.total;
      const others = wanting.filter((other) => other.index !== index).map((other) => other.sheet);
      const surely = others.filter((other) => other.total.least >= most).length;
      const maybe = [...others, ...open].filter((other) => other.total.most >= least).length;
      if (maybe + 1 <= room) continue;
      grades[index] = surely + 1 > room ? next : null;
    }
  });
  return grades;
}

/** How many of so many subjects the grade takes: a share is rounded down. */
export function quotaRoom({ quota }: Grade, subjects: number): number {
  if (!quota) return subjects;
  if (quota.kind === 'number') return quota.most;
  const share = divideRatio(parseRatio(quota.percent) ?? ratio(100), ratio(100)) ?? ratio(1);
  const room = multiplyRatio(share, ratio(subjects));
  return compareRatio(room, ratio(subjects)) >= 0 ? subjects : Number(room.n / room.d);
}
