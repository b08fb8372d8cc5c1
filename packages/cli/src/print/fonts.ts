import type { PrintNote } from '@rubric-lang/documents';
import { log } from '../session.ts';
import type { Session } from '../session.ts';

/** Which fonts were asked for and not found, and what stands in for them: a line each stand-in. */
export function sayFonts(session: Session, notes: readonly PrintNote[]): void {
  const missing = new Map<string, Set<string>>();
  for (const note of notes) {
    if (note.kind !== 'font' || note.asked === note.got) continue;
    missing.set(note.got, (missing.get(note.got) ?? new Set()).add(note.asked));
  }
  for (const [got, asked] of missing) {
    log(session, {
      zh: `字体：这台机器没有装${[...asked].join('、')}，改用 ${got}。`,
      en: `Fonts: ${[...asked].join(', ')} not installed; ${got} is used instead.`,
    });
  }
}
