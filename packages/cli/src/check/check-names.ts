import { reportKinds, settableKinds } from '@rubric-lang/compiler';
import { staleOutput } from './stale-outputs.ts';
import type { Localized } from '@rubric-lang/diagnostics';

const settable = [...settableKinds, staleOutput.kind];
const byName = new Map(settable.flatMap(({ code, name }) => [[code, code] as const, [name, code] as const]));
const names = new Map([...reportKinds, staleOutput.kind].map(({ code, name }) => [code, name]));

/** A kind of report that the run may make louder or silence, by its code or its Chinese name. */
export function checkCode(name: string): string | undefined {
  return byName.get(name);
}

/** What a kind of message is called; its code where it has no name of its own. */
export function checkName(code: string): Localized {
  return { zh: names.get(code) ?? code, en: code };
}
