import { diagnosticKind, rangeOf, type Diagnostic, type Fix, type Span } from '@rubric-lang/diagnostics';
import { frames } from '@rubric-lang/grammar';
import { itemsOf, pointsText, sectionsOf, type Item, type Milli, type Section } from '@rubric-lang/model';
import { wordingOf } from '../../analysis/wording.ts';
import { checkOf, type CheckContext } from '../../check.ts';
import { last } from '../../last.ts';

interface Facts {
  /** As the section is written; null: the total in the header. */
  readonly section: string | null;
  readonly declared: Milli;
  readonly sum: Milli;
  /** The last line that could take the difference, with the points it would then have. */
  readonly part: { readonly line: number; readonly points: Milli } | null;
  readonly line: number;
  /** A part that is called a bonus, has just the points that are too many, and is not marked as one. */
  readonly bonus: { readonly title: string; readonly line: number; readonly points: Milli } | null;
}

const report = diagnosticKind<Facts>({
  code: 'points-sum-mismatch',
  name: '总分不符',
  severity: 'warning',
  message: ({ section, declared, sum, bonus }) => {
    const difference = pointsText(Math.abs(declared - sum));
    return {
      zh: `${section === null ? '总分' : `“${section}”`}写的是${pointsText(declared)}分，下面各项加起来是${pointsText(sum)}分，${sum < declared ? '少' : '多'}${difference}分${bonus === null ? '' : `，正是“${bonus.title}”的分值`}。`,
      en: `${section === null ? 'The total' : `"${section}"`} says ${pointsText(declared)} points; the parts add up to ${pointsText(sum)}, ${difference} too ${sum < declared ? 'few' : 'many'}${bonus === null ? '' : `, those of "${bonus.title}"`}.`,
    };
  },
  advice: ({ section, declared, part, line, sum, bonus }) => ({
    zh:
      bonus !== null
        ? `加分不占这${pointsText(declared)}分的，把第${String(bonus.line)}行的分值写成“（加分，最高${pointsText(bonus.points)}分）”；占的，核对各项的分值。`
        : `${section === null ? `已分配${pointsText(sum)}/${pointsText(declared)}分。` : ''}${part === null ? '' : `把第${String(part.line)}行改为（${pointsText(part.points)}分），或`}把第${String(line)}行改为（${pointsText(sum)}分）。`,
    en:
      bonus !== null
        ? `If it comes on top of the ${pointsText(declared)}, write “(bonus, at most ${pointsText(bonus.points)} points)” in line ${String(bonus.line)}.`
        : `${section === null ? `${pointsText(sum)}/${pointsText(declared)} points are allotted. ` : ''}${part === null ? 'Write' : `Write (${pointsText(part.points)} points) in line ${String(part.line)}, or write`} (${pointsText(sum)} points) in line ${String(line)}.`,
  }),
});

/** The points a heading or the header declares, against the sum of what stands below it, at every level. */
export const pointsSumMismatch = checkOf(report, (context) => {
  const found: Diagnostic[] = [];
  for (const section of sectionsOf(context.draft.sections)) {
    if (section.declared === null || !addsUp(section)) continue;
    if (section.declared !== section.points) found.push(inSection(context, section, section.declared));
  }
  const total = inHeader(context);
  return total === null ? found : [total, ...found];
});

/** Weights and means are no plain sums, and a part without points is another check's to report. */
function addsUp(section: Section): boolean {
  return (
    section.weight === null &&
    !section.average &&
    section.children.every((child) => child.kind === 'section' || child.points !== null)
  );
}

function inSection(context: CheckContext, section: Section, declared: Milli): Diagnostic {
  const heading = context.headingOf(section.key);
  const span = heading?.points?.span ?? section.span;
  const child = last(section.children);
  const bonus = bonusAmong(context, section.children, section.points - declared);
  if (bonus !== null) return ofBonus(context, span, `${section.mark}${section.title}`, declared, section.points, bonus);
  const part = child === undefined ? null : partThatTakes(context, child, declared - section.points);
  return report(
    {
      span,
      related: part === null ? [] : [{ span: part.span, message: { zh: '这一项', en: 'this part' } }],
      fixes: [
        ...(part === null ? [] : [rewrite(part.span, part.text, part.old, part.points)]),
        ...(heading?.points ? [rewrite(span, heading.points.text, declared, section.points)] : []),
      ],
    },
    {
      section: `${section.mark}${section.title}`,
      declared,
      sum: section.points,
      part,
      line: lineOf(context, span),
      bonus: null,
    },
  );
}

