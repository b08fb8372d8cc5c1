export * from './fold.ts';
export * from './sentences.ts';
export * from './frame.ts';
export * from './marks.ts';
export * from './checks.ts';
export * from './blocks.ts';
export * from './paper.ts';
export * from './notes.ts';
