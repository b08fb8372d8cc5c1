import { factQuestion, itemsOf, pointsNumber, sectionsOf } from '@rubric-lang/model';
import { said } from '../language.ts';
import type { Language } from '../language.ts';
import type { Fact, FactRef, Facts, Rubric, Score, ScoreSheet } from '@rubric-lang/model';

/** What `rubric score --json` prints; points are 分 as numbers (0.5). Described in docs/developers/cli-json.md. */
export interface ScoreJson {
  readonly version: 1;
  readonly rubric: { readonly title: string; readonly total: number; readonly digests: Rubric['digests'] };
  /** In the order of the facts. */
  readonly subjects: readonly SubjectJson[];
}

interface Range {
  readonly least: number;
  readonly most: number;
}

interface SubjectJson {
  readonly subject: string | null;
  /** 分组: places are within it. */
  readonly group: string | null;
  readonly total: Range;
  readonly grade: string | null;
  readonly rank: number | null;
  readonly disqualified: boolean;
  /** Keys of the verdicts that apply. */
  readonly verdicts: readonly string[];
  readonly sections: readonly {
    readonly section: string;
    readonly title: string;
    readonly state: string;
    readonly score: Range;
    readonly points: number;
  }[];
  readonly items: readonly ItemJson[];
  /** While a verdict of the whole file is open: what it waits for. */
  readonly pendingVerdicts?: readonly PendingJson[];
}

interface PendingJson {
  readonly item: string | null;
  readonly fact: string;
  readonly question: string;
}

interface ItemJson {
  readonly item: string;
  readonly title: string;
  readonly points: number | null;
  readonly state: string;
  readonly score: Range;
  readonly zeroed: boolean;
  readonly clauses: readonly {
    readonly clause: string;
    readonly text: string;
    readonly branches: readonly string[];
    readonly count: number | null;
    /** Signed: a deduction is negative. null while pending. */
    readonly points: number | null;
    readonly uncapped: number | null;
    readonly capped: boolean;
  }[];
  readonly pending: readonly PendingJson[];
}

export function scoreJson(
  rubric: Rubric,
  subjects: readonly { readonly facts: Facts; readonly sheet: ScoreSheet }[],
  language: Language,
): ScoreJson {
  const items = new Map(itemsOf(rubric.sections).map((item) => [item.key, item]));
  const sections = new Map(sectionsOf(rubric.sections).map((section) => [section.key, section]));
  const facts = new Map<string, Fact>();
  for (const fact of [
    ...rubric.facts,
    ...(rubric.verdicts?.facts ?? []),
    ...[...items.values()].flatMap((item) => item.facts),
  ]) {
    facts.set(JSON.stringify([fact.item, fact.key]), fact);
  }
  const asked = ({ item, fact }: FactRef): PendingJson => ({
    item,
    fact,
    question: asking(facts.get(JSON.stringify([item, fact]))),
  });
  const asking = (fact: Fact | undefined): string => (fact === undefined ? '' : said(factQuestion(fact), language));
  const maybe = (points: number | null): number | null => (points === null ? null : pointsNumber(points));
  return {
    version: 1,
    rubric: { title: rubric.title, total: pointsNumber(rubric.total), digests: rubric.digests },
    subjects: subjects.map(({ facts: recorded, sheet }) => ({
      subject: sheet.subject,
      group: recorded.group ?? null,
      total: range(sheet.total),
      grade: sheet.grade,
      rank: sheet.rank,
      disqualified: sheet.disqualified,
      verdicts: sheet.verdicts,
      sections: sheet.sections.map(({ section, state, score }) => ({
        section,
        title: sections.get(section)?.title ?? '',
        state,
        score: range(score),
        points: pointsNumber(sections.get(section)?.points ?? 0),
      })),
      items: sheet.items.map(({ item, state, score, zeroed, clauses, pending }) => ({
        item,
        title: items.get(item)?.title ?? '',
        points: maybe(items.get(item)?.points ?? null),
        state,
        score: range(score),
        zeroed,
        clauses: clauses.map(({ clause, branches, count, points, uncapped, capped }) => ({
          clause,
          text: items.get(item)?.clauses.find(({ key }) => key === clause)?.text ?? '',
          branches,
          count,
          points: maybe(points),
          uncapped: maybe(uncapped),
          capped,
        })),
        pending: pending.map(asked),
      })),
      ...(sheet.pendingVerdicts ? { pendingVerdicts: sheet.pendingVerdicts.map(asked) } : {}),
    })),
  };
}

function range({ least, most }: Score): Range {
  return { least: pointsNumber(least), most: pointsNumber(most) };
}
