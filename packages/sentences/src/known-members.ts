import type { Dialect } from './dialect.ts';
import type { Stretch } from './slots.ts';

/**
 * 被省、市、县通报批评: the run of as many words that grade (levels of government, prizes, penalties) as there are amounts. Such words are
 * known, so both ends of the run are; each member is the whole with one of them in place of the run. undefined: there is no such run,
 * it goes on, or there are two.
 */
export function knownMembers(words: Stretch, count: number, dialect: Dialect): readonly Stretch[] | undefined {
  const { grammar } = dialect;
  const marks = [...words.visible.matchAll(dialect.pattern(grammar.listMark, 'g'))];
  const ending = dialect.pattern(`(?:${grammar.gradingWords})$`);
  const starting = dialect.pattern(`^(?:${grammar.gradingWords})`);
  const whole = dialect.pattern(`^(?:${grammar.gradingWords})$`);
  const found: (readonly Stretch[])[] = [];
  for (let first = 0; first + count - 1 <= marks.length; first += 1) {
    const run = marks.slice(first, first + count - 1);
    const [opening, closing] = [run[0], run[run.length - 1]];
    if (opening === undefined || closing === undefined) return undefined;
    const head = ending.exec(words.visible.slice(0, opening.index))?.[0];
    const from = closing.index + closing[0].length;
    const written = starting.exec(words.visible.slice(from))?.[0];
    if (head === undefined || written === undefined) continue;
    const middles = run.slice(1).map((mark, index) => {
      const before = run[index];
      return { from: (before?.index ?? 0) + (before?.[0].length ?? 0), to: mark.index };
    });
    const inner = middles.map((it) => words.visible.slice(it.from, it.to));
    if (!inner.every((word) => whole.test(word))) continue;
    const tail = lastMember(written, [head, ...inner], dialect);
    const more = dialect.pattern(grammar.gradeAndAbove).exec(words.visible.slice(from + tail.length))?.[0] ?? '';
    const start = opening.index - head.length;
    const end = from + tail.length + more.length;
    // 一般、较重、严重等情形: the list is open, and 等 is nobody's word.
    const open = dialect.pattern(grammar.openList).test(words.visible.slice(0, from + written.length + 1));
    if (open || continues(words.visible, start, end, dialect)) return undefined;
    found.push(
      [{ from: start, to: opening.index }, ...middles, { from, to: end }].map((it) => ({
        visible: `${words.visible.slice(0, start)}${words.visible.slice(it.from, it.to)}${words.visible.slice(end)}`,
        folded: `${words.folded.slice(0, start)}${words.folded.slice(it.from, it.to)}${words.folded.slice(end)}`,
      })),
    );
  }
  return found.length === 1 ? found[0] : undefined;
}

/** 省、市、县级文明单位: what the others do not end in belongs to the words behind the run, and so to each of them. */
function lastMember(written: string, others: readonly string[], dialect: Dialect): string {
  const known = dialect.pattern(`^(?:${dialect.grammar.gradingWords})$`);
  const end = dialect.pattern(`(?:${dialect.grammar.gradeEnd})$`).exec(written)?.[0];
  if (end === undefined || others.some((word) => word.endsWith(end))) return written;
  const shorter = written.slice(0, written.length - end.length);
  return known.test(shorter) && others.some((word) => known.test(`${word}${end}`)) ? shorter : written;
}

/** Does the list go on past the run? Then there are more members than amounts. */
function continues(visible: string, from: number, to: number, dialect: Dialect): boolean {
  const mark = dialect.grammar.listMark;
  return (
    dialect.pattern(`(?:${mark})$`).test(visible.slice(0, from)) ||
    dialect.pattern(`^(?:${mark})`).test(visible.slice(to))
  );
}
