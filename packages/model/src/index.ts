export * from './numbers.ts';
export * from './fact.ts';
export * from './clause.ts';
export * from './rubric.ts';
export * from './sheet.ts';
export * from './explanation.ts';
export * from './outline.ts';
export * from './points.ts';
