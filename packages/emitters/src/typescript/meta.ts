import { itemsOf, paraphrase, pointsNumber, sectionsOf } from '@rubric-lang/model';
import type { Block, Clause, Rubric } from '@rubric-lang/model';

/** What a module says of its rubric; points in 分. */
export function metaOf(rubric: Rubric): {
  readonly title: string;
  readonly year: string | null;
  readonly appliesTo: readonly string[];
  readonly total: number;
  readonly categories: readonly string[];
  readonly groups: readonly string[];
  readonly grades: readonly string[];
  readonly digests: Rubric['digests'];
  readonly sections: readonly { readonly key: string; readonly title: string; readonly points: number }[];
  readonly items: readonly {
    readonly key: string;
    readonly title: string;
    readonly points: number | null;
    readonly facts: readonly string[];
  }[];
} {
  return {
    title: rubric.title,
    year: rubric.year,
    appliesTo: rubric.appliesTo,
    total: pointsNumber(rubric.total),
    categories: rubric.categories,
    groups: rubric.groups,
    grades: rubric.grades.map(({ name }) => name),
    digests: rubric.digests,
    sections: sectionsOf(rubric.sections).map(({ key, title, points }) => ({
      key,
      title,
      points: pointsNumber(points),
    })),
    items: itemsOf(rubric.sections).map(({ key, title, points, facts }) => ({
      key,
      title,
      points: points === null ? null : pointsNumber(points),
      facts: facts.map((fact) => fact.key),
    })),
  };
}

export interface MetaRule {
  readonly key: string;
  readonly item: string;
  readonly text: string;
  readonly reading: string;
  readonly source: { readonly file: string; readonly line: number; readonly column: number };
}

/** Every rule by the key of its item, with where it stands in the source. */
export function rulesOf(rubric: Rubric): Readonly<Record<string, readonly MetaRule[]>> {
  const file = rubric.path.split(/[\\/]/).pop() ?? '';
  const { verdicts } = rubric;
  const blocks: readonly Pick<Block, 'key' | 'clauses' | 'facts' | 'groups'>[] = [
    ...itemsOf(rubric.sections),
    ...(verdicts ? [{ ...verdicts, groups: [] }] : []),
  ];
  return Object.fromEntries(
    blocks.map((block) => [
      block.key,
      block.clauses.map((clause: Clause): MetaRule => ({
        key: clause.key,
        item: block.key,
        text: clause.text,
        reading: paraphrase(clause, {
          clauses: block.clauses,
          facts: [...block.facts, ...rubric.facts],
          groups: block.groups,
        }),
        source: { file, line: clause.range.line, column: clause.range.column },
      })),
    ]),
  );
}
