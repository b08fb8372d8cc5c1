import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from '@rubric-lang/compiler';
import { foldText } from '@rubric-lang/diagnostics';
import { fold } from '@rubric-lang/grammar';
import { explain, type ExplainedRule, type RuleKind } from '@rubric-lang/model';

/** One clause as a person read it; the folder's README gives the fields. Points are 分. */
interface BlindClause {
  readonly item: number | null;
  readonly text: string;
  readonly kind: string;
  readonly points: number | null;
  readonly per?: string | null;
  readonly every?: number | null;
  readonly bounds?: readonly { readonly op: string; readonly value: number; readonly unit: string }[];
  readonly branches?: readonly number[];
  readonly levels?: readonly { readonly name: string; readonly points: number }[];
  readonly ambiguous?: boolean;
}

/**
 * right: kind, points, counted unit and step agree. words: right, but a limit stayed part of the question. asked and unread are reported
 * by the reader. misread: understood as something else, or not seen at all.
 */
export type Verdict = 'right' | 'words' | 'asked' | 'unread' | 'misread';

export interface Finding {
  readonly document: string;
  readonly clause: string;
  readonly verdict: Verdict;
  readonly why: string;
}

/** Kinds of a person's reading and the kinds of rule that say the same. */
const SAME: Readonly<Record<string, readonly RuleKind[]>> = {
  deduct: [
    'deduct-flat',
    'deduct-per-unit',
    'deduct-per-n',
    'deduct-steps',
    'deduct-threshold',
    'deduct-tier',
    'deduct-distributed',
    'deduct-range',
    'deduct-proportional',
    'deduct-below-zero',
    'level',
    'multiplier',
    'rank',
  ],
  award: [
    'award-fixed',
    'award-per-unit',
    'award-per-n',
    'award-steps',
    'award-tier',
    'award-distributed',
    'award-range',
    'award-proportional',
    'level',
    'rank',
    'interpolation',
    'bonus',
    'otherwise',
    'base',
  ],
  zero: ['zero-out', 'level', 'otherwise', 'award-tier'],
  discretion: [
    'deduct-discretionary',
    'deduct-range',
    'award-discretionary',
    'award-range',
    'award-comparative',
    'deduct-split',
    'award-split',
    'bonus',
  ],
  judgement: [
    'deduct-range',
    'award-range',
    'deduct-discretionary',
    'award-discretionary',
    'award-comparative',
    'level',
    'bonus',
  ],
  bonus: [
    'bonus',
    'award-fixed',
    'award-per-unit',
    'award-per-n',
    'award-steps',
    'award-tier',
    'award-distributed',
    'award-range',
    'award-discretionary',
    'level',
    'rank',
  ],
  verdict: ['verdict'],
  level: ['level', 'award-tier', 'deduct-tier', 'award-fixed', 'award-range'],
  formula: ['formula', 'award-proportional', 'deduct-proportional', 'interpolation'],
  external: ['external'],
  manual: ['external', 'manual', 'award-discretionary', 'deduct-discretionary', 'verdict'],
  otherwise: ['otherwise', 'zero-out', 'award-fixed', 'award-tier', 'level'],
};
/** Clauses that only change others: they are counted with the clause they change. */
const MODIFIERS = new Set(['cap', 'base', 'waiver', 'multiply', 'highest']);

const folded = (text: string): string => foldText(text, fold).text.replace(/^[，。；、：\s]+|[，。；、：…\s]+$/g, '');

/** Compares every document of a folder with its human reading, through `explain` as anyone would. */
export function measureBlind(folder: string): readonly Finding[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.rubric'))
    .flatMap((name) => {
      const path = join(folder, name);
      const { draft } = compile(path, (file) => readFileSync(file, 'utf8'));
      const explained = explain(draft);
      const truth = JSON.parse(
        readFileSync(path.replace(/\.rubric$/, '.truth.json'), 'utf8'),
      ) as readonly BlindClause[];
      return truth
        .filter(({ kind, item, ambiguous }) => !MODIFIERS.has(kind) && item !== null && ambiguous !== true)
        .map((clause): Finding => {
          const rules = explained.items[(clause.item ?? 1) - 1]?.rules ?? [];
          const want = folded(clause.text);
          const rule =
            rules.find(({ text }) => folded(text) === want) ??
            rules.find(({ text }) => folded(text).includes(want)) ??
            // A definition in front of a clause is no rule of points.
            rules.find(
              ({ text, kind }) => want.includes(folded(text)) && (kind !== 'formula' || clause.kind === kind),
            ) ??
            rules.find(({ text }) => want.includes(folded(text)));
          const { verdict, why } = compare(clause, rule);
          return {
            document: name,
            clause: clause.text,
            verdict,
            why:
              rule === undefined
                ? why
                : `${why} ← ${rule.kind} ${rule.status} ${JSON.stringify(rule.text)} 理解为：${rule.reading}`,
          };
        });
    });
}

