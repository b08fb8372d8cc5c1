export { checkFacts, factProblems } from '@rubric-lang/model';
export * from './explain-sheet.ts';
export * from './raters.ts';
export * from './reach.ts';
export { score } from './score.ts';
export * from './standing.ts';
export { cohort } from './statistics.ts';
export * from './tally.ts';
