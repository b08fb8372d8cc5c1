export * from './reading.ts';
export { readScoringText } from './read-scoring-text.ts';
