import { diagnosticKind, nearestName, sourceText, type Diagnostic } from '@rubric-lang/diagnostics';
import { blockGrammars, type BlockGrammar } from '@rubric-lang/grammar';
import { parse } from '@rubric-lang/syntax';
import type { Load } from '../compilation.ts';
import {
  contentSpan,
  fieldsOf,
  frameOf,
  linesOf,
  placeIn,
  type Frame,
  type PlacedField,
  type PlacedHeading,
} from './frame.ts';
import { foldWords } from './words.ts';

/** A base may start from a base itself, so many times. */
const DEEPEST = 8;

const fileMissing = diagnosticKind<{ readonly path: string }>({
  code: 'file-missing',
  name: '找不到文件',
  severity: 'error',
  message: ({ path }) => ({ zh: `找不到“${path}”。`, en: `There is no "${path}".` }),
});

const baseInCircle = diagnosticKind<{ readonly path: string }>({
  code: 'base-in-circle',
  name: '互相沿用',
  severity: 'error',
  message: ({ path }) => ({
    zh: `“${path}”又沿用了本表，互相沿用没有尽头。`,
    en: `"${path}" starts from this file in turn.`,
  }),
});

const removedUnknown = diagnosticKind<{ readonly words: string; readonly nearest: string | null }>({
  code: 'removed-unknown',
  name: '没有可删的项目',
  severity: 'error',
  message: ({ words }) => ({ zh: `沿用的表里没有“${words}”，删不了。`, en: `The base has no "${words}" to remove.` }),
  advice: ({ nearest }) => ({
    zh: nearest === null ? '请对照原表的名称。' : `是不是“${nearest}”？`,
    en: nearest === null ? 'See the names in the base.' : `Did you mean "${nearest}"?`,
  }),
});

export const basedOn = diagnosticKind<{
  readonly path: string;
  readonly replaced: readonly string[];
  readonly added: readonly string[];
  readonly removed: readonly string[];
}>({
  code: 'based-on',
  name: '沿用了哪些',
  severity: 'hint',
  message: ({ path, replaced, added, removed }) => ({
    zh: `从“${path}”沿用${[said('替换', replaced), said('新增', added), said('删去', removed)].join('')}，其余照旧。`,
    en: `Starts from "${path}": replaced ${String(replaced.length)}, added ${String(added.length)}, removed ${String(removed.length)}; the rest as it was.`,
  }),
});

function said(verb: string, titles: readonly string[]): string {
  return titles.length === 0 ? '' : `，${verb}${String(titles.length)}项（${titles.join('、')}）`;
}

export interface ReadFrame {
  readonly frame: Frame;
  readonly diagnostics: readonly Diagnostic[];
}

/** Parses a file, and lays it over the file it starts from (沿用). */
export function readFrame(entry: string, load: Load): ReadFrame {
  return readOver(entry, load, [], undefined);
}

function readOver(path: string, load: Load, above: readonly string[], origin: string | undefined): ReadFrame {
  const text = load(path);
  const { tree, diagnostics } = parse(sourceText(path, text ?? ''));
  const placed = origin === undefined ? diagnostics : diagnostics.map((it) => ({ ...it, path: it.path ?? origin }));
  const own = frameOf(tree, origin);
  if (text === undefined)
    return {
      frame: own,
      diagnostics: [
        ...placed,
        fileMissing({ span: { start: 0, end: 0 }, ...(origin === undefined ? {} : { path: origin }) }, { path }),
      ],
    };
  const words = blockGrammars[tree.language];
  const extending = fieldsOf(own, 'extends')[0];
  const wanted = extending?.field.value?.text.trim();
  if (extending === undefined || wanted === undefined || wanted === '') return { frame: own, diagnostics: placed };
  const at = placeIn(extending.origin, contentSpan(extending.field));
  const target = resolved(path, wanted);
  if (above.includes(target) || target === path || above.length >= DEEPEST)
    return { frame: own, diagnostics: [...placed, baseInCircle(at, { path: wanted })] };
  if (load(target) === undefined) return { frame: own, diagnostics: [...placed, fileMissing(at, { path: wanted })] };
  const base = readOver(target, load, [...above, path], target);
  const laid = layOver(own, base.frame, extending, wanted, words);
  // A base's own defects are its own matter; only what keeps it from being read is told here.
  return {
    frame: laid.frame,
    diagnostics: [...placed, ...base.diagnostics.filter((it) => it.severity === 'error'), ...laid.diagnostics],
  };
}

/** A path as it stands in a file, from that file's folder. */
function resolved(from: string, to: string): string {
  const slashed = to.replace(/\\/g, '/');
  const parts = slashed.startsWith('/') ? [] : from.replace(/\\/g, '/').split('/').slice(0, -1);
  for (const part of slashed.split('/')) {
    if (part === '..' && parts.length > 0 && parts[parts.length - 1] !== '..') parts.pop();
    else if (part !== '.' && !(part === '' && parts.length > 0)) parts.push(part);
  }
  return parts.join('/');
}

interface Changes {
  readonly replaced: string[];
  readonly added: string[];
  readonly removed: string[];
}

