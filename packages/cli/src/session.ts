import type { Localized } from '@rubric-lang/diagnostics';
import type { FileProblem, Host } from './host.ts';
import { said } from './language.ts';
import type { Language } from './language.ts';

/** How a run ends. 0: done, warnings allowed. 1: the rubric or the facts are at fault. 2: the command line or a file is. */
export type ExitCode = 0 | 1 | 2;

/** One run of the command: the machine, and the language it speaks. */
export interface Session {
  readonly host: Host;
  readonly language: Language;
  /** Of this program. */
  readonly version: string;
}

/** A line on stdout: what was asked for. */
export function print(session: Session, text: string): void {
  session.host.out(`${text}\n`);
}

/** A line on stderr: what is said beside it. */
export function log(session: Pick<Session, 'host' | 'language'>, text: Localized): void {
  session.host.err(`${said(text, session.language)}\n`);
}

/** A file that cannot be used, with its name in front. */
export function logFileProblem(session: Session, { path, message }: FileProblem): void {
  log(session, { zh: `${path}：${message.zh}。`, en: `${path}: ${message.en}.` });
}

/** JSON as other programs read it; the only thing on stdout. */
export function printJson(session: Session, value: unknown): void {
  print(session, JSON.stringify(value, null, 2));
}

/** The worse of two ends. */
export function worse(a: ExitCode, b: ExitCode): ExitCode {
  return a > b ? a : b;
}
