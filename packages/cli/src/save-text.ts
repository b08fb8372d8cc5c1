import { visible } from '@rubric-lang/diagnostics';
import type { FileProblem, TextFile } from './host.ts';
import { log } from './session.ts';
import type { Session } from './session.ts';

/**
 * Writes a text back to its file as it was spelled: the same encoding, with its mark if it had one. What
 * was GB18030 becomes UTF-8, which is said, for nothing here can spell GB18030.
 */
export function saveText(session: Session, { path, text, encoding, marked }: TextFile): FileProblem | null {
  const whole = marked ? `\ufeff${text}` : text;
  const problem = session.host.write([{ path, content: bytesOf(whole, encoding) }]);
  if (!problem && encoding === 'gb18030') {
    log(session, {
      zh: `${visible(path)} 原来是 GB18030 编码，现已存为 UTF-8。`,
      en: `${visible(path)} was GB18030 and is now UTF-8.`,
    });
  }
  return problem;
}

function bytesOf(text: string, encoding: TextFile['encoding']): string | Uint8Array {
  switch (encoding) {
    case 'utf-8':
    case 'gb18030':
      return text;
    case 'utf-16le':
      return Buffer.from(text, 'utf16le');
    case 'utf-16be':
      return Buffer.from(text, 'utf16le').swap16();
  }
}
