import data from '../fold.json' with { type: 'json' };

/** What is folded before reading, as `foldText` of the diagnostics room takes it. */
export interface Fold {
  /** Each key (one character) reads as its value, which may be empty. */
  readonly replace: Readonly<Record<string, string>>;
  /** RegExp class source of the characters next to which white space vanishes: Han and the marks, not letters and digits. */
  readonly closes: string;
}

/** The table of `fold.json`, one entry a character. */
export const fold: Fold = { replace: replacements(), closes: data.closes };

function replacements(): Record<string, string> {
  const replace: Record<string, string> = {};
  for (const { to, from } of data.alike) {
    for (const character of from) replace[character] = to;
  }
  for (const { to, from } of data.pairs) {
    const targets = Array.from(to);
    for (const [at, character] of Array.from(from).entries()) replace[character] = targets[at] ?? character;
  }
  return replace;
}
