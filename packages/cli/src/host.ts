import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import type { Dirent } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import type { Localized } from '@rubric-lang/diagnostics';
import { decode } from './encoding.ts';
import type { Encoding } from './encoding.ts';

/** A file that cannot be used, as one sentence with its path. Ends a run with exit code 2. */
export interface FileProblem {
  readonly kind: 'file-problem';
  readonly path: string;
  readonly message: Localized;
}

export interface TextFile {
  readonly kind: 'text-file';
  /** As given: what messages name. */
  readonly path: string;
  readonly text: string;
  readonly encoding: Encoding;
  readonly marked: boolean;
}

export interface OutputFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** Everything the command does to the machine it runs on. Nothing else in this room touches files. */
export interface Host {
  readonly readText: (path: string) => TextFile | FileProblem;
  readonly readBytes: (path: string) => Uint8Array | FileProblem;
  readonly exists: (path: string) => boolean;
  readonly isFolder: (path: string) => boolean;
  /** Files under the folder whose names end so, in order of name; hidden folders and node_modules are left out. */
  readonly filesUnder: (folder: string, endings: readonly string[]) => readonly string[];
  /** Files that match a pattern with * ? or **, in order of name. */
  readonly filesLike: (pattern: string) => Promise<readonly string[]>;
  /** Writes all files or none: each to a temporary file beside it, then all are renamed. Folders are made. */
  readonly write: (files: readonly OutputFile[]) => FileProblem | null;
  /** To stdout and stderr, as they are. */
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Is stderr a terminal? Then progress may rewrite its line. */
  readonly live: boolean;
  /** May stdout and stderr carry colours? */
  readonly colors: { readonly out: boolean; readonly err: boolean };
}

const largest = 64 * 1024 * 1024;

export function nodeHost(): Host {
  return {
    readText,
    readBytes,
    exists: existsSync,
    isFolder: (path) => existsSync(path) && statSync(path).isDirectory(),
    filesUnder,
    filesLike,
    write,
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    live: process.stderr.isTTY,
    colors: { out: colorful(process.stdout), err: colorful(process.stderr) },
  };
}

/** See https://no-color.org. */
function colorful(stream: { readonly isTTY?: boolean }): boolean {
  if ((process.env['NO_COLOR'] ?? '') !== '') return false;
  if ((process.env['FORCE_COLOR'] ?? '') !== '') return process.env['FORCE_COLOR'] !== '0';
  return stream.isTTY === true && process.env['TERM'] !== 'dumb';
}

function readBytes(path: string): Uint8Array | FileProblem {
  try {
    const { size } = statSync(path);
    if (size > largest) {
      return problem(path, {
        zh: `有 ${Math.round(size / 1024 / 1024)} MB，太大了（最多 ${largest / 1024 / 1024} MB）`,
        en: `it has ${Math.round(size / 1024 / 1024)} MB, which is too large (at most ${largest / 1024 / 1024} MB)`,
      });
    }
    return readFileSync(path);
  } catch (error: unknown) {
    return problem(path, reasonOf(error, 'read'));
  }
}

function readText(path: string): TextFile | FileProblem {
  const bytes = readBytes(path);
  if ('kind' in bytes) return bytes;
  const decoded = decode(bytes);
  if (decoded.kind === 'no-text') return problem(path, decoded.message);
  const { text, encoding, marked } = decoded;
  return { kind: 'text-file', path, text, encoding, marked };
}

function filesUnder(folder: string, endings: readonly string[]): readonly string[] {
  const found: string[] = [];
  const waiting = [folder];
  for (let at = 0; at < waiting.length; at += 1) {
    const here = waiting[at] ?? folder;
    for (const entry of entriesOf(here)) {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
      const path = join(here, entry.name);
      if (entry.isDirectory()) waiting.push(path);
      else if (endings.some((ending) => entry.name.toLowerCase().endsWith(ending))) found.push(path);
    }
  }
  return found.sort();
}

/** A folder that may not be looked into has nothing in it for us. */
function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

async function filesLike(pattern: string): Promise<readonly string[]> {
  const { glob } = await import('tinyglobby');
  const found = await glob(pattern.split(sep).join('/'), { absolute: true, ignore: ['**/node_modules/**'] });
  // Patterns are answered as they are asked: relative ones with relative paths.
  const answer = found.map((path) => (resolve(pattern) === pattern ? resolve(path) : relative('.', path)));
  return answer.sort();
}

function write(files: readonly OutputFile[]): FileProblem | null {
  const waiting: { readonly temporary: string; readonly path: string }[] = [];
  let current = '';
  try {
    for (const { path, content } of files) {
      current = path;
      if (existsSync(path) && statSync(path).isDirectory()) return problem(path, reasons.folder);
      mkdirSync(dirname(path), { recursive: true });
      const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(4).toString('hex')}.tmp`);
      waiting.push({ temporary, path });
      const handle = openSync(temporary, 'wx');
      try {
        const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
        for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at);
        fsyncSync(handle);
      } finally {
        closeSync(handle);
      }
    }
    for (const { temporary, path } of waiting) {
      current = path;
      renameSync(temporary, path);
    }
    return null;
  } catch (error: unknown) {
    return problem(current, reasonOf(error, 'write'));
  } finally {
    for (const { temporary } of waiting) rmSync(temporary, { force: true });
  }
}

function problem(path: string, message: Localized): FileProblem {
  return { kind: 'file-problem', path, message };
}

const reasons = {
  missing: { zh: '找不到这个文件。请检查文件名和所在文件夹', en: 'there is no such file; check its name and folder' },
  folder: { zh: '这是文件夹，不是文件', en: 'this is a folder, not a file' },
  noFolder: {
    zh: '写不进去：路径中间有一个是文件，不是文件夹',
    en: 'cannot be written: a part of the path is a file, not a folder',
  },
  refusedRead: { zh: '没有权限读这个文件', en: 'permission to read it is refused' },
  refusedWrite: {
    zh: '没有权限写到这里，请换一个文件夹',
    en: 'permission to write here is refused; choose another folder',
  },
  open: {
    zh: '正被别的程序（如 Word、WPS、Excel）打开，请关掉再试',
    en: 'another program (such as Word or Excel) has it open; close it and try again',
  },
  full: { zh: '磁盘满了，没有写成', en: 'the disk is full; nothing was written' },
  long: { zh: '文件名太长', en: 'the file name is too long' },
} as const satisfies Record<string, Localized>;

function reasonOf(error: unknown, doing: 'read' | 'write'): Localized {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  switch (code) {
    case 'ENOENT':
      return reasons.missing;
    case 'EISDIR':
      return reasons.folder;
    case 'ENOTDIR':
    case 'EEXIST':
      return doing === 'read' ? reasons.missing : reasons.noFolder;
    case 'EACCES':
    case 'EROFS':
      return doing === 'read' ? reasons.refusedRead : reasons.refusedWrite;
    case 'EPERM':
    case 'EBUSY':
    case 'ETXTBSY':
      return reasons.open;
    case 'ENOSPC':
    case 'EDQUOT':
      return reasons.full;
    case 'ENAMETOOLONG':
      return reasons.long;
    default:
      return doing === 'read'
        ? { zh: `读不出来（${code}）`, en: `it cannot be read (${code})` }
        : { zh: `没有写成（${code}）`, en: `it could not be written (${code})` };
  }
}
