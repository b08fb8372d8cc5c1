import { nearestName } from '@rubric-lang/diagnostics';
import type { Fix } from '@rubric-lang/diagnostics';
import type { FrameField, Language } from '@rubric-lang/grammar';
import { emit } from './classifier-state.ts';
import type { FieldMeaning, State } from './classifier-state.ts';
import { columnsOf } from './columns.ts';
import { frameWords, knownField, nameKey, scoringField, splitArgument } from './frame-words.ts';
import type { NameStart } from './line-start.ts';
import { skipSpaces } from './lines.ts';
import type { Line } from './lines.ts';
import { nearField, unknownField } from './reports.ts';
import { emitWords } from './running-words.ts';
import { textRun } from './text-run.ts';

/** What the name means where it stands; undefined when it is running text. Reports what is nearly a name. */
export function meaningOf(state: State, line: Line, { name, from, to, colon }: NameStart): FieldMeaning | undefined {
  const { language, heading, field } = state;
  const { argument } = splitArgument(name);
  const inHeader = heading === undefined;
  const known = knownField(name, language) ?? (inHeader ? undefined : scoringField(name, language));
  if (known && (inHeader || known.scope !== 'header')) return { name, key: known.key, role: known.role, argument };
  const declared = state.declared.get(nameKey(name));
  if (declared) return { ...declared, name };
  // 扣分项： with its list below, in an item that has several such.
  const isBare = skipSpaces(state.text, colon + 1, line.to) === line.to;
  if (!inHeader && isBare && frameWords(language).titles.has(nameKey(name)))
    return { name, key: 'scoring', role: 'scoring', argument };
  if (!inHeader) {
    const near = nearestName(nameKey(name), namesInBody(state));
    // A name of two characters is near too many words.
    if (near !== undefined && Array.from(nameKey(name)).length > 2)
      reportNear(state, { start: from, end: to }, name, near);
    return undefined;
  }
  if (field?.meaning.role === 'block' || Array.from(name).length > longestUnknownName) return undefined;
  // An empty one is a blank to fill in.
  if (skipSpaces(state.text, colon + 1, line.to) < line.to) {
    const nearest = nearestName(nameKey(name), frameWords(language).fields.keys());
    const fixes = nearest === undefined ? [] : [replaceName(from, to, nearest)];
    state.diagnostics.push(unknownField({ span: { start: from, end: to }, fixes }, { name, nearest }));
  }
  return { name, key: undefined, role: 'unknown', argument: undefined };
}

const longestUnknownName = 16;

function reportNear(
  state: State,
  span: { readonly start: number; readonly end: number },
  name: string,
  nearest: string,
): void {
  state.diagnostics.push(nearField({ span, fixes: [replaceName(span.start, span.end, nearest)] }, { name, nearest }));
}

function replaceName(start: number, end: number, name: string): Fix {
  return {
    title: { zh: `改为“${name}”`, en: `Write “${name}”` },
    edits: [{ span: { start, end }, text: name }],
    safe: false,
  };
}

function namesInBody({ language, declared }: State): readonly string[] {
  const known = Array.from(frameWords(language).fields).flatMap(([name, field]) =>
    field.scope === 'header' ? [] : [name],
  );
  return [...known, ...declared.keys()];
}

/** Reads a field's name and the words behind it, and opens it. */
export function readField(state: State, line: Line, { from, to, colon }: NameStart, meaning: FieldMeaning): void {
  const { outline } = state;
  const known = meaning.key === undefined ? undefined : fieldOf(state.language, meaning);
  state.field = {
    meaning,
    text: known === undefined ? meaning.role === 'declared' : known.takes === 'text',
    entries: new Map(),
  };
  const item = outline.open[outline.open.length - 1];
  if (['scoring', 'points', 'column', 'declared'].includes(meaning.role)) {
    if (item) item.leaf = true;
    state.heading?.columns.add(meaning.key ?? nameKey(meaning.name));
  }
  if (meaning.key === 'extends') state.partial = true;
  state.facts.set(from, { kind: 'field', meaning });
  emit(state, line, 'field-name', from, to);
  emit(state, line, 'space', to, colon);
  emit(state, line, 'colon', colon, colon + 1);
  const words = skipSpaces(state.text, colon + 1, line.to);
  emit(state, line, 'space', colon + 1, words);
  emitWords(state, line, 'text', words, line.to);
}

function fieldOf(language: Language, { key }: FieldMeaning): FrameField | undefined {
  return frameWords(language).frame.fields.find((field) => field.key === key);
}

/** A column is a field of its own, or another name for the known field it is filled from. */
export function declaredNames({ text, language, columnParts }: State): ReadonlyMap<string, FieldMeaning> {
  const declared = new Map<string, FieldMeaning>();
  const { fields, sources } = frameWords(language);
  const declare = (name: string, key: FieldMeaning['key']): void => {
    const known =
      key === undefined ? undefined : fieldOf(language, { name, key, role: 'declared', argument: undefined });
    if (fields.has(nameKey(name)) || sources.has(nameKey(name)) || declared.has(nameKey(name))) return;
    declared.set(nameKey(name), { name, key, role: known?.role ?? 'declared', argument: undefined });
  };
  const run = textRun(text, columnParts, { language, margin: 0, everyLine: true });
  for (const { header, sources: columnSources } of run ? columnsOf(run, language) : []) {
    // 评估要点及评分办法＝评估要点: the head says that the column holds scoring sentences.
    const said = scoringField(header, language)?.key;
    const [only, ...others] = columnSources;
    for (const { name } of columnSources) declare(name, others.length === 0 ? said : undefined);
    declare(header, others.length === 0 ? (only?.key ?? said) : undefined);
  }
  return declared;
}
