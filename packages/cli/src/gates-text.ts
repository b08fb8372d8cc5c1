import type { Localized } from '@rubric-lang/diagnostics';
import type { Gates } from '@rubric-lang/model';

/** How far a rubric has come, in the words of the office: it can be printed, it computes, it can be issued. */
export function gatesText({ printable, computable, issuable }: Gates): Localized {
  if (!printable) return { zh: '还不能打印', en: 'cannot be printed yet' };
  if (!computable) return { zh: '能打印，还不能算分', en: 'prints, does not compute yet' };
  if (!issuable) return { zh: '能打印、能算分，还没有定稿', en: 'prints and computes, not sealed yet' };
  return { zh: '能打印、能算分，已经定稿', en: 'prints, computes and is sealed' };
}
