import { dirname, isAbsolute, join } from 'node:path';
import { compile } from '@rubric-lang/compiler';
import type { Compilation } from '@rubric-lang/compiler';
import { sourceText } from '@rubric-lang/diagnostics';
import type { Diagnostic, SourceText } from '@rubric-lang/diagnostics';
import type { FileProblem, Host, TextFile } from './host.ts';

/** A rubric file as compiled, with every text that took part. */
export interface CompiledFile {
  readonly kind: 'compiled';
  readonly file: TextFile;
  readonly source: SourceText;
  readonly compilation: Compilation;
  /** The source a message's span lies in: this file, or one it takes over. */
  readonly sourceOf: (diagnostic: Diagnostic) => SourceText;
}

/** Reads and compiles a file. Files it takes over (沿用) are found beside it. */
export function compileFile(host: Host, path: string): CompiledFile | FileProblem {
  const file = host.readText(path);
  return file.kind === 'file-problem' ? file : compileText(host, file);
}

/** Compiles a text that stands for a file, as read or as just changed. */
export function compileText(host: Host, file: TextFile): CompiledFile {
  const source = sourceText(file.path, file.text);
  const loaded = new Map<string, SourceText>();
  const load = (named: string): SourceText | undefined => {
    const known = loaded.get(named);
    if (known) return known;
    const path = isAbsolute(named) ? named : join(dirname(file.path), named);
    const other = host.readText(path);
    if (other.kind === 'file-problem') return undefined;
    const text = sourceText(path, other.text);
    loaded.set(named, text);
    return text;
  };
  const compilation = compile(source, load);
  return {
    kind: 'compiled',
    file,
    source,
    compilation,
    sourceOf: ({ path }) =>
      path === undefined || path === file.path
        ? source
        : (loaded.get(path) ?? [...loaded.values()].find((other) => other.path === path) ?? source),
  };
}
