import { compile } from '@rubric-lang/compiler';
import { itemsOf, type Clause, type Fact } from '@rubric-lang/model';
import { plainWords } from './reading-meaning.ts';
import type { RuleInCell } from './mutants.ts';

/** What an item comes to once lowered, in the two halves of reading-meaning.ts. */
export interface ItemMeaning {
  readonly arithmetic: string;
  readonly question: string;
  /** Clauses that are asked or not understood. */
  readonly doubts: number;
  /** Remarks on the clauses. */
  readonly remarks: readonly string[];
}

/** Compiles one cell as the only item of a rubric, with thirteen points (half of them is no rule's amount), and projects what became of it. */
export function itemMeaning(cell: string, { role }: RuleInCell['context']): ItemMeaning {
  const heading = role === 'bonus' ? '一、加分项（加分，最高10分）\n1.本条' : '1.本条（13分）';
  const source = `评分表：一项\n${heading}\n评分标准：${cell}\n`;
  const { draft } = compile('cell.rubric', (path) => (path === 'cell.rubric' ? source : undefined));
  const [item] = itemsOf(draft.sections);
  if (item === undefined) return { arithmetic: '', question: '', doubts: 0, remarks: [] };
  // A ceiling that stands alone and one behind a clause make the same group: only the group counts.
  const clauses = item.clauses.filter(({ kind, effect }) => !MODIFIERS.has(kind) || effect.kind !== 'none');
  const places = new Map<string, string>([
    ...item.facts.map(({ key }, index) => [key, `fact ${index}`] as const),
    ...clauses.flatMap(({ key, branches }, index) => [
      [key, `clause ${index}`] as const,
      ...branches.map((branch, at) => [branch.key, `branch ${index}.${at}`] as const),
    ]),
  ]);
  const { base, floor, ceiling, groups } = item;
  return {
    arithmetic: JSON.stringify(
      {
        base,
        floor,
        ceiling,
        facts: item.facts.map(({ type, polarity }) => [type, polarity]),
        clauses: clauses.map(clauseArithmetic),
        groups: groups.map(({ kind, effect, members, points }) => ({ kind, effect, members, points })),
      },
      (_, value: unknown) => (typeof value === 'string' ? (places.get(value) ?? value) : value),
    ),
    question: JSON.stringify(item.facts.map((fact: Fact) => plainWords(fact.label))),
    doubts: item.clauses.filter(({ status }) => status !== 'understood').length,
    remarks: item.clauses.flatMap(({ notes }) => notes.map((it) => it.zh)),
  };
}

/** Kinds of sentences that only modify others. */
const MODIFIERS: ReadonlySet<Clause['kind']> = new Set(['cap', 'until-exhausted', 'full-mark', 'best-of']);

function clauseArithmetic({ kind, status, scoredBy, effect, branches, combine, cap }: Clause): unknown {
  return {
    kind,
    status,
    scoredBy,
    effect,
    branches: branches.map(({ when, times, amount }) => ({ when, times, amount })),
    combine,
    cap,
  };
}
