import { foldText } from '@rubric-lang/diagnostics';
import { fold, frames, languages } from '@rubric-lang/grammar';
import type { ColumnSource, Frame, FrameField, Language } from '@rubric-lang/grammar';

/** A dialect's frame, ready to look names up in. */
export interface FrameWords {
  readonly frame: Frame;
  readonly fields: ReadonlyMap<string, FrameField>;
  readonly sources: ReadonlyMap<string, ColumnSource>;
  /** Titles of headings that need no number: 加分项, 减分项. */
  readonly titles: ReadonlySet<string>;
}

const known = new Map<Language, FrameWords>();

export function frameWords(language: Language): FrameWords {
  const made = known.get(language) ?? wordsOf(frames[language]);
  known.set(language, made);
  return made;
}

function wordsOf(frame: Frame): FrameWords {
  const fields = new Map<string, FrameField>();
  // The line that says the dialect is read before the dialect is known, so every dialect's word for it is.
  for (const language of languages) {
    for (const field of frames[language].fields) {
      if (field.key === 'language') for (const name of field.names) fields.set(nameKey(name), field);
    }
  }
  for (const field of frame.fields) for (const name of field.names) fields.set(nameKey(name), field);
  const sources = new Map(
    frame.columnSources.flatMap(({ source, names }) => names.map((name) => [nameKey(name), source] as const)),
  );
  const titles = new Set(Object.values(frame.titles).flatMap((names) => names.map(nameKey)));
  return { frame, fields, sources, titles };
}

/** What a name is looked up by: folded, in lower case. */
export function nameKey(name: string): string {
  return foldText(name, fold).text.toLowerCase();
}

/** What a known field name of the dialect means; undefined for any other name. */
export function knownField(name: string, language: Language): FrameField | undefined {
  const { fields } = frameWords(language);
  return fields.get(nameKey(name)) ?? fields.get(nameKey(splitArgument(name).stem));
}

/** 本项评分标准, 考核内容及评分办法: a longer name that ends in a scoring field's. */
export function scoringField(name: string, language: Language): FrameField | undefined {
  const key = nameKey(splitArgument(name).stem);
  const { frame } = frameWords(language);
  return frame.fields.find(
    (field) =>
      field.role === 'scoring' && field.names.some((known) => key.endsWith(known) && known.length >= shortestEnding),
  );
}

/** A shorter ending is a common word. */
const shortestEnding = 4;

/** `已核（code）` is the name 已核 with an argument. */
export function splitArgument(name: string): { readonly stem: string; readonly argument: string | undefined } {
  const bracket = /^(.*?)\s*[（(【[]([^（()）【】[\]]*)[）)】\]]$/su.exec(name);
  if (bracket === null) return { stem: name, argument: undefined };
  return { stem: bracket[1] ?? '', argument: (bracket[2] ?? '').trim() };
}
