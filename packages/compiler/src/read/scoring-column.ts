import { diagnosticKind, type Diagnostic } from '@rubric-lang/diagnostics';
import type { BlockGrammar } from '@rubric-lang/grammar';
import type { FieldNode } from '@rubric-lang/syntax';
import { contentSpan, placeIn, valueOf, type Origin, type PlacedHeading } from './frame.ts';
import { foldWords } from './words.ts';

const scoringColumnTaken = diagnosticKind<{ readonly name: string }>({
  code: 'scoring-column-taken',
  name: '当作评分标准的栏',
  severity: 'hint',
  message: ({ name }) => ({
    zh: `表里没有“评分标准”一栏，各项按“${name}”里的话计分。`,
    en: `No column is called a scoring column; the items are scored by what "${name}" says.`,
  }),
  advice: ({ name }) => ({
    zh: `不对的，请在表头里写明哪一栏是评分标准，例如“表头：…、${name}＝评分标准”。`,
    en: 'Name the scoring column in the header if it is another one.',
  }),
});

export interface TakenColumn {
  /** Folded name. */
  readonly name: string;
  readonly diagnostic: Diagnostic;
}

/**
 * A table none of whose columns is known to hold rules: the one in which most items talk of points holds them. null when
 * some column does hold them, when headings have sentences of their own, or when no column talks of points.
 */
export function scoringColumn(headings: readonly PlacedHeading[], words: BlockGrammar): TakenColumn | null {
  const all = flat(headings);
  if (all.some(({ heading: it }) => it.entries.length > 0 || it.fields.some(({ role }) => role === 'scoring')))
    return null;
  const talking = new Map<string, { readonly field: FieldNode; readonly origin: Origin }[]>();
  for (const { field, origin } of all.flatMap((it) =>
    it.heading.fields.map((field) => ({ field, origin: it.origin })),
  )) {
    if (!mayHoldRules(field) || !new RegExp(words.talks).test(foldWords(textOf(field)))) continue;
    const name = foldWords(field.name);
    talking.set(name, [...(talking.get(name) ?? []), { field, origin }]);
  }
  const [most] = [...talking.entries()].sort(([, a], [, b]) => b.length - a.length);
  const first = most?.[1][0];
  if (most === undefined || first === undefined) return null;
  const place = placeIn(first.origin, contentSpan(first.field));
  return { name: most[0], diagnostic: scoringColumnTaken(place, { name: first.field.name }) };
}

/** 佐证材料 and 责任部门 say where to look and who, whatever words they use. */
function mayHoldRules({ role, key }: FieldNode): boolean {
  return (
    (role === 'column' || role === 'declared') && key !== 'evidence' && key !== 'department' && key !== 'self-score'
  );
}

function textOf(field: FieldNode): string {
  return [valueOf(field), ...field.entries.map((it) => it.text?.text ?? '')].join('\n');
}

function flat(headings: readonly PlacedHeading[]): readonly PlacedHeading[] {
  return headings.flatMap((it) => [it, ...flat(it.children)]);
}
