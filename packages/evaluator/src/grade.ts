import type { Grade, Milli, Rubric, Score, Verdict } from '@rubric-lang/model';

/** Best first: by where a grade begins; where one has no bounds, as the document lists them. */
export function gradesInOrder(grades: readonly Grade[]): readonly Grade[] {
  if (grades.some(({ bounds }) => bounds.length === 0)) return grades;
  return [...grades].sort((a, b) => lowest(b) - lowest(a));
}

function lowest({ bounds }: Grade): number {
  const lower = bounds.filter(({ op }) => op === '>' || op === '>=').map(({ points }) => points);
  return lower.length === 0 ? Number.NEGATIVE_INFINITY : Math.max(...lower);
}

/** The first grade, as listed, that takes the total; null in a gap. */
function bandOf(grades: readonly Grade[], total: Milli): Grade | null {
  return grades.find((grade) => isInBand(grade, total)) ?? null;
}

/** The grade in which the whole range lies; null while it may be one or another. */
export function bandOfRange(grades: readonly Grade[], total: Score): Grade | null {
  const grade = bandOf(grades, total.least);
  if (!grade || bandOf(grades, total.most) !== grade) return null;
  // Bands are intervals: between the ends only an earlier listed one could come in.
  const earlier = grades.slice(0, grades.indexOf(grade));
  return earlier.some((other) => meets(other, total)) ? null : grade;
}

function isInBand({ bounds }: Grade, total: Milli): boolean {
  return bounds.length > 0 && bounds.every(({ op, points }) => within(total, op, points));
}

function within(total: Milli, op: Grade['bounds'][number]['op'], points: Milli): boolean {
  switch (op) {
    case '<':
      return total < points;
    case '<=':
      return total <= points;
    case '>':
      return total > points;
    case '>=':
      return total >= points;
  }
}

function meets({ bounds }: Grade, { least, most }: Score): boolean {
  let [from, to] = [least, most];
  for (const { op, points } of bounds) {
    if (op === '>') from = Math.max(from, points + 1);
    if (op === '>=') from = Math.max(from, points);
    if (op === '<') to = Math.min(to, points - 1);
    if (op === '<=') to = Math.min(to, points);
  }
  return bounds.length > 0 && from <= to;
}

/** The band as verdicts change it: each works on the band, and the lowest result wins. */
export function gradeAfter(rubric: Rubric, band: Grade | null, verdicts: readonly Verdict[]): string | null {
  const order = gradesInOrder(rubric.grades).map(({ name }) => name);
  const place = band ? order.indexOf(band.name) : -1;
  const results = verdicts.flatMap((verdict) => gradesBy(verdict, order, place));
  if (verdicts.some(({ kind }) => kind === 'disqualify')) return null;
  if (results.length === 0) return band?.name ?? null;
  const named = results.filter((name) => name !== null);
  // A grade that the document does not list is below those it lists.
  const depth = (name: string): number => (order.includes(name) ? order.indexOf(name) : order.length);
  return named.sort((a, b) => depth(b) - depth(a))[0] ?? null;
}

/** What one verdict makes of the grade at `place` (below 0: none yet); nothing when it is not about grades. */
function gradesBy(verdict: Verdict, order: readonly string[], place: number): readonly (string | null)[] {
  switch (verdict.kind) {
    case 'grade-is':
      return [verdict.grade];
    case 'grade-down':
      return [place < 0 ? null : (order[Math.min(place + verdict.by, order.length - 1)] ?? null)];
    case 'grade-not':
      return [place < 0 ? null : (order.slice(place).find((name) => !verdict.grades.includes(name)) ?? null)];
    case 'total-zero':
    case 'disqualify':
      return [];
  }
}
