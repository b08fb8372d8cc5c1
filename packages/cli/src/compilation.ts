import { compile } from '@rubric-lang/compiler';
import type { Compilation, CompileOptions, Load } from '@rubric-lang/compiler';
import { sourceText } from '@rubric-lang/diagnostics';
import type { Diagnostic, SourceText } from '@rubric-lang/diagnostics';
import type { FileProblem, Host, TextFile } from './host.ts';
import { logFileProblem } from './session.ts';
import type { Session } from './session.ts';

/** A rubric file as compiled, with every text that took part. */
export interface CompiledFile {
  readonly kind: 'compiled';
  readonly file: TextFile;
  readonly source: SourceText;
  readonly compilation: Compilation;
  /** As the compiler was asked: for its other functions. */
  readonly entry: string;
  readonly load: Load;
  /** The source a message's span lies in: this file, or one it takes over (沿用). */
  readonly sourceOf: (diagnostic: Diagnostic) => SourceText;
}

/** Reads and compiles a file. Files it takes over are found beside it. */
export function compileFile(host: Host, path: string, options: CompileOptions = {}): CompiledFile | FileProblem {
  const file = host.readText(path);
  return file.kind === 'file-problem' ? file : compileText(host, file, options);
}

/** Reads and compiles the file a command is about. Says on stderr why it cannot; the command then ends with 2. */
export function compiledOrSaid(session: Session, path: string): CompiledFile | null {
  const compiled = compileFile(session.host, path);
  if (compiled.kind === 'compiled') return compiled;
  logFileProblem(session, compiled);
  return null;
}

/** Compiles a text that stands for a file, as read or as just changed. */
export function compileText(host: Host, file: TextFile, options: CompileOptions = {}): CompiledFile {
  // The compiler joins paths with strokes, which every system understands.
  const entry = process.platform === 'win32' ? file.path.split('\\').join('/') : file.path;
  const source = sourceText(file.path, file.text);
  const sources = new Map([[entry, source]]);
  const load = (path: string): string | undefined => {
    const known = sources.get(path);
    if (known) return known.text;
    const other = host.readText(path);
    if (other.kind === 'file-problem') return undefined;
    sources.set(path, sourceText(path, other.text));
    return other.text;
  };
  const compilation = compile(entry, load, options);
  return {
    kind: 'compiled',
    file,
    source,
    compilation,
    entry,
    load,
    sourceOf: ({ path }) => (path === undefined ? source : (sources.get(path) ?? source)),
  };
}
