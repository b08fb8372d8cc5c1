import type { BlockGrammar, ColumnSource as SourceWord, FieldKey } from '@rubric-lang/grammar';
import type { BlankUse, Column, ColumnSource } from '@rubric-lang/model';
import type { ColumnNode, ColumnSourceNode } from '@rubric-lang/syntax';
import type { Frame, PlacedHeading } from './frame.ts';
import { foldWords } from './words.ts';

/** The columns of the official table, from 表头 and the fields that are in use. */
export interface ReadColumns {
  readonly columns: readonly Column[];
  /** Folded names of fields that a column maps onto a scoring field: 2017年目标任务＝评分标准. */
  readonly scoringNames: ReadonlySet<string>;
}

interface UsedField {
  readonly name: string;
  readonly key: FieldKey | undefined;
}

export function readColumns(frame: Frame, words: BlockGrammar): ReadColumns {
  const used = usedFields(frame.headings);
  const scoring = frame.columns.filter((it) => it.sources.some((source) => source.key === 'scoring'));
  return {
    columns: frame.columns.map((it) => columnOf(it, used, words)),
    scoringNames: new Set(scoring.map((it) => foldWords(it.header))),
  };
}

function usedFields(headings: readonly PlacedHeading[]): readonly UsedField[] {
  return headings.flatMap(({ heading, children }) => [
    ...heading.fields.map(({ name, key }) => ({ name, key })),
    ...usedFields(children),
  ]);
}

function columnOf({ header, parts, sources }: ColumnNode, used: readonly UsedField[], words: BlockGrammar): Column {
  if (parts.length > 0) {
    return {
      title: header,
      sources: [],
      children: parts.map((title) => ({ title, sources: fieldSources(title, undefined, used, words), children: [] })),
    };
  }
  const found = sources.flatMap((it) => sourcesOf(it, used, words));
  // A field that has the column's own title belongs in it whatever the column is said to be filled from.
  const own = used.find((it) => foldWords(it.name) === foldWords(header));
  const all =
    own === undefined || found.some((it) => it.kind === 'field' && it.name === own.name)
      ? found
      : [...found, { kind: 'field', name: own.name } as const];
  return {
    title: header,
    sources: all.some((it) => it.kind !== 'blank') ? all.filter((it) => it.kind !== 'blank') : all.slice(0, 1),
    children: [],
  };
}

function sourcesOf(
  { name, source, key }: ColumnSourceNode,
  used: readonly UsedField[],
  words: BlockGrammar,
): readonly ColumnSource[] {
  return source === undefined ? fieldSources(name, key, used, words) : [placeSource(source)];
}

function placeSource(source: SourceWord): ColumnSource {
  switch (source) {
    case 'level-1':
      return { kind: 'level', level: 1 };
    case 'level-2':
      return { kind: 'level', level: 2 };
    case 'level-3':
      return { kind: 'level', level: 3 };
    case 'item':
    case 'number':
    case 'points':
      return { kind: source };
  }
}

/** The field of that name, else those that mean the same, else a blank to write in. */
function fieldSources(
  name: string,
  key: FieldKey | undefined,
  used: readonly UsedField[],
  words: BlockGrammar,
): readonly ColumnSource[] {
  const exact = used.find((it) => foldWords(it.name) === foldWords(name));
  if (exact !== undefined) return [{ kind: 'field', name: exact.name }];
  if (key === 'points') return [{ kind: 'points' }];
  const alike = key === undefined ? [] : [...new Set(used.filter((it) => it.key === key).map((it) => it.name))];
  if (alike.length > 0) return alike.map((it) => ({ kind: 'field', name: it }));
  const use = useOf(name, words);
  return [use === null ? { kind: 'blank' } : { kind: 'blank', use }];
}

function useOf(name: string, words: BlockGrammar): BlankUse | null {
  const folded = foldWords(name);
  const uses = Object.entries(words.columns.uses) as readonly (readonly [BlankUse, readonly string[]])[];
  const exact = uses.find(([, names]) => names.some((it) => foldWords(it) === folded));
  // 专家1, 评委2: a number may follow.
  return (
    (exact ??
      uses.find(([use, names]) => use === 'rater' && names.some((it) => folded.startsWith(foldWords(it)))))?.[0] ?? null
  );
}
