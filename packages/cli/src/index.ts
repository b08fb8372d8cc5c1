export { checkSchema } from './check/check-schema.ts';
export type { CheckJson, JsonDiagnostic, JsonSpan } from './check/check-json.ts';
export { scoreSchema } from './score/score-schema.ts';
export type { ScoreJson } from './score/score-json.ts';
