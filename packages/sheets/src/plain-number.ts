/**
 * A decimal as written becomes a number when its binary fraction prints the same digits again; else it
 * stays text, so that no digit is lost on the way in.
 */
export function plainNumber(written: string): number | string {
  const [whole = '', fraction = ''] = written.replace(/^\+/, '').split('.');
  const trimmed = fraction.replace(/0+$/, '');
  const canonical = trimmed === '' ? whole : `${whole}.${trimmed}`;
  const value = Number(canonical);
  return String(value) === canonical.replace(/^(-?)0+(?=\d)/, '$1') ? value : canonical;
}
