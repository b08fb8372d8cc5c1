import type { FileProblem } from './host.ts';
import type { Session } from './session.ts';

export interface FilesFound {
  readonly paths: readonly string[];
  readonly problems: readonly FileProblem[];
}

/**
 * The files that arguments name: a file is itself, a folder everything in it that ends so, and a pattern
 * whatever matches. A file whose name holds a pattern's marks is a file. Each path once, in the order given.
 */
export async function filesNamed(
  session: Session,
  given: readonly string[],
  endings: readonly string[],
): Promise<FilesFound> {
  const { host } = session;
  const paths = new Set<string>();
  const problems: FileProblem[] = [];
  for (const path of given) {
    if (host.isFolder(path)) {
      const inside = host.filesUnder(path, endings);
      for (const one of inside) paths.add(one);
      if (inside.length === 0) {
        problems.push({
          kind: 'file-problem',
          path,
          message: {
            zh: `这个文件夹里没有 ${endings.join('、')} 文件`,
            en: `there is no ${endings.join(' or ')} file in this folder`,
          },
        });
      }
    } else if (!host.exists(path) && /[*?{[]/.test(path)) {
      const found = await host.filesLike(path);
      for (const one of found) paths.add(one);
      if (found.length === 0) {
        problems.push({
          kind: 'file-problem',
          path,
          message: { zh: '没有符合的文件', en: 'nothing matches' },
        });
      }
    } else {
      paths.add(path);
    }
  }
  return { paths: [...paths], problems };
}
