import { diagnosticKind, visible } from '@rubric-lang/diagnostics';
import type { Diagnostic } from '@rubric-lang/diagnostics';
import { digestsInModule, modulesBeside } from '../build/module-files.ts';
import type { CompiledFile } from '../compilation.ts';
import type { Host } from '../host.ts';

export const staleOutput = diagnosticKind<{
  readonly path: string;
  readonly source: string;
  readonly meaning: boolean;
}>({
  code: 'stale-output',
  name: '模块不是最新',
  severity: 'error',
  message: ({ path, meaning }) => ({
    zh: `${path} 是按以前的稿生成的，${meaning ? '算法已经不一样了' : '条文的字改过'}。`,
    en: `${path} was made from an earlier text; ${meaning ? 'it scores otherwise now' : 'some words have changed'}.`,
  }),
  advice: ({ source }) => ({ zh: `请重新运行 rubric build ${source}。`, en: `Run rubric build ${source} again.` }),
});

/** Modules beside the rubric, or in a folder that is named, which were made from another text than this. */
export function staleOutputs(
  host: Host,
  { file, compilation }: CompiledFile,
  folder: string | undefined,
): readonly Diagnostic[] {
  const { digests } = compilation.draft;
  return modulesBeside(file.path, folder).flatMap((path) => {
    const there = host.exists(path) ? host.readText(path) : undefined;
    const made = there?.kind === 'text-file' ? digestsInModule(there.text) : null;
    if (made === null || (made.text === digests.text && made.meaning === digests.meaning)) return [];
    const facts = { path: visible(path), source: visible(file.path), meaning: made.meaning !== digests.meaning };
    return [staleOutput({ span: { start: 0, end: 0 } }, facts)];
  });
}
