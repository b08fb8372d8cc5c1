import { pointsText, ratio, ratioText, type Grade, type Milli, type Ratio, type Rubric } from '@rubric-lang/model';
import { byLow, stretchOf, type Edge, type Stretch } from './edges.ts';

/** A grade with the totals it holds, in thousandths. */
export interface Band {
  readonly grade: Grade;
  readonly stretch: Stretch;
}

/** The grades that have bounds, lowest first. */
export function bandsOf({ grades }: Rubric): readonly Band[] {
  const bands = grades.flatMap((grade) => {
    const stretch =
      grade.bounds.length === 0 ? null : stretchOf(grade.bounds.map(({ op, points }) => ({ op, at: ratio(points) })));
    return stretch === null ? [] : [{ grade, stretch }];
  });
  return bands.sort((a, b) => byLow(a.stretch, b.stretch));
}

/** 优秀, or for a band without a name its bounds: 80—90分. */
export function bandName({ grade, stretch }: Band): string {
  if (grade.name !== '') return grade.name;
  const [low, high] = [edgeText(stretch.low), edgeText(stretch.high)];
  return low === '' ? `${high}分以下` : high === '' ? `${low}分以上` : `${low}—${high}分`;
}

/** The bounds in words: 80分（含）以上、90分（不含）以下. */
export function edgeText(edge: Edge | null): string {
  return edge === null ? '' : pointsOf(edge.at);
}

/** Thousandths as a ratio, in 分. */
export function pointsOf(at: Ratio): string {
  return at.d === 1n ? pointsText(Number(at.n)) : ratioText(at);
}

/** The highest total that can be reached, bonuses included; null: open. */
export function highestTotal({ total, totalCap, sections }: Rubric): Milli | null {
  if (totalCap !== null) return totalCap;
  let sum = total;
  for (const node of sections) {
    if (node.role !== 'bonus') continue;
    const cap = node.kind === 'section' ? node.cap : node.ceiling;
    if (cap === null) return null;
    sum += cap;
  }
  return sum;
}
