import { diagnosticKind } from '@rubric-lang/diagnostics';

/** Where some items beside it have points, a check says so with what they leave; this is for lists that have none at all. */
export const noPointsAtAll = diagnosticKind<{ readonly title: string }>({
  code: 'no-points-at-all',
  name: '各项都没有分值',
  severity: 'error',
  message: () => ({
    zh: '这一组各项都没有写分值，没法算分。',
    en: 'None of these items has points, so they cannot be scored.',
  }),
  advice: () => ({
    zh: '例：1.制度建设（3分）。不计分的请写（不计分）。',
    en: 'For example: 1. Records (3 points). What is not scored: (unscored).',
  }),
});
