export { visible } from '@rubric-lang/diagnostics';
