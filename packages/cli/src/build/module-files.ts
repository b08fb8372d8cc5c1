import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { typescriptModule } from '@rubric-lang/emitters';
import type { Rubric } from '@rubric-lang/model';
import type { OutputFile } from '../host.ts';

export interface ModuleRequest {
  /** The rubric's file, as given. */
  readonly source: string;
  /** The folder to write to. */
  readonly out: string;
  /** Of this program. */
  readonly version: string;
  /** One `.ts` file instead of JavaScript with its declarations. */
  readonly typescript?: boolean;
}

/** The scoring module of a rubric and what goes with it, as files in a folder. */
export function moduleFiles(
  rubric: Rubric,
  { source, out, version, typescript }: ModuleRequest,
): readonly OutputFile[] {
  const seen = relative(resolve(out), resolve(source)).split(sep).join('/');
  // On Windows a file on another drive has no relative path.
  const named = /^[A-Za-z]:/.test(seen) ? basename(source) : seen;
  const { emit } = typescriptModule({ source: named, version, ...(typescript === undefined ? {} : { typescript }) });
  return emit(rubric).map(({ path, text }) => ({ path: join(out, path), content: text }));
}

/** Where `rubric build` without a folder of its own would have put the module: beside the rubric. */
export function modulesBeside(source: string, folder = dirname(source)): readonly string[] {
  const name = basename(source).replace(/\.(rubric|txt)$/i, '');
  return [join(folder, `${name}.rubric.js`), join(folder, `${name}.rubric.ts`)];
}

/** What the head of a module says it was made from; null for a file that is no module of ours. */
export function digestsInModule(text: string): { readonly text: string; readonly meaning: string } | null {
  const head = text.split('\n', 8).join('\n');
  const words = /^\/\/ text ([0-9a-f]{64})$/m.exec(head)?.[1];
  const meaning = /^\/\/ meaning ([0-9a-f]{64})$/m.exec(head)?.[1];
  return words === undefined || meaning === undefined ? null : { text: words, meaning };
}
