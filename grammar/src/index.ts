export * from './fold.ts';
export * from './sentences.ts';
