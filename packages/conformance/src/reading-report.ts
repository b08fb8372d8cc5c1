import type { Diagnostic } from '@rubric-lang/diagnostics';
import { explain, itemsOf, type ExplainedRule, type Rubric } from '@rubric-lang/model';

/**
 * What was understood of a rubric, for a person to read line by line: each rule as written, what it is, and how the
 * model says it back. Severe messages follow; checks of the document have pages and tests of their own.
 */
export function readingReport(draft: Rubric, diagnostics: readonly Diagnostic[]): string {
  const language = draft.language === 'en' ? 'en' : 'zh';
  const { rubric, sections, items } = explain(draft, language);
  const gate = (open: boolean, name: string): string => `${open ? '' : '不'}${name}`;
  const lines = [
    `${rubric.title}｜${rubric.total}分｜${gate(draft.gates.printable, '可印')} ${gate(draft.gates.computable, '可算')}`,
  ];
  lines.push(...rubric.rules.flatMap(ruleLines));
  for (const { titles, points, rules } of sections) {
    lines.push('', `${titles.join('／')}${points === null ? '' : `（${points}分）`}`, ...rules.flatMap(ruleLines));
  }
  const built = new Map(itemsOf(draft.sections).map((item) => [item.key, item]));
  for (const { id, section, title, points, statements, rules } of items) {
    const item = built.get(id);
    lines.push(
      '',
      `${[...section, title === '' ? id : title].join('／')}${points === null ? '' : `（${points}分）`}${item === undefined ? '' : frameOf(item)}`,
    );
    lines.push(...rules.flatMap(ruleLines), ...statements.map(({ text }) => `  —— ${text}`));
  }
  const severe = diagnostics.filter(
    ({ severity, code }) => severity === 'error' || severity === 'question' || readerCodes.has(code),
  );
  if (severe.length > 0)
    lines.push(
      '',
      ...severe.map((it) => `${it.severity} ${it.code}：${language === 'en' ? it.message.en : it.message.zh}`),
    );
  return `${lines.join('\n')}\n`;
}

/** What the reader itself has to say; everything else is a check's. */
const readerCodes: ReadonlySet<string> = new Set([
  'not-understood',
  'not-understood-arithmetic',
  'missing-mark',
  'near-miss',
  'sentence-too-long',
  'two-units',
  'wrong-answer',
]);

/** Where the item starts, how low it may fall and how high it may rise, where that is not the usual. */
function frameOf({
  base,
  floor,
  ceiling,
  points,
  role,
  notApplicable,
  appliesTo,
}: Rubric['sections'][number] & { readonly kind: 'item' }): string {
  const score = (milli: number | null): string => (milli === null ? '无' : `${milli / 1000}`);
  const parts = [`起评${score(base)}`];
  if (floor !== 0) parts.push(`最低${score(floor)}`);
  if (ceiling !== points) parts.push(`最高${score(ceiling)}`);
  if (role !== 'ordinary') parts.push(role);
  if (notApplicable !== null) parts.push(notApplicable);
  if (appliesTo.length > 0) parts.push(`仅${appliesTo.join('、')}`);
  return ` ${parts.join('，')}`;
}

function ruleLines(rule: ExplainedRule): readonly string[] {
  const {
    text,
    status,
    scoredBy,
    kind,
    points,
    min,
    max,
    per,
    bounds,
    caps,
    group,
    branches,
    facts,
    choice,
    notes,
    reading,
  } = rule;
  const marks = [
    status === 'understood' ? kind : `${kind}（${status}）`,
    ...(scoredBy === 'computed' ? [] : [scoredBy]),
    ...(points === null ? [] : [`${points}分`]),
    ...(min === undefined ? [] : [`${min}—${max ?? ''}分`]),
    ...(per === undefined ? [] : [`每${per.every}${per.unit}`]),
    ...(bounds ?? []).map(({ quantity, op, value, unit }) => `${quantity} ${op} ${value}${unit}`),
    ...(caps ?? []).map((cap) => `${cap.scope}≤${cap.points}`),
    ...(group === undefined ? [] : [`组 ${group}`]),
    ...facts.map(({ name, type, unit }) => `${name}（${type}${unit === null ? '' : ` ${unit}`}）`),
  ];
  return [
    `  · ${text}`,
    `    ${marks.join('｜')}`,
    `    ${reading}`,
    ...(branches ?? []).map((branch) => `      ${branch.label}${branch.points === null ? '' : ` ${branch.points}分`}`),
    ...(choice === undefined
      ? []
      : [
          `    ${choice.field}：${choice.made ?? '？'}`,
          ...choice.offered.map(({ answer, reading: said }) => `      ${answer} → ${said}`),
        ]),
    ...(notes ?? []).map((note) => `    注：${note}`),
  ];
}
