import type { FactValue } from './rubric.ts';

/** What an inspector writes down on the spot. Facts are tallied from findings; 扣分原因 and 反馈函 print them. */
export interface Finding {
  /** Key of the item; null for a declared quantity. */
  readonly item: string | null;
  readonly fact: string;
  /** null: it was found, once. */
  readonly value: FactValue | null;
  readonly where?: string;
  readonly when?: string;
  readonly note?: string;
  readonly evidence?: string;
  readonly by?: string;
}
