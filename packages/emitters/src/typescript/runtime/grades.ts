import type { Milli, Verdict } from '@rubric-lang/model';
import type { GradePlan } from './plan.ts';
import type { Span } from './ways.ts';

/** Best first: by where a grade begins; where one has no bounds, as listed. */
export function inOrder(grades: readonly GradePlan[]): readonly GradePlan[] {
  if (grades.some(({ bounds }) => bounds.length === 0)) return grades;
  return [...grades].sort((a, b) => lowest(b) - lowest(a));
}

function lowest({ bounds }: GradePlan): number {
  let found = Number.NEGATIVE_INFINITY;
  for (const { op, points } of bounds) if (op === '>' || op === '>=') found = Math.max(found, points);
  return found;
}

function takes({ bounds }: GradePlan, total: Milli): boolean {
  return (
    bounds.length > 0 &&
    bounds.every(({ op, points }) =>
      op === '<' ? total < points : op === '<=' ? total <= points : op === '>' ? total > points : total >= points,
    )
  );
}

/** The grade in which the whole range lies. */
export function bandOf(grades: readonly GradePlan[], { least, most }: Span): GradePlan | undefined {
  const at = grades.findIndex((grade) => takes(grade, least));
  if (at < 0 || grades.findIndex((grade) => takes(grade, most)) !== at) return undefined;
  const earlier = grades.slice(0, at).some(({ bounds }) => {
    let [from, to] = [least, most];
    for (const { op, points } of bounds) {
      if (op === '>') from = Math.max(from, points + 1);
      if (op === '>=') from = Math.max(from, points);
      if (op === '<') to = Math.min(to, points - 1);
      if (op === '<=') to = Math.min(to, points);
    }
    return bounds.length > 0 && from <= to;
  });
  return earlier ? undefined : grades[at];
}

/** The band as verdicts change it; of their results the lowest wins. */
export function gradeAfter(
  grades: readonly GradePlan[],
  band: GradePlan | undefined,
  verdicts: readonly Verdict[],
): string | null {
  const order = inOrder(grades).map(({ name }) => name);
  const place = band ? order.indexOf(band.name) : -1;
  let decided = false;
  let found: string | null = null;
  const depth = (name: string): number => (order.includes(name) ? order.indexOf(name) : order.length);
  for (const verdict of verdicts) {
    if (verdict.kind === 'disqualify') return null;
    if (verdict.kind === 'total-zero') continue;
    decided = true;
    let name: string | undefined;
    if (verdict.kind === 'grade-is') name = verdict.grade;
    else if (place >= 0 && verdict.kind === 'grade-down') name = order[Math.min(place + verdict.by, order.length - 1)];
    else if (place >= 0 && verdict.kind === 'grade-not')
      name = order.slice(place).find((it) => !verdict.grades.includes(it));
    if (name !== undefined && (found === null || depth(name) > depth(found))) found = name;
  }
  return decided ? found : (band?.name ?? null);
}
