// What Windows does not take in a file name, and what a shell or a folder would misread.
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const refused = /[\u0000-\u001f\u007f<>:"/\\|?*\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

const devices = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * A subject's name as a file name that every system takes, without its ending. Names that come out the
 * same are numbered by the caller's list of those already given.
 */
export function fileNameOf(name: string, given: Set<string>): string {
  const cleaned = Array.from(
    name
      .replace(refused, ' ')
      .replace(/\s+/g, ' ')
      .replace(/^[. ]+|[. ]+$/g, ''),
  )
    .slice(0, 60)
    .join('')
    .trim();
  const base = cleaned === '' || devices.test(cleaned) ? `单位${cleaned}` : cleaned;
  let unique = base;
  for (let number = 2; given.has(unique.toLowerCase()); number += 1) unique = `${base}（${number}）`;
  given.add(unique.toLowerCase());
  return unique;
}