function compare(
  clause: BlindClause,
  rule: ExplainedRule | undefined,
): { readonly verdict: Verdict; readonly why: string } {
  if (rule === undefined) return { verdict: 'misread', why: 'not seen' };
  if (rule.status === 'asked') return { verdict: 'asked', why: '' };
  if (rule.status === 'not-understood') return { verdict: 'unread', why: '' };
  const wrong = (why: string): { readonly verdict: Verdict; readonly why: string } => ({
    verdict: 'misread',
    why: `${clause.kind} ${clause.points ?? ''} ${why}`,
  });
  if (!(SAME[clause.kind] ?? []).includes(rule.kind)) return wrong('kind');
  // A bonus may be worked out or given by a person; what a person gives is not what is worked out.
  const byPerson = clause.kind === 'judgement' || clause.kind === 'discretion';
  if (byPerson && rule.kind === 'bonus' && rule.scoredBy === 'computed') return wrong('kind');
  const single = clause.kind === 'deduct' || clause.kind === 'award' || clause.kind === 'bonus';
  const listed =
    rule.kind === 'level' ||
    rule.branches !== undefined ||
    clause.branches !== undefined ||
    clause.levels !== undefined ||
    rule.kind === 'interpolation';
  if (single && !listed && rule.points !== null && clause.points !== null && rule.points !== clause.points)
    return wrong(`points ${rule.points}`);
  if (single && !listed) {
    const per = clause.per ?? null;
    if (per !== null && rule.per === undefined) return wrong(`per ${per}`);
    if (per === null && rule.per !== undefined && !(clause.every !== undefined && clause.every !== null))
      return wrong(`per ${rule.per.unit}, none wanted`);
    if (per !== null && rule.per !== undefined && (clause.every ?? 1) !== rule.per.every)
      return wrong(`every ${rule.per.every}`);
  }
  const bounds = clause.bounds ?? [];
  if (bounds.length > 0 && rule.per === undefined && !listed) {
    if (rule.bounds === undefined || rule.bounds.length === 0) return { verdict: 'words', why: '' };
    const got = rule.bounds;
    const same = bounds.every((want) => got.some((bound) => edgeAgrees(want, bound, rule.group !== undefined)));
    if (!same) return wrong(`bounds ${got.map(({ op, value, unit }) => `${op}${value}${unit}`).join(' ')}`);
  }
  return { verdict: 'right', why: '' };
}

/**
 * The same edge. In a ladder the step before it decides whether a shared edge is in (90%以上…；90%以下…), so there only the number must
 * agree; a count of exactly one is its first step.
 */
function edgeAgrees(
  want: { readonly op: string; readonly value: number; readonly unit: string },
  got: { readonly op: string; readonly value: number; readonly unit: string },
  inLadder: boolean,
): boolean {
  if (inTenThousands(want) !== inTenThousands(got)) return false;
  return (
    want.op === got.op ||
    want.op === '=' ||
    (inLadder && want.op.charAt(0) === got.op.charAt(0)) ||
    (want.op === '>=' && got.op === '=')
  );
}

function inTenThousands({ value, unit }: { readonly value: number; readonly unit: string }): number {
  return unit.startsWith('万') ? value * 10_000 : value;
}

/** How many clauses came out how, of all. */
export function shares(findings: readonly Finding[]): Readonly<Record<Verdict, number>> {
  const counts: Record<Verdict, number> = { right: 0, words: 0, asked: 0, unread: 0, misread: 0 };
  for (const { verdict } of findings) counts[verdict] += 1;
  return counts;
}
