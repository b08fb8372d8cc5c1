import { diagnosticKind, type Diagnostic, type Fix } from '@rubric-lang/diagnostics';
import type { FieldNode, HeadingNode, NumberMark } from '@rubric-lang/syntax';
import { checkOf } from '../../check.ts';
import { last } from '../../last.ts';

interface Facts {
  readonly mark: string;
  readonly before: string;
  readonly kind: 'gap' | 'repeat' | 'back';
  /** What would continue the series; empty when that cannot be written from the mark. */
  readonly expected: string;
}

const report = diagnosticKind<Facts>({
  code: 'number-gap',
  name: '编号不连续',
  severity: 'warning',
  message: ({ mark, before, kind, expected }) => ({
    zh:
      kind === 'repeat'
        ? `“${mark}”重复了，前面已有“${before}”。`
        : `“${before}”后面是“${mark}”，${kind === 'back' ? '序号倒了回去' : `缺“${expected}”`}。`,
    en:
      kind === 'repeat'
        ? `"${mark}" is repeated: "${before}" stands before it.`
        : `"${before}" is followed by "${mark}"${kind === 'back' ? ', which goes back' : `; "${expected}" is missing`}.`,
  }),
  advice: ({ kind, expected }) => ({
    zh: `${kind === 'gap' ? '核对是漏了一条还是编错了号' : '核对编号'}${expected === '' ? '' : `；编错的改为“${expected}”`}。`,
    en: `Check whether something is missing or misnumbered${expected === '' ? '' : `; then write "${expected}"`}.`,
  }),
});

/** Numbers of headings side by side, and of entries in a field, that do not go on by one. */
export const numberGap = checkOf(report, (context) => [
  ...inHeadings(context.tree.headings),
  ...fieldsOf(context.tree.headings).flatMap(inEntries),
]);

function inHeadings(headings: readonly HeadingNode[]): readonly Diagnostic[] {
  // Items may be numbered through the whole table or anew in each section: only numbers side by side are compared.
  return [...inMarks(headings.map(({ mark }) => mark)), ...headings.flatMap(({ children }) => inHeadings(children))];
}

function fieldsOf(headings: readonly HeadingNode[]): readonly FieldNode[] {
  return headings.flatMap((heading) => [...heading.fields, ...fieldsOf(heading.children)]);
}

function inEntries({ entries }: FieldNode): readonly Diagnostic[] {
  return inMarks(entries.flatMap(({ mark }) => (mark === undefined ? [] : [mark])));
}

function inMarks(all: readonly NumberMark[]): readonly Diagnostic[] {
  const marks = all.filter(isNumbered);
  return marks.slice(1).flatMap((mark, at) => {
    const before = marks[at];
    return before === undefined || before.series !== mark.series ? [] : between(before, mark, marks[at + 2]);
  });
}

function isNumbered({ series, values }: NumberMark): boolean {
  return series !== 'hash' && series !== 'none' && values.length > 0;
}

function between(before: NumberMark, mark: NumberMark, after: NumberMark | undefined): readonly Diagnostic[] {
  const [here, next] = [last(before.values), last(mark.values)];
  if (here === undefined || next === undefined || next === here + 1) return [];
  // A dotted number that starts a new parent (1.6, 2.1) is another list.
  if (
    before.values.length !== mark.values.length ||
    before.values.slice(0, -1).some((it, at) => it !== mark.values[at])
  )
    return [];
  // 1 again opens a second list in the same place.
  if (next === 1 && here > 1) return [];
  const expected = writtenAs(mark, here + 1);
  const kind = next === here ? 'repeat' : next < here ? 'back' : 'gap';
  const fix: Fix = {
    title: { zh: `改为“${expected}”`, en: `write "${expected}"` },
    edits: [{ span: mark.span, text: expected }],
    // 2、2、4: where the next goes on as though this were 3, it is.
    safe: kind === 'repeat' && after?.series === mark.series && last(after.values) === here + 2,
  };
  return [
    report(
      { span: mark.span, fixes: expected === '' ? [] : [fix] },
      { mark: mark.text.trim(), before: before.text.trim(), kind, expected: expected.trim() },
    ),
  ];
}

/** The same mark with another number, for the numbers that have one sign or digits; empty for the rest. */
function writtenAs({ text, series, values }: NumberMark, value: number): string {
  if (series === 'circled') return value >= 1 && value <= 20 ? String.fromCodePoint(0x245f + value) : '';
  const old = String(last(values));
  const at = text.lastIndexOf(old);
  return at < 0 ? '' : `${text.slice(0, at)}${String(value)}${text.slice(at + old.length)}`;
}
