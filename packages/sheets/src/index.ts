export * from './facts-file.ts';
export * from './places.ts';
export * from './problem.ts';
export * from './record.ts';
export { factsText } from './facts-text.ts';
export { filledFacts } from './filled-facts.ts';
export type { FilledFacts, FilledPlaces } from './filled-facts.ts';