function layOver(own: Frame, base: Frame, extending: PlacedField, path: string, words: BlockGrammar): ReadFrame {
  const changes: Changes = { replaced: [], added: [], removed: [] };
  const diagnostics: Diagnostic[] = [];
  let kept = base.headings;
  for (const { text, span } of linesOf(extending.field).filter((it) => it.entry > 0)) {
    const removal = removalOf(text, words);
    const removed = removal === null ? null : without(kept, removal);
    if (removed === null || removed === kept) {
      const nearest = nearestName(removal?.[removal.length - 1] ?? text, titlesIn(kept)) ?? null;
      diagnostics.push(
        removedUnknown(placeIn(extending.origin, span), { words: removal?.join('／') ?? text, nearest }),
      );
    } else {
      kept = removed;
      changes.removed.push(removal?.[removal.length - 1] ?? '');
    }
  }
  const headings = merged(kept, own.headings, changes);
  const at = placeIn(extending.origin, extending.field.nameSpan);
  diagnostics.push(basedOn(at, { path, ...changes }));
  const frame: Frame = {
    tree: own.tree,
    header: over(own.header, base.header),
    blocks: over(own.blocks, base.blocks),
    columns: own.columns.length > 0 ? own.columns : base.columns,
    headings,
  };
  return { frame, diagnostics };
}

/** 删去：综合管理／设备管理 as titles from the outside in. */
function removalOf(text: string, words: BlockGrammar): readonly string[] | null {
  const colon = /[：:]/.exec(text);
  if (colon === null || !words.extends.remove.includes(foldWords(text.slice(0, colon.index)))) return null;
  return text
    .slice(colon.index + 1)
    .split(new RegExp(words.path))
    .map((it) => it.trim())
    .filter((it) => it !== '');
}

/**
 * Own fields, and those of the base that say something else. Examples are each file's own; names add up, for what a thing
 * is called must outlive the edition.
 */
function over(own: readonly PlacedField[], base: readonly PlacedField[]): readonly PlacedField[] {
  const same = (a: PlacedField, b: PlacedField): boolean =>
    a.field.key === undefined ? a.field.name === b.field.name : a.field.key === b.field.key;
  return [
    ...own,
    ...base.filter(
      (it) =>
        it.field.key !== 'example' &&
        it.field.key !== 'extends' &&
        (it.field.key === 'names' || !own.some((other) => same(other, it))),
    ),
  ];
}

function titleOf({ heading }: PlacedHeading): string {
  return foldWords(heading.title?.text ?? '').replace(/\s/g, '');
}

/** Are two headings of two editions the same one: by title, and without titles by number? */
function isSame(a: PlacedHeading, b: PlacedHeading): boolean {
  const title = titleOf(a);
  return title === '' ? titleOf(b) === '' && a.heading.mark.text === b.heading.mark.text : title === titleOf(b);
}

function merged(
  base: readonly PlacedHeading[],
  own: readonly PlacedHeading[],
  changes: Changes,
): readonly PlacedHeading[] {
  const result = base.map((old) => {
    const now = own.find((it) => isSame(it, old));
    return now === undefined ? old : joined(old, now, changes);
  });
  const fresh = own.filter((it) => !base.some((old) => isSame(it, old)));
  changes.added.push(...fresh.map((it) => it.heading.title?.text ?? it.heading.mark.text));
  return [...result, ...fresh];
}

function joined(old: PlacedHeading, now: PlacedHeading, changes: Changes): PlacedHeading {
  if (old.children.length === 0) {
    changes.replaced.push(now.heading.title?.text ?? now.heading.mark.text);
    return now;
  }
  // A section that is named to say something of it keeps what it held and is not said again.
  const fields = [
    ...now.heading.fields,
    ...old.heading.fields.filter((it) => !now.heading.fields.some((other) => other.name === it.name)),
  ];
  return {
    heading: { ...now.heading, fields, points: now.heading.points ?? old.heading.points },
    origin: now.origin,
    children: merged(old.children, now.children, changes),
  };
}

/** The headings without the one of that path; the same array when there is none. */
function without(headings: readonly PlacedHeading[], path: readonly string[]): readonly PlacedHeading[] {
  const [first = '', ...rest] = path;
  const wanted = foldWords(first).replace(/\s/g, '');
  const at = headings.findIndex((it) => titleOf(it) === wanted);
  const found = headings[at];
  if (found !== undefined && rest.length === 0) return headings.filter((it) => it !== found);
  if (found !== undefined) {
    const children = without(found.children, rest);
    return children === found.children ? headings : headings.map((it) => (it === found ? { ...it, children } : it));
  }
  // A title alone, wherever it stands.
  for (const [index, heading] of headings.entries()) {
    const children = without(heading.children, path);
    if (children !== heading.children) return headings.map((it, other) => (other === index ? { ...it, children } : it));
  }
  return headings;
}

function titlesIn(headings: readonly PlacedHeading[]): readonly string[] {
  return headings.flatMap((it) => [it.heading.title?.text ?? '', ...titlesIn(it.children)]).filter((it) => it !== '');
}
