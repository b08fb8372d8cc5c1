import type { PrintNote, RefusalReason } from '@rubric-lang/documents';
import type { Localized } from '@rubric-lang/diagnostics';
import { visible } from '@rubric-lang/diagnostics';
import { itemsOf } from '@rubric-lang/model';
import type { Rubric } from '@rubric-lang/model';
import { said } from '../language.ts';
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

/** Why no formula of a workbook can hold an item. */
const refusals: Readonly<Record<RefusalReason, Localized>> = {
  cohort: { zh: '要和别的单位比', en: 'it compares subjects' },
  'too-large': { zh: '数太大', en: 'its numbers are too large' },
  quotients: { zh: '几处相除', en: 'it divides several times' },
  circular: { zh: '几条互相等', en: 'its clauses wait for each other' },
  order: { zh: '要等别的扣分算完', en: 'it waits for other deductions' },
};

/** What is to be said of what was printed: fonts, and items of a workbook that are filled in by hand. */
export function sayNotes(session: Session, rubric: Rubric, notes: readonly PrintNote[]): void {
  sayFonts(session, notes);
  for (const note of notes) {
    if (note.kind !== 'widths') continue;
    log(session, {
      zh: `版式里写了 ${note.said} 个列宽，表有 ${note.columns} 栏，列宽没有用上。`,
      en: `The layout names ${note.said} widths and the table has ${note.columns} columns: they are not used.`,
    });
  }
  const called = new Map(
    itemsOf(rubric.sections).map(({ key, title }) => [key, Array.from(title).length > 16 ? key : title]),
  );
  const byHand = new Map<string, RefusalReason>();
  for (const note of notes) if (note.kind === 'refusal') byHand.set(note.item, note.reason);
  if (byHand.size === 0) return;
  const list = (language: 'zh' | 'en'): string =>
    [...byHand]
      .map(([item, reason]) => {
        const name = visible(called.get(item) ?? item);
        return language === 'zh'
          ? `${name}（${said(refusals[reason], 'zh')}）`
          : `${name} (${said(refusals[reason], 'en')})`;
      })
      .join(language === 'zh' ? '、' : ', ');
  log(session, {
    zh: `这几项不能写成公式，请在明细里直接填分：${list('zh')}。`,
    en: `These items cannot be formulas; enter their points on the detail sheet: ${list('en')}.`,
  });
}
