import type { TextEdit } from '@rubric-lang/diagnostics';
import { blockGrammars, type BlockGrammar } from '@rubric-lang/grammar';
import { buildRubric } from '../build.ts';
import type { Load } from '../compilation.ts';
import { readFile } from '../read/file.ts';
import { fieldsOf, type Frame } from '../read/frame.ts';
import { readFrame } from '../read/read-frame.ts';
import type { Nameable } from './name-items.ts';

/** The 名册 that fixes every name in use. */
export interface Names {
  /** The whole block, ready to stand at the end of the file. */
  readonly block: string;
  /** Puts it there, or in the place of the old one. */
  readonly edit: TextEdit;
  /** How many lines are new. */
  readonly added: number;
}

/** Makes an ASCII name from Chinese words; '' when it cannot. A host with a dictionary gives one. */
export type Romanize = (text: string) => string;

const LONGEST = 40;

/**
 * The 名册 of a file: its lines as they are, and one more for everything that has no name yet. Names are made by
 * `romanize`, else numbered; none is ever used twice, not even a retired one's.
 */
export function names(entry: string, load: Load, romanize: Romanize = () => ''): Names {
  const { frame } = readFrame(entry, load);
  const words = blockGrammars[frame.tree.language];
  const file = readFile(frame, words, {});
  const { nameables } = buildRubric(file, entry, words);
  const { entries } = file.roster;
  const taken = new Set(entries.map((it) => it.name));
  for (const handle of handlesIn(frame)) taken.add(handle);
  const fresh = nameables.filter((it) => !it.named && !entries.some((known) => known.wording === it.wording));
  const lines = [...kept(frame), ...fresh.map((it) => lineOf(nameFor(it, taken, romanize), it.wording, words))];
  const block = [`${words.names.block}：`, ...lines].join('\n');
  return { block, edit: placed(frame, block), added: fresh.length };
}

function lineOf(name: string, wording: string, { names: { assign } }: BlockGrammar): string {
  return `- ${name}${assign}${wording}`;
}

/** The lines of the old block as they stand, whatever they are. */
function kept(frame: Frame): readonly string[] {
  return ownBlocks(frame).flatMap(({ field }) => field.entries.map((it) => `- ${it.text?.text ?? ''}`));
}

function ownBlocks(frame: Frame): ReturnType<typeof fieldsOf> {
  return fieldsOf(frame, 'names').filter((it) => it.origin.path === undefined);
}

function handlesIn({ headings }: Frame): readonly string[] {
  const visit = (list: Frame['headings']): readonly string[] =>
    list.flatMap((it) => [...(it.heading.handle === undefined ? [] : [it.heading.handle.name]), ...visit(it.children)]);
  return visit(headings);
}

function nameFor({ text, wording }: Nameable, taken: Set<string>, romanize: Romanize): string {
  const depth = wording.split('／').length;
  const made = slug(romanize(text));
  const wanted = made === '' ? (depth > 2 ? 'fact' : 'item') : made;
  let name = made === '' ? `${wanted}-1` : wanted;
  for (let number = 2; taken.has(name); number += 1) name = `${wanted}-${String(number)}`;
  taken.add(name);
  return name;
}

/** Lower-case words joined by hyphens, a letter first. */
function slug(text: string): string {
  const joined = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[-0-9]+|-+$/g, '');
  if (joined.length <= LONGEST) return joined;
  return joined.slice(0, LONGEST).replace(/-[^-]*$/, '');
}

/** In the place of the old block, else after the last line. */
function placed(frame: Frame, block: string): TextEdit {
  const [old] = ownBlocks(frame);
  const { text } = frame.tree.source;
  if (old !== undefined) return { span: old.field.span, text: block };
  const end = text.length;
  const gap = text.endsWith('\n\n') || text === '' ? '' : text.endsWith('\n') ? '\n' : '\n\n';
  return { span: { start: end, end }, text: `${gap}${block}\n` };
}
