import { foldText, unfoldSpan, type FoldedText } from '@rubric-lang/diagnostics';
import { checkGrammars, fold, type CheckGrammar } from '@rubric-lang/grammar';

/** The words of one dialect that checks look for, as patterns ready for use. */
export interface Wording {
  readonly grammar: CheckGrammar;
  /** A pattern of the grammar with its classes filled in; the same source gives the same RegExp, global ones for `matchAll` only. */
  readonly pattern: (source: string, flags?: 'g') => RegExp;
  /** The text as checks read it. */
  readonly read: (text: string) => ReadText;
}

/** A text as written, as folded, and as folded with titles, quotes and dates hidden; folded and hidden are of one length. */
export interface ReadText {
  readonly folded: string;
  readonly hidden: string;
  /** Where a stretch of `folded` stands in the text as written. */
  readonly written: (from: number, to: number) => { readonly from: number; readonly to: number };
}

const HIDDEN = '\ue000';

const made = new Map<string, Wording>();

/** null: nothing is known of the dialect, and checks of words have nothing to say. */
export function wordingOf(language: string): Wording | null {
  const known = made.get(language);
  if (known !== undefined) return known;
  const grammar = checkGrammars[language];
  if (grammar === undefined) return null;
  const patterns = new Map<string, RegExp>();
  const pattern = (source: string, flags?: 'g'): RegExp => {
    const key = `${flags ?? ''}/${source}`;
    const compiled = patterns.get(key) ?? new RegExp(filled(source, grammar.classes), `${flags ?? ''}u`);
    patterns.set(key, compiled);
    return compiled;
  };
  const hiding = grammar.protected.length === 0 ? '(?!)' : grammar.protected.map((it) => `(?:${it})`).join('|');
  const wording: Wording = {
    grammar,
    pattern,
    read: remembered((text) => readText(foldText(text, fold), pattern(hiding, 'g'))),
  };
  made.set(language, wording);
  return wording;
}

/** Many checks read the same sentences: the last thousands are kept, then all are let go at once. */
function remembered(read: (text: string) => ReadText): (text: string) => ReadText {
  const known = new Map<string, ReadText>();
  return (text) => {
    const found = known.get(text) ?? read(text);
    if (known.size >= MOST_REMEMBERED) known.clear();
    known.set(text, found);
    return found;
  };
}

const MOST_REMEMBERED = 4000;

function readText(folded: FoldedText, hiding: RegExp): ReadText {
  return {
    folded: folded.text,
    hidden: folded.text.replace(hiding, (words) => HIDDEN.repeat(words.length)),
    written: (from, to) => {
      const { start, end } = unfoldSpan(folded, from, to);
      return { from: start, to: end };
    },
  };
}

/** `{unit}` becomes its class; a list of words becomes their choice, longest first. `{0,4}` is left alone. */
function filled(source: string, classes: CheckGrammar['classes']): string {
  return source.replace(/\{([A-Za-z]+)\}/g, (written, name: string) => {
    const value = classes[name];
    if (value === undefined) return written;
    if (typeof value === 'string') return `(?:${filled(value, classes)})`;
    return `(?:${[...value]
      .sort((a, b) => b.length - a.length)
      .map((it) => filled(it, classes))
      .join('|')})`;
  });
}
