import type { BlockGrammar } from '@rubric-lang/grammar';
import type { OutlineItem, OutlineNode, OutlineSection } from '../read/outline.ts';
import { last } from '../last.ts';
import { foldWords } from '../read/words.ts';

/** So many characters say which thing is meant; the rest is …. */
const LONGEST = 16;

/** The author's words for something, short and folded, as they stand in the 名册. */
function shortWording(text: string, words: BlockGrammar): string {
  const characters = [...wholeWording(text, words)];
  return characters.length > LONGEST
    ? `${characters.slice(0, LONGEST).join('')}${words.names.ellipsis}`
    : characters.join('');
}

function wholeWording(text: string, words: BlockGrammar): string {
  return foldWords(text)
    .replace(/\s/g, '')
    .replace(new RegExp(words.titleMarks), '')
    .replace(new RegExp(words.path, 'g'), '');
}

/** A wording as it is compared: folded, without spaces and the measure word it is counted by, parted by one kind of stroke. */
export function canonicalWording(wording: string, words: BlockGrammar): string {
  return foldWords(wording)
    .replace(/\s/g, '')
    .replace(new RegExp(words.path, 'g'), words.names.separator)
    .replace(new RegExp(words.names.countedTail), '');
}

/** Section and item: the item's title, or, where it has none, the words its first text begins with. */
function itemWording(path: readonly OutlineSection[], node: OutlineItem, words: BlockGrammar): string {
  const own = node.title !== '' ? node.title : (node.texts.find((it) => it.field !== null)?.run.text ?? node.number);
  const section = last(path)?.title ?? '';
  return [section, own]
    .filter((it) => it !== '')
    .map((it) => shortWording(it, words))
    .join(words.names.separator);
}

/** The wording of every item; where two would be alike, the later one says that it is the second. */
export function itemWordings(nodes: readonly OutlineNode[], words: BlockGrammar): ReadonlyMap<OutlineNode, string> {
  const wordings = new Map<OutlineNode, string>();
  const taken = new Set<string>();
  const visit = (children: readonly OutlineNode[], path: readonly OutlineSection[]): void => {
    for (const node of children) {
      if (node.kind === 'section') {
        visit(node.children, [...path, node]);
        continue;
      }
      const wanted = itemWording(path, node, words);
      let wording = wanted;
      for (let number = 2; taken.has(wording); number += 1) wording = `${wanted}（${String(number)}）`;
      taken.add(wording);
      wordings.set(node, canonicalWording(wording, words));
    }
  };
  visit(nodes, []);
  return wordings;
}

/**
 * Facts under their item, by their provisional names; 数据 and 一票否决 stand for the item where there is none. Facts that
 * would be alike when cut short (members of one long list) keep all their words. `keys`: the names of all facts there.
 */
export function factWordings(owner: string, keys: readonly string[], words: BlockGrammar): ReadonlyMap<string, string> {
  const cut = new Map(keys.map((key) => [key, shortWording(key, words)]));
  const often = new Map<string, number>();
  for (const short of cut.values()) often.set(short, (often.get(short) ?? 0) + 1);
  return new Map(
    [...cut].map(([key, short]) => {
      const own = (often.get(short) ?? 0) > 1 ? wholeWording(key, words) : short;
      return [key, canonicalWording(`${owner}${words.names.separator}${own}`, words)];
    }),
  );
}
