export * from './reading.ts';
export { readScoringText } from './read-scoring-text.ts';
export { eachOf } from './each-reading.ts';
export type { EachReading } from './each-reading.ts';
