import type { Language } from '@rubric-lang/grammar';
import { frameWords, nameKey, splitArgument } from './frame-words.ts';
import { runSpan } from './text-run.ts';
import type { ColumnNode, ColumnSourceNode, TextRun } from './tree.ts';

// 考评项目及标准分＝一级+二级+项目、自评［得分、依据］、评分细则＝评分细则+申报程序、备注

const opening = '（(［[〔【';
const closing = '）)］]〕】';
const separators = '、,，;；\n';
const plus = '+＋';
const equals = '=＝';

/** The columns that one line of 表头 declares, in order. */
export function columnsOf(run: TextRun, language: Language): readonly ColumnNode[] {
  return splitOutside(run.text, 0, run.text.length, separators).flatMap(({ from, to }) =>
    columnOf(run, from, to, language),
  );
}

function columnOf(run: TextRun, from: number, to: number, language: Language): readonly ColumnNode[] {
  const [left, ...rest] = splitOutside(run.text, from, to, equals);
  if (left === undefined) return [];
  const head = trimmed(run.text, left);
  const bracket = /^([^［[]*)[［[]([^］\]]*)[］\]]$/u.exec(run.text.slice(head.from, head.to));
  const header = (bracket?.[1] ?? run.text.slice(head.from, head.to)).trim();
  const parts = bracket
    ? (bracket[2] ?? '')
        .split(/[、,，]/u)
        .map((part) => part.trim())
        .filter((part) => part !== '')
    : [];
  const right = rest[0];
  const sources =
    right === undefined
      ? [sourceNode(run, { from: head.from, to: head.from + (bracket?.[1] ?? header).length }, language)]
      : splitOutside(run.text, right.from, to, plus).map((stretch) => sourceNode(run, stretch, language));
  const span = runSpan(run, head.from, trimmed(run.text, { from: head.from, to }).to);
  return header === ''
    ? []
    : [{ kind: 'column', span, header, parts, sources: sources.filter(({ name }) => name !== '') }];
}

function sourceNode(run: TextRun, stretch: Stretch, language: Language): ColumnSourceNode {
  const { from, to } = trimmed(run.text, stretch);
  const name = run.text.slice(from, to);
  const { fields, sources } = frameWords(language);
  // 一级指标（分值） is the first level, with more said in its head.
  const { stem } = splitArgument(name);
  const source = sources.get(nameKey(name)) ?? sources.get(nameKey(stem));
  const key = source === undefined ? (fields.get(nameKey(name)) ?? fields.get(nameKey(stem)))?.key : undefined;
  return { name, span: runSpan(run, from, to), source, key };
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Cuts at the separators that stand outside brackets. A bracket that never closes encloses nothing. */
function splitOutside(text: string, from: number, to: number, separators: string): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let start = from;
  let depth = 0;
  for (let at = from; at < to; at += 1) {
    const character = text[at] ?? '';
    if (opening.includes(character)) depth += 1;
    else if (closing.includes(character)) depth = Math.max(0, depth - 1);
    else if (depth === 0 && separators.includes(character)) {
      stretches.push({ from: start, to: at });
      start = at + 1;
    }
  }
  stretches.push({ from: start, to });
  return stretches;
}

function trimmed(text: string, { from, to }: Stretch): Stretch {
  const words = text.slice(from, to);
  const lead = words.length - words.trimStart().length;
  return { from: Math.min(to, from + lead), to: Math.max(from + lead, to - (words.length - words.trimEnd().length)) };
}
