import type { Localized } from '@rubric-lang/diagnostics';

/** The papers of the set that one rubric gives. */
export type PaperKind = 'table' | 'self' | 'draft' | 'summary' | 'letter' | 'revision';

/** By the names people use for them; the first is the one that messages use. */
export const kindNames: Readonly<Record<PaperKind, Localized & { readonly also: readonly string[] }>> = {
  table: { zh: '评分表', en: 'table', also: ['考核表', '考评表'] },
  self: { zh: '自评表', en: 'self', also: ['self-assessment'] },
  summary: { zh: '汇总表', en: 'summary', also: [] },
  letter: { zh: '反馈函', en: 'letter', also: ['feedback'] },
  draft: { zh: '征求意见稿', en: 'draft', also: [] },
  revision: { zh: '修订对照表', en: 'revision', also: ['对照表'] },
};

/** Papers that are about subjects and cannot be printed without them. */
export const aboutSubjects: ReadonlySet<PaperKind> = new Set(['summary', 'letter']);

export function kindNamed(name: string): PaperKind | undefined {
  return (Object.keys(kindNames) as PaperKind[]).find((kind) => {
    const { zh, en, also } = kindNames[kind];
    return [zh, en, ...also].includes(name);
  });
}
