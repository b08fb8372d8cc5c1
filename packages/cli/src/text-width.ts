export { characterWidth, padded, textWidth } from '@rubric-lang/diagnostics';
