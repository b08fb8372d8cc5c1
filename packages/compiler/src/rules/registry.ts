import type { Check } from '../check.ts';
import { pointsSumMismatch } from './points-sum-mismatch/points-sum-mismatch.ts';

/** Every check, in the order their reports are given for one place. One line a folder. */
export const checks: readonly Check[] = [pointsSumMismatch];
