import { type Diagnostic, nearestName } from '@rubric-lang/diagnostics';
import { type Language, type PaperGrammar, paperGrammars } from '@rubric-lang/grammar';
import type { PrintLayout } from '@rubric-lang/model';
import { unknownValue } from './field-value.ts';
import { contentSpan, fieldsOf, type Frame, placeIn, valueOf } from './frame.ts';
import { foldWords } from './words.ts';

/** A part of what was said of the layout that says nothing known, or too much or too little. */
export interface LayoutProblem {
  readonly text: string;
  /** What could stand there, the nearest first; or the bounds. */
  readonly offered: readonly string[];
}

export interface ReadLayout {
  readonly layout: PrintLayout;
  readonly problems: readonly LayoutProblem[];
}

/** mm and pt: what leaves room to print. */
const bounds = { margin: [0, 60], side: [140, 1200], size: [9, 22], width: [5, 400] } as const;

const presets = ['self-and-assessed', 'party-building', 'indicators', 'checklist', 'simple'] as const;
const orientations = ['portrait', 'landscape'] as const;
const numberings = ['national', 'centred', 'none'] as const;

/** 检查表，横版，页码居中，页边距上37下35，字号小四，18、22、60. */
export function layoutOf(text: string, language: Language): ReadLayout {
  const words = paperGrammars[language];
  const problems: LayoutProblem[] = [];
  const within = (kind: keyof typeof bounds, value: number, said: string): boolean => {
    const [least, most] = bounds[kind];
    if (value >= least && value <= most) return true;
    problems.push({ text: said, offered: [`${String(least)}—${String(most)}`] });
    return false;
  };
  let rest = foldWords(text);
  // What was understood becomes a separator, so that what stands beside it does not join.
  const take = (
    pattern: string,
    read: (groups: Readonly<Record<string, string | undefined>>, said: string) => void,
  ): void => {
    rest = rest.replace(new RegExp(pattern, 'g'), (said: string, ...more: readonly unknown[]) => {
      read((more[more.length - 1] ?? {}) as Readonly<Record<string, string | undefined>>, said);
      return '，';
    });
  };
  const margins: { top?: number; right?: number; bottom?: number; left?: number } = {};
  take(words.margins, ({ sides = '' }) => {
    for (const { groups } of sides.matchAll(new RegExp(words.side, 'g'))) {
      const side = sideOf(groups?.['side'] ?? '', words);
      const size = Number(groups?.['size']);
      if (side !== undefined && within('margin', size, `${groups?.['side'] ?? ''}${String(size)}`))
        margins[side] = size;
    }
  });
  let paper: { readonly short: number; readonly long: number } | undefined;
  take(words.paper, ({ name, width, height }, said) => {
    const sides = name === undefined ? [Number(width), Number(height)] : (words.papers[name] ?? []);
    const [short = 0, long = 0] = [...sides].sort((one, other) => one - other);
    if (within('side', short, said) && within('side', long, said)) paper = { short, long };
  });
  let bodySize: number | undefined;
  take(words.size, ({ size = '' }, said) => {
    const points = words.sizes[size] ?? Number(size);
    if (within('size', points, said)) bodySize = points;
  });
  let widths: readonly number[] | undefined;
  take(words.widths, ({ widths: list = '' }, said) => {
    const read = list.split(/[^0-9]+/).map(Number);
    if (read.every((it) => within('width', it, said))) widths = read;
  });
  const said = new Set<string>();
  for (const part of rest.split(new RegExp(words.separator))) {
    const left = takeWords(part.trim(), words, said);
    if (left === '') continue;
    const known = Object.values(words.words).flatMap((names) => names.slice(0, 1));
    const nearest = nearestName(left, known);
    problems.push({ text: left, offered: nearest === undefined ? known : [nearest] });
  }
  const preset = presets.find((it) => said.has(it));
  const orientation = orientations.find((it) => said.has(it));
  const pageNumbers = numberings.find((it) => said.has(it));
  return {
    layout: {
      ...(preset === undefined ? {} : { preset }),
      ...(orientation === undefined ? {} : { orientation }),
      ...(widths === undefined ? {} : { widths }),
      ...(pageNumbers === undefined ? {} : { pageNumbers }),
      ...(paper === undefined ? {} : { paper }),
      ...(Object.keys(margins).length === 0 ? {} : { margins }),
      ...(bodySize === undefined ? {} : { bodySize }),
    },
    problems,
  };
}

/** Takes known words off the front, several of them where nothing stands between; what is left is not known. */
function takeWords(part: string, words: PaperGrammar, said: Set<string>): string {
  const named = Object.entries(words.words).flatMap(([key, names]) =>
    names.map((name): readonly [string, string] => [key, foldWords(name)]),
  );
  let left = part;
  const found: string[] = [];
  while (left !== '') {
    const next = named.find(([, name]) => left.startsWith(name));
    if (next === undefined) return part;
    found.push(next[0]);
    left = left.slice(next[1].length).trim();
  }
  for (const key of found) said.add(key);
  return '';
}

function sideOf(word: string, words: PaperGrammar): 'top' | 'right' | 'bottom' | 'left' | undefined {
  return (['top', 'right', 'bottom', 'left'] as const).find((side) => words.sides[side].includes(word));
}

/** The field 版式 of a file; null when there is none. */
export function readLayout(frame: Frame): {
  readonly layout: PrintLayout | null;
  readonly diagnostics: readonly Diagnostic[];
} {
  const found = fieldsOf(frame, 'layout')[0];
  if (found === undefined || valueOf(found.field).trim() === '') return { layout: null, diagnostics: [] };
  const { field, origin } = found;
  const { layout, problems } = layoutOf(valueOf(field), frame.tree.language);
  const place = placeIn(origin, contentSpan(field));
  return {
    layout,
    diagnostics: problems.map(({ text, offered }) => unknownValue(place, { field: field.name, value: text, offered })),
  };
}
