import { sentenceGrammars, type SentenceGrammar } from '@rubric-lang/grammar';

/** A dialect's grammar with its patterns compiled. One is made per language and kept. */
export interface Dialect {
  readonly grammar: SentenceGrammar;
  readonly conditions: readonly { readonly form: string; readonly patterns: readonly RegExp[] }[];
  readonly tokens: readonly DialectToken[];
  readonly protectedStretch: RegExp;
  readonly requirement: readonly RegExp[];
  readonly residue: readonly RegExp[];
  readonly nearMisses: readonly { readonly pattern: RegExp; readonly suggestion: string }[];
  readonly levelWords: RegExp;
  /** A pattern of the grammar's language, expanded; kept by its source. */
  readonly pattern: (source: string, flags?: string) => RegExp;
}

export interface DialectToken {
  readonly token: string;
  readonly verdict: string | null;
  readonly pattern: RegExp;
}

const dialects = new Map<string, Dialect>();

/** The dialect of a language tag; an unknown tag reads as Simplified Chinese. */
export function dialectOf(language: string): Dialect {
  const tag = Object.keys(sentenceGrammars).includes(language) ? language : 'zh-CN';
  const known = dialects.get(tag);
  if (known !== undefined) return known;
  const grammar = sentenceGrammars[tag];
  if (grammar === undefined) throw new Error(`no sentence grammar for ${tag}`);
  const made = compileDialect(grammar);
  dialects.set(tag, made);
  return made;
}

function compileDialect(grammar: SentenceGrammar): Dialect {
  const expanded = new Map<string, string>();
  const expand = (source: string): string =>
    source.replace(/\{([A-Za-z]\w*)\}/g, (_, name: string) => {
      const made = expanded.get(name);
      if (made !== undefined) return made;
      const value = grammar.classes[name];
      if (value === undefined) throw new Error(`sentence grammar ${grammar.language}: no class {${name}}`);
      // Longest words first: a regular expression takes the first alternative that fits.
      const text = typeof value === 'string' ? value : [...value].sort((a, b) => b.length - a.length).join('|');
      const whole = `(?:${expand(text)})`;
      expanded.set(name, whole);
      return whole;
    });
  const patterns = new Map<string, RegExp>();
  const pattern = (source: string, extra = ''): RegExp => {
    const flags = grammar.caseless ? `${extra}i` : extra;
    const key = `${flags}/${source}`;
    const made = patterns.get(key) ?? new RegExp(expand(source), flags);
    patterns.set(key, made);
    return made;
  };
  const words = [...new Set(grammar.scales.flat())].sort((a, b) => b.length - a.length).join('|');
  return {
    grammar,
    conditions: grammar.conditions.map(({ form, patterns: sources }) => ({
      form,
      patterns: sources.map((source) => pattern(source, 'd')),
    })),
    tokens: grammar.tokens.flatMap(({ token, verdict, patterns: sources }) =>
      sources.map((source) => ({ token, verdict: verdict ?? null, pattern: pattern(source, 'y') })),
    ),
    protectedStretch: pattern(grammar.protected.map((source) => `(?:${source})`).join('|'), 'g'),
    requirement: grammar.requirement.patterns.map((source) => pattern(source, 'd')),
    residue: grammar.residue.map((source) => pattern(source)),
    nearMisses: grammar.nearMisses.map(({ pattern: source, suggestion }) => ({
      pattern: pattern(source, 'g'),
      suggestion,
    })),
    levelWords: pattern(`^(?<subject>{seg}{0,24}?){levelVerb}(?<level>${words}){levelTail}$`, 'd'),
    pattern,
  };
}
