export { compile } from './compile.ts';
export type { Compilation, CompileOptions, Load } from './compilation.ts';
export { checks } from './rules/registry.ts';
export type { Check } from './check.ts';