function inHeader(context: CheckContext): Diagnostic | null {
  const { declaredTotal, total, sections } = context.draft;
  if (declaredTotal === null || declaredTotal === total) return null;
  // Where nothing was recognised as an item there is no sum to speak of: that is what is wrong.
  if (itemsOf(sections).length === 0) return null;
  // Where the headings add up to it, the fault lies in one of them and is reported there.
  if (sumOfHeadings(sections) === declaredTotal) return null;
  // While a part has no points of its own the sum is not known.
  if (
    sections.some((node) => node.role === 'ordinary' && (node.kind === 'item' ? node.points === null : hasHole(node)))
  )
    return null;
  const span = context.totalSpan ?? { start: 0, end: 0 };
  const bonus = bonusAmong(context, sections, total - declaredTotal);
  if (bonus !== null) return ofBonus(context, span, null, declaredTotal, total, bonus);
  const written = context.tree.source.text.slice(span.start, span.end);
  return report(
    { span, fixes: /^\D*\d+(\.\d+)?\D*$/.test(written) ? [rewrite(span, written, declaredTotal, total)] : [] },
    { section: null, declared: declaredTotal, sum: total, part: null, line: lineOf(context, span), bonus: null },
  );
}

/** 加分项（5分） under a total that is 5 points short of its parts: a bonus that nobody marked as one. */
function bonusAmong(context: CheckContext, nodes: readonly (Section | Item)[], extra: Milli): Item | null {
  const words = frames[context.draft.language as keyof typeof frames]?.points.bonus ?? [];
  return (
    itemsOf(nodes).find(
      ({ role, points, title }) => role === 'ordinary' && points === extra && words.some((it) => title.includes(it)),
    ) ?? null
  );
}

function ofBonus(
  context: CheckContext,
  span: Span,
  section: string | null,
  declared: Milli,
  sum: Milli,
  item: Item,
): Diagnostic {
  const mark = context.headingOf(item.key)?.points;
  const place = mark?.span ?? item.span;
  const points = item.points ?? 0;
  const written = wordingOf(context.draft.language)?.grammar.insert.bonus.replace('{points}', pointsText(points));
  const fixes: readonly Fix[] =
    mark === undefined || written === undefined
      ? []
      : [
          {
            title: {
              zh: `写明是加分，最高${pointsText(points)}分`,
              en: `mark it as a bonus of at most ${pointsText(points)}`,
            },
            edits: [{ span: mark.span, text: written }],
            // A bonus counts otherwise than a part of the total.
            safe: false,
          },
        ];
  return report(
    { span, related: [{ span: place, message: { zh: '加分写在这里', en: 'the bonus' } }], fixes },
    {
      section,
      declared,
      sum,
      part: null,
      line: lineOf(context, span),
      bonus: { title: `${item.mark}${item.title}`, line: lineOf(context, place), points },
    },
  );
}

function sumOfHeadings(nodes: readonly (Section | Item)[]): Milli {
  return nodes.reduce(
    (sum, node) =>
      node.role === 'ordinary'
        ? sum + (node.kind === 'item' ? (node.points ?? 0) : (node.declared ?? node.points))
        : sum,
    0,
  );
}

function hasHole(section: Section): boolean {
  return section.children.some((child) =>
    child.kind === 'item' ? child.role === 'ordinary' && child.points === null : hasHole(child),
  );
}

interface Part {
  readonly span: Span;
  readonly text: string;
  readonly old: Milli;
  readonly points: Milli;
  readonly line: number;
}

/** The child whose printed points could be changed to make up the difference. */
function partThatTakes(context: CheckContext, child: Section | Item, difference: Milli): Part | null {
  const mark = context.headingOf(child.key)?.points;
  if (mark?.points === undefined || mark.points + difference <= 0) return null;
  return {
    span: mark.span,
    text: mark.text,
    old: mark.points,
    points: mark.points + difference,
    line: lineOf(context, mark.span),
  };
}

function rewrite(span: Span, text: string, from: Milli, to: Milli): Fix {
  const written = text.replace(/\d+(\.\d+)?/, pointsText(to));
  return {
    title: {
      zh: `把${pointsText(from)}分改为${pointsText(to)}分`,
      en: `write ${pointsText(to)} for ${pointsText(from)}`,
    },
    edits: [{ span, text: written }],
    // It changes what the document says: a person decides which of the numbers is right.
    safe: false,
  };
}

function lineOf(context: CheckContext, span: Span): number {
  return rangeOf(context.tree.source, span).line;
}
