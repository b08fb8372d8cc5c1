import { visible } from '@rubric-lang/diagnostics';
import type { Paint } from './paint.ts';

/** A stretch of lines that differ, with the lines around it. */
export interface Hunk {
  /** Line numbers from 1. */
  readonly oldLine: number;
  readonly newLine: number;
  readonly lines: readonly { readonly kind: 'same' | 'removed' | 'added'; readonly text: string }[];
}

const around = 2;

/**
 * Where two texts differ, line by line. Edits of a few places leave long common beginnings and ends, so
 * what lies between is small enough for the exact method; beyond that it is taken as replaced whole.
 */
export function hunksBetween(before: string, after: string): readonly Hunk[] {
  const a = before.split(/\r\n|\n|\r/);
  const b = after.split(/\r\n|\n|\r/);
  const marked = lineDifferences(a, b);
  const hunks: Hunk[] = [];
  let oldLine = 1;
  let newLine = 1;
  let open: {
    oldLine: number;
    newLine: number;
    lines: { kind: 'same' | 'removed' | 'added'; text: string }[];
    quiet: number;
  } | null = null;
  const recent: string[] = [];
  for (const line of marked) {
    if (line.kind === 'same') {
      if (open) {
        open.lines.push(line);
        open.quiet += 1;
        if (open.quiet > around * 2) {
          hunks.push({
            oldLine: open.oldLine,
            newLine: open.newLine,
            lines: open.lines.slice(0, -(open.quiet - around)),
          });
          open = null;
        }
      }
      recent.push(line.text);
      if (recent.length > around) recent.shift();
      oldLine += 1;
      newLine += 1;
      continue;
    }
    open ??= {
      oldLine: oldLine - recent.length,
      newLine: newLine - recent.length,
      lines: recent.map((text) => ({ kind: 'same' as const, text })),
      quiet: 0,
    };
    open.lines.push(line);
    open.quiet = 0;
    recent.length = 0;
    if (line.kind === 'removed') oldLine += 1;
    else newLine += 1;
  }
  if (open) {
    const lines = open.quiet > around ? open.lines.slice(0, -(open.quiet - around)) : open.lines;
    hunks.push({ oldLine: open.oldLine, newLine: open.newLine, lines });
  }
  return hunks;
}

function lineDifferences(
  a: readonly string[],
  b: readonly string[],
): readonly { readonly kind: 'same' | 'removed' | 'added'; readonly text: string }[] {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail])
    tail += 1;
  const left = a.slice(head, a.length - tail);
  const right = b.slice(head, b.length - tail);
  const middle =
    left.length * right.length > 4_000_000
      ? [
          ...left.map((text) => ({ kind: 'removed' as const, text })),
          ...right.map((text) => ({ kind: 'added' as const, text })),
        ]
      : commonLines(left, right);
  const same = (text: string): { readonly kind: 'same'; readonly text: string } => ({ kind: 'same', text });
  return [...a.slice(0, head).map(same), ...middle, ...a.slice(a.length - tail).map(same)];
}

/** The longest common subsequence, by the textbook. */
function commonLines(
  a: readonly string[],
  b: readonly string[],
): readonly { readonly kind: 'same' | 'removed' | 'added'; readonly text: string }[] {
  const width = b.length + 1;
  const lengths = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] =
        a[i] === b[j]
          ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
    }
  }
  const lines: { kind: 'same' | 'removed' | 'added'; text: string }[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      lines.push({ kind: 'same', text: a[i] ?? '' });
      i += 1;
      j += 1;
    } else if (
      i < a.length &&
      (j >= b.length || (lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0))
    ) {
      lines.push({ kind: 'removed', text: a[i] ?? '' });
      i += 1;
    } else {
      lines.push({ kind: 'added', text: b[j] ?? '' });
      j += 1;
    }
  }
  return lines;
}

/** The hunks as a unified diff. */
export function diffLines(path: string, before: string, after: string, paint: Paint): readonly string[] {
  const hunks = hunksBetween(before, after);
  if (hunks.length === 0) return [];
  const lines = [paint.strong(`--- ${visible(path)}`), paint.strong(`+++ ${visible(path)}`)];
  for (const { oldLine, newLine, lines: changed } of hunks) {
    const old = changed.filter(({ kind }) => kind !== 'added').length;
    const now = changed.filter(({ kind }) => kind !== 'removed').length;
    lines.push(paint.quiet(`@@ -${oldLine},${old} +${newLine},${now} @@`));
    for (const { kind, text } of changed) {
      if (kind === 'same') lines.push(` ${visible(text)}`);
      else lines.push(kind === 'added' ? paint.added(`+${visible(text)}`) : paint.removed(`-${visible(text)}`));
    }
  }
  return lines;
}
