export * from './font-file.ts';
export * from './font-metrics.ts';
export * from './line-breaking.ts';
export * from './official-table.ts';
export * from './page-profile.ts';
export { type PresetName } from './presets.ts';
export { officialTable, type TableOptions } from './rubric-table.ts';
