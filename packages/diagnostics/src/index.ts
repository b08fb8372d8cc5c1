export * from './span.ts';
export * from './source.ts';
export * from './diagnostic.ts';
export * from './folded-text.ts';
export * from './nearest-name.ts';
