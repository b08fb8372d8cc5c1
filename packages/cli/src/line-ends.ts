/**
 * The text with the line ends that another one has: CRLF where that begins with one, as Notepad writes them. An old
 * Notepad shows lines that end in a line feed alone as one line.
 */
export function lineEndsAs(model: string, text: string): string {
  const ends = /\r\n|\n|\r/.exec(model)?.[0] === '\r\n' ? '\r\n' : '\n';
  return ends === '\n' ? text : text.replace(/\r\n|\n/g, ends);
}
