/**
 * Any text as a JavaScript string literal: quotes, line ends of every kind and `</script` cannot leave it. What the
 * rubric says gets into code in this way only.
 */
export function literal(text: string): string {
  return JSON.stringify(text)
    .replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replace(/</g, '\\u003c');
}

/** Plain data as an expression; texts as `literal` writes them. Absent entries stay absent. */
export function dataLiteral(value: unknown): string {
  if (typeof value === 'string') return literal(value);
  if (Array.isArray(value)) return `[${value.map(dataLiteral).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
    // A computed key is never the prototype, whatever it is called.
    return `{ ${entries.map(([key, entry]) => `${propertyName(key)}: ${dataLiteral(entry)}`).join(', ')} }`;
  }
  return String(value);
}

/** As `dataLiteral`, what is long an entry a line, so that a change of the rubric is a change of its lines. */
export function dataLines(value: unknown, indent = ''): string {
  const line = dataLiteral(value);
  if (line.length <= 140 || typeof value !== 'object' || value === null) return line;
  const inner = `${indent}  `;
  const isList = Array.isArray(value);
  const parts = isList
    ? value.map((entry: unknown) => dataLines(entry, inner))
    : Object.entries(value)
        .filter(([, entry]) => entry !== undefined)
        .map(([key, entry]) => `${propertyName(key)}: ${dataLines(entry, inner)}`);
  const body = parts.map((part) => `${inner}${part},\n`).join('');
  return isList ? `[\n${body}${indent}]` : `{\n${body}${indent}}`;
}

/** In front of a call that only makes something, so that a bundler may leave it out where nobody asks for it. */
export const pure = '/* @__PURE__ */ ';

/** A key as it stands in an object of data. */
function propertyName(key: string): string {
  if (key === '__proto__') return `[${literal(key)}]`;
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : literal(key);
}

/** A key as it stands in a type, where there is no prototype to hit. Han are letters as good as any. */
export function memberName(key: string): string {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(key) ? key : literal(key);
}

/** Text inside a comment: nothing in it can end the comment, the line, or a `<script>` around it. */
export function commentText(text: string): string {
  return (
    text
      // oxlint-disable-next-line no-control-regex -- control characters are what is taken out
      .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]+/g, ' ')
      .replace(/(?<=[*<])\//g, '\\/')
      .replace(/@/g, '＠')
      .trim()
  );
}
