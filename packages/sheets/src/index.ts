export * from './facts-file.ts';
export * from './places.ts';
export * from './problem.ts';
export * from './record.ts';
