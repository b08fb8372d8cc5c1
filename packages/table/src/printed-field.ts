import type { PrintedField } from '@rubric-lang/model';

/** The whole text of a field: its own, then every entry on a line, with the number as the author wrote it. */
export function textOfField(field: PrintedField): string {
  return [field.text, ...field.entries.map((entry) => `${entry.mark}${entry.text}`)]
    .filter((line) => line !== '')
    .join('\n');
}
