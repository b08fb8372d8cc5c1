// What steers a terminal or turns the direction of writing: C0 and C1 controls, bidi marks.
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const steering = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Text of a file as it may be shown: nothing in it commands the terminal, and it stays on its line. */
export function visible(text: string): string {
  return text.replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, ' ').replace(steering, '');
}
