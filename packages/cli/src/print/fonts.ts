import type { PrintNote } from '@rubric-lang/documents';
import { log } from '../session.ts';
import type { Session } from '../session.ts';

/** Which font was asked for and which was found, each pair once. */
export function sayFonts(session: Session, notes: readonly PrintNote[]): void {
  const said = new Set<string>();
  for (const note of notes) {
    if (note.kind !== 'font' || note.asked === note.got) continue;
    const pair = `${note.asked}→${note.got}`;
    if (said.has(pair)) continue;
    said.add(pair);
    log(session, {
      zh: `字体：表上要用${note.asked}，这台机器没有装，改用${note.got}。`,
      en: `Font: ${note.asked} is not installed; ${note.got} is used instead.`,
    });
  }
}
