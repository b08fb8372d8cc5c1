import type { Span } from '@rubric-lang/diagnostics';
import type { BlockGrammar } from '@rubric-lang/grammar';
import { fieldsOf, linesOf, type Frame } from '../read/frame.ts';
import { canonicalWording } from './wording.ts';

/** One line of the 名册: `meetings-missed ＝ 组织领导／县、乡党委成立…／每少开1次专题会`. */
export interface RosterEntry {
  readonly name: string;
  /** The wording when last accepted, as `canonicalWording` has it. */
  readonly wording: string;
  /** Its name is never given to anything else. */
  readonly retired: boolean;
  /** It stands in the file that this one starts from (沿用), and the span is that file's. */
  readonly inherited: boolean;
  readonly span: Span;
}

/** 定稿: what the file meant when it was sealed. */
export interface Seal {
  readonly date: string;
  readonly meaning: string;
  /** Short digests of the readings of an item's clauses, by item key. */
  readonly readings: ReadonlyMap<string, readonly string[]>;
  readonly span: Span;
}

export interface Roster {
  readonly entries: readonly RosterEntry[];
  readonly seal: Seal | null;
}

/** Reads the 名册. What is no line of it is left alone: tools write it, and they report what they cannot use. */
export function readRoster(frame: Frame, words: BlockGrammar): Roster {
  const entries: RosterEntry[] = [];
  const readings = new Map<string, readonly string[]>();
  let seal: { date: string; meaning: string; span: Span } | null = null;
  for (const { field, origin } of fieldsOf(frame, 'names')) {
    for (const { text, span } of linesOf(field)) {
      // As written, not folded: a hyphen of a name is no dash.
      const line = text.trim();
      const sealed = new RegExp(words.names.sealEntry).exec(line)?.groups;
      if (sealed !== undefined) {
        // Sealed was the other edition.
        if (origin.path !== undefined) continue;
        const { item, value = '', readings: list = '' } = sealed;
        if (item === undefined) {
          const [date = '', meaning = ''] = value.split(new RegExp(words.path));
          seal = { date: date.trim(), meaning: meaning.trim(), span };
        } else readings.set(canonicalWording(item, words), list.trim().split(/\s+/));
        continue;
      }
      const groups = new RegExp(words.names.entry).exec(line)?.groups;
      if (groups === undefined) continue;
      const { name = '', wording = '' } = groups;
      const retired = new RegExp(`[（(]${words.names.retired}[）)]$`).exec(wording);
      entries.push({
        name,
        wording: canonicalWording(retired === null ? wording : wording.slice(0, retired.index), words),
        retired: retired !== null,
        inherited: origin.path !== undefined,
        span,
      });
    }
  }
  // What this file says of a name holds, whatever the file it starts from says.
  const own = new Set(entries.filter((it) => !it.inherited).map((it) => it.name));
  return {
    entries: entries.filter((it) => !it.inherited || !own.has(it.name)),
    seal: seal === null ? null : { ...seal, readings },
  };
}
