import { checks } from '@rubric-lang/compiler';
import { staleOutput } from './stale-outputs.ts';
import type { Localized } from '@rubric-lang/diagnostics';
import { syntaxReports } from '@rubric-lang/syntax';

const all = [...checks, staleOutput.kind];
const byName = new Map(all.flatMap(({ code, name }) => [[code, code] as const, [name, code] as const]));
const kinds: readonly { readonly code: string; readonly name: string }[] = [
  ...checks,
  ...syntaxReports.map(({ kind }) => kind),
];
const names = new Map(kinds.map(({ code, name }) => [code, name]));

/** A check by its code or its Chinese name. */
export function checkCode(name: string): string | undefined {
  return byName.get(name);
}

/** What a kind of message is called; its code where it has no name of its own. */
export function checkName(code: string): Localized {
  return { zh: names.get(code) ?? code, en: code };
}
