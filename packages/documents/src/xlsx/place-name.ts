/** Each place to write in has a name of its own in the workbook, which goes with it when rows are put in or taken out. */
export function placeName(index: number): string {
  return `rubric_${String(index)}`;
}

/** The hidden sheet that says what was printed, in cells one under the other. */
export const keptName = '_rubric';
