import type { Localized } from '@rubric-lang/diagnostics';

/** How the bytes of a text file spell its characters. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

export type Decoded =
  | { readonly kind: 'text'; readonly text: string; readonly encoding: Encoding; readonly marked: boolean }
  | { readonly kind: 'no-text'; readonly message: Localized };

/**
 * Reads the bytes of a text file: UTF-8 with or without a byte order mark, UTF-16 of either order, and
 * GB18030, which is what older Chinese programs write. Guesses only where the bytes leave no doubt, and
 * says what a file is that holds no text. The mark is taken off.
 */
export function decode(bytes: Uint8Array): Decoded {
  for (const { mark, encoding } of marks) {
    if (!mark.every((byte, index) => bytes[index] === byte)) continue;
    const text = strictly(encoding, bytes.subarray(mark.length));
    return text === undefined || !isText(text) ? damaged() : { kind: 'text', text, encoding, marked: true };
  }
  const office = signatures.find(({ signature }) => signature.every((byte, index) => bytes[index] === byte));
  if (office) return { kind: 'no-text', message: office.message };

  const utf8 = strictly('utf-8', bytes);
  if (utf8 !== undefined && isText(utf8)) return { kind: 'text', text: utf8, encoding: 'utf-8', marked: false };

  const wide = unmarkedUtf16(bytes);
  if (wide) return wide;

  const broken = brokenUtf8(bytes);
  if (broken) return broken;

  const gb = utf8 === undefined ? strictly('gb18030', bytes) : undefined;
  if (gb !== undefined && isText(gb)) return { kind: 'text', text: gb, encoding: 'gb18030', marked: false };
  return damaged();
}

const marks: readonly { readonly mark: readonly number[]; readonly encoding: Encoding }[] = [
  { mark: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { mark: [0xff, 0xfe], encoding: 'utf-16le' },
  { mark: [0xfe, 0xff], encoding: 'utf-16be' },
];

const signatures: readonly { readonly signature: readonly number[]; readonly message: Localized }[] = [
  {
    signature: [0x50, 0x4b, 0x03, 0x04],
    message: {
      zh: '这是 Word、Excel 或 WPS 的文件（或压缩包），不是文本。请打开它，把内容复制到记事本，另存为 UTF-8 文本',
      en: 'this is a Word, Excel or WPS document (or an archive), not text; open it, copy its content into a text editor and save that as UTF-8',
    },
  },
  {
    signature: [0xd0, 0xcf, 0x11, 0xe0],
    message: {
      zh: '这是旧版 Word、Excel 或 WPS 的文件，不是文本。请打开它，把内容复制到记事本，另存为 UTF-8 文本',
      en: 'this is an old Word, Excel or WPS document, not text; open it, copy its content into a text editor and save that as UTF-8',
    },
  },
  {
    signature: [0x25, 0x50, 0x44, 0x46],
    message: {
      zh: '这是 PDF 文件，不是文本。请把里面的文字复制到记事本，另存为 UTF-8 文本',
      en: 'this is a PDF, not text; copy its words into a text editor and save that as UTF-8',
    },
  },
];

function strictly(encoding: Encoding, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Text may hold soft returns and the like, but hardly any other control characters, and no NUL. */
function isText(text: string): boolean {
  if (text.includes('\0')) return false;
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  const controls = text.match(/[\u0001-\u0008\u000e-\u0019\u001b-\u001f]/g)?.length ?? 0;
  return controls * 100 <= text.length;
}

/** UTF-16 without a mark shows in its line ends and marks: zero bytes that stand all on one side. */
function unmarkedUtf16(bytes: Uint8Array): Decoded | undefined {
  if (bytes.length % 2 !== 0) return undefined;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < bytes.length; at += 2) {
    if (bytes[at] === 0) even += 1;
    if (bytes[at + 1] === 0) odd += 1;
  }
  if (even === 0 && odd === 0) return undefined;
  const encoding = odd > even ? 'utf-16le' : 'utf-16be';
  const text = strictly(encoding, bytes);
  if (text === undefined || !isText(text)) return undefined;
  const familiar = text.match(/[\s\u0021-\u007e\u3000-\u303f\u4e00-\u9fff\uff00-\uffef—…“”‘’]/g)?.length ?? 0;
  return familiar * 10 >= text.length * 9 ? { kind: 'text', text, encoding, marked: false } : undefined;
}

/** UTF-8 with a few bad bytes must not be taken for GB18030, which would make every word another one. */
function brokenUtf8(bytes: Uint8Array): Decoded | undefined {
  const text = new TextDecoder('utf-8').decode(bytes);
  const bad = text.match(/\ufffd/g)?.length ?? 0;
  const han = text.match(/[\u3000-\u9fff\uff00-\uffef]/g)?.length ?? 0;
  if (bad === 0 || han < bad * 3 || text.includes('\0')) return undefined;
  const line = text.slice(0, text.indexOf('\ufffd')).split(/\r\n|\r|\n/).length;
  return {
    kind: 'no-text',
    message: {
      zh: `第${line}行有损坏的字，读不出来。请用记事本打开，改好后另存为 UTF-8`,
      en: `line ${line} holds damaged characters; mend them in a text editor and save the file as UTF-8`,
    },
  };
}

function damaged(): Decoded {
  return {
    kind: 'no-text',
    message: {
      zh: '里面不是文字，或者已经损坏。请用记事本打开看看，另存为 UTF-8',
      en: 'it does not hold text, or is damaged; look at it in a text editor and save it as UTF-8',
    },
  };
}
