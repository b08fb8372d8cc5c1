/** Which passage of one edition is which of the other: by name, by words, else by what is most alike. */
import { type Item, pointsText, type Rubric, type Section } from '@rubric-lang/model';
import { textOfField } from './printed-field.ts';

/** What is compared: an item, a section's heading, a note under the table. */
export interface Passage {
  readonly kind: 'section' | 'item' | 'note';
  readonly key: string;
  /** The name was fixed by hand or by 名册, so that it holds over editions. */
  readonly named: boolean;
  /** The sections it stands in, outermost first. */
  readonly within: readonly string[];
  /** What is printed of it. */
  readonly text: string;
  /** Its words without number, points and marks: what it is about. */
  readonly title: string;
  /** The words of its fields, in the same way. */
  readonly body: string;
  /** Thousandths; null: none. */
  readonly points: number | null;
}

export interface Pair {
  readonly before: Passage | null;
  readonly after: Passage | null;
}

export function passagesOf(rubric: Rubric): readonly Passage[] {
  const found: Passage[] = [];
  const visit = (nodes: readonly (Section | Item)[], within: readonly string[]): void => {
    for (const node of nodes) {
      const fields = node.fields.filter((it) => it.printed).map(textOfField);
      const text = [node.mark + node.printed + pointsOf(node), ...fields].filter((it) => it !== '').join('\n');
      found.push({
        kind: node.kind,
        key: node.key,
        named: node.kind === 'item' && node.named,
        within,
        text,
        title: plainWords(node.title === '' ? fields.join('') : node.title),
        body: plainWords(fields.join('\n')),
        points: node.points,
      });
      if (node.kind === 'section') visit(node.children, [...within, node.title]);
    }
  };
  visit(rubric.sections, []);
  for (const { text } of rubric.notes) {
    found.push({
      kind: 'note',
      key: '',
      named: false,
      within: [],
      text,
      title: plainWords(text),
      body: '',
      points: null,
    });
  }
  return found;
}

/** Points that stand in a column of their own are not in the printed words. */
function pointsOf(node: Section | Item): string {
  const { points } = node;
  return node.kind === 'item' && points !== null && !/\d/.test(node.printed.slice(node.title.length))
    ? `（${pointsText(points)}分）`
    : '';
}

/** Words as they are compared: without white space, marks and the number in front. */
export function plainWords(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/^\s*(?:[（(]?[0-9０-９一二三四五六七八九十]+[)）、.．]\s*|[①-⑳])/u, ''))
    .join('')
    .replace(/[\s\p{P}]+/gu, '');
}

/** Every passage of both editions once, in the order of the new one; what is gone stands behind what it stood behind. */
export function pairsOf(before: readonly Passage[], after: readonly Passage[]): readonly Pair[] {
  const taken = new Set<Passage>();
  const found = new Map<Passage, Passage>();
  const match = (same: (one: Passage, other: Passage) => boolean): void => {
    for (const one of after) {
      if (found.has(one)) continue;
      const other = before.find((it) => !taken.has(it) && it.kind === one.kind && same(it, one));
      if (other === undefined) continue;
      taken.add(other);
      found.set(one, other);
    }
  };
  const section = (it: Passage): string => it.within.map(plainWords).join('/');
  match((one, other) => one.named && other.named && one.key === other.key);
  match((one, other) => one.text === other.text && section(one) === section(other));
  match((one, other) => one.title !== '' && one.title === other.title && section(one) === section(other));
  match((one, other) => one.title !== '' && one.title === other.title);
  mostAlike(
    before.filter((it) => !taken.has(it)),
    after.filter((it) => !found.has(it)),
  ).forEach(([one, other]) => {
    taken.add(one);
    found.set(other, one);
  });
  const pairs: Pair[] = after.map((one) => ({ before: found.get(one) ?? null, after: one }));
  before.forEach((gone, index) => {
    if (taken.has(gone)) return;
    const previous = before[index - 1];
    const at = previous === undefined ? -1 : pairs.findIndex((pair) => pair.before === previous);
    pairs.splice(at + 1, 0, { before: gone, after: null });
  });
  return pairs;
}

/** Half of the pairs of characters are the same: a new wording and no new matter. */
const alike = 0.5;

function mostAlike(before: readonly Passage[], after: readonly Passage[]): readonly (readonly [Passage, Passage])[] {
  const cuts = new Map([...before, ...after].map((it) => [it, cutsOf(plainWords(it.text))]));
  const ways = after
    .flatMap((one) =>
      before
        .filter((it) => it.kind === one.kind)
        .map((other) => ({ one, other, share: shareOf(cuts.get(other) ?? new Set(), cuts.get(one) ?? new Set()) })),
    )
    .filter(({ share }) => share >= alike)
    .sort((left, right) => right.share - left.share);
  const used = new Set<Passage>();
  return ways.flatMap(({ one, other }): readonly (readonly [Passage, Passage])[] => {
    if (used.has(one) || used.has(other)) return [];
    used.add(one).add(other);
    return [[other, one]];
  });
}

function cutsOf(words: string): ReadonlySet<string> {
  const characters = [...words];
  return new Set(
    characters.length < 2 ? characters : characters.slice(1).map((it, at) => `${characters[at] ?? ''}${it}`),
  );
}

function shareOf(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size + other.size === 0) return 0;
  let both = 0;
  for (const cut of one) if (other.has(cut)) both += 1;
  return (2 * both) / (one.size + other.size);
}
