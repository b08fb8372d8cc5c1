import { typescriptModule } from '@rubric-lang/emitters';
import type { Facts, Finding, Rubric, ScoreSheet, Statistics } from '@rubric-lang/model';

/** The exports of a scoring module as far as tests use them; points in 分. */
export interface LoadedModule {
  readonly meta: { readonly title: string; readonly total: number };
  readonly check: (recorded: unknown) => { readonly facts: CheckedFacts } | { readonly problems: readonly unknown[] };
  readonly facts: {
    readonly '~standard': { readonly validate: (value: unknown) => unknown };
    readonly jsonSchema: object;
  };
  readonly score: (facts: CheckedFacts, statistics?: Statistics) => ModuleSheet;
  readonly total: (facts: CheckedFacts, statistics?: Statistics) => number;
  readonly cohort: (subjects: readonly CheckedFacts[]) => Statistics;
  readonly explain: (sheet: ModuleSheet, language?: 'zh' | 'en') => readonly ModuleLoss[];
  readonly standings: (subjects: readonly CheckedFacts[], sheets: readonly ModuleSheet[]) => readonly ModuleSheet[];
  readonly merge: (raters: readonly CheckedFacts[]) => {
    readonly facts: CheckedFacts;
    readonly disagreements: unknown;
  };
  readonly tally: (findings: readonly Finding[]) => { readonly facts: CheckedFacts };
  readonly add: (...points: readonly number[]) => number;
}

/** What `check` accepted. */
export type CheckedFacts = Facts & { readonly checked: true };

interface Rule {
  readonly key: string;
}

type ClauseCount = Omit<ScoreSheet['items'][number]['clauses'][number], 'clause'> & { readonly rule: Rule };
export type ModuleSheet = Omit<ScoreSheet, 'items'> & {
  readonly items: readonly (Omit<ScoreSheet['items'][number], 'clauses'> & {
    readonly clauses: readonly ClauseCount[];
  })[];
};

interface ModuleLoss {
  readonly item: string;
  readonly rule: Rule | null;
  readonly count: number | null;
  readonly points: number;
  readonly reason: string;
}

/** Emits the rubric's module and runs it. */
export async function loadedModule(rubric: Rubric): Promise<LoadedModule> {
  const [file] = typescriptModule().emit(rubric);
  const code = Buffer.from(file?.text ?? '', 'utf8').toString('base64');
  return (await import(/* @vite-ignore */ `data:text/javascript;base64,${code}`)) as LoadedModule;
}

/** Facts as a person would record them in a file. */
export function recorded({
  subject,
  category,
  group,
  declared,
  items,
  othersMet,
}: Facts): Readonly<Record<string, unknown>> {
  return {
    ...(subject === undefined ? {} : { 名称: subject }),
    ...(category === undefined ? {} : { 类别: category }),
    ...(group === undefined ? {} : { 分组: group }),
    ...(othersMet ? { 其余: '达标' } : {}),
    ...declared,
    ...Object.fromEntries(
      Object.entries(items).map(([key, record]) => [key, record === 'not-applicable' ? '空项' : record]),
    ),
  };
}

/** The evaluator's sheet as the module gives it, in 分; rules by key. */
export function inPoints(sheet: ScoreSheet): unknown {
  const points = (milli: number | null): number | null => (milli === null ? null : milli / 1000);
  const range = ({ least, most }: ScoreSheet['total']): unknown => ({ least: points(least), most: points(most) });
  return {
    ...sheet,
    total: range(sheet.total),
    sections: sheet.sections.map((section) => ({
      ...section,
      score: range(section.score),
      applicable: points(section.applicable),
    })),
    items: sheet.items.map((item) => ({
      ...item,
      score: range(item.score),
      clauses: item.clauses.map((result) => ({
        ...result,
        points: points(result.points),
        uncapped: points(result.uncapped),
      })),
    })),
  };
}

/** The module's sheet with keys in place of its rules. */
export function byKey(sheet: ModuleSheet): unknown {
  return {
    ...sheet,
    items: sheet.items.map((item) => ({
      ...item,
      clauses: item.clauses.map(({ rule, ...result }) => ({ clause: rule.key, ...result })),
    })),
  };
}
