import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode } from './encoding.ts';

const sample = '评分表：基层党建\r\n一、组织领导（2分）\n1.制度建设（2分）\n评分标准：每少1次扣0.5分。\n';

const utf16 = (text: string, big: boolean): Uint8Array => {
  const bytes = Buffer.from(text, 'utf16le');
  return big ? bytes.swap16() : bytes;
};

// GB18030 as old programs write it; Node cannot encode it, so the bytes stand here.
const gb18030 = Uint8Array.from([
  0xc6, 0xc0, 0xb7, 0xd6, 0xb1, 0xed, 0xa3, 0xba, 0xb5, 0xb3, 0xbd, 0xa8, 0x0a, 0xd2, 0xbb, 0xa1, 0xa2, 0xd7, 0xe9,
  0xd6, 0xaf, 0xc1, 0xec, 0xb5, 0xbc, 0xa3, 0xa8, 0x32, 0xb7, 0xd6, 0xa3, 0xa9, 0x0a,
]);

describe('text is read however it is spelled', () => {
  test.each([
    ['UTF-8', Buffer.from(sample), 'utf-8', false],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${sample}`), 'utf-8', true],
    ['UTF-16 LE with a mark', utf16(`\ufeff${sample}`, false), 'utf-16le', true],
    ['UTF-16 BE with a mark', utf16(`\ufeff${sample}`, true), 'utf-16be', true],
    ['UTF-16 LE without', utf16(sample, false), 'utf-16le', false],
    ['UTF-16 BE without', utf16(sample, true), 'utf-16be', false],
    ['plain ASCII', Buffer.from('a: 1\n'), 'utf-8', false],
    ['nothing at all', Buffer.from(''), 'utf-8', false],
  ] as const)('%s', (_, bytes, encoding, marked) => {
    const text = _ === 'plain ASCII' ? 'a: 1\n' : _ === 'nothing at all' ? '' : sample;
    expect(decode(bytes)).toEqual({ kind: 'text', text, encoding, marked });
  });

  test('GB18030', () => {
    expect(decode(gb18030)).toEqual({
      kind: 'text',
      text: '评分表：党建\n一、组织领导（2分）\n',
      encoding: 'gb18030',
      marked: false,
    });
  });

  test('any text of Han, ASCII and line ends comes back from UTF-8', () => {
    const character = fc.oneof(
      fc.integer({ min: 0x4e00, max: 0x9fff }),
      fc.integer({ min: 0x20, max: 0x7e }),
      fc.constant(0x0a),
    );
    fc.assert(
      fc.property(fc.array(character, { maxLength: 200 }), (codes) => {
        const text = String.fromCodePoint(...codes);
        expect(decode(Buffer.from(text))).toMatchObject({ kind: 'text', text });
        expect(decode(Buffer.from(`\ufeff${text}`, 'utf16le'))).toMatchObject({ kind: 'text', text });
      }),
      { numRuns: 200 },
    );
  });
});

describe('what is no text is refused, and told apart', () => {
  test.each([
    ['a Word document', [0x50, 0x4b, 0x03, 0x04, 0x14, 0x00], 'Word'],
    ['an old Word document', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1], '旧版 Word'],
    ['a PDF', [...Buffer.from('%PDF-1.7\n')], 'PDF'],
    ['a picture', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d], '不是文字'],
    ['zero bytes', [0, 0, 0, 0], '不是文字'],
    ['random bytes', [...Array(300).keys()].map((at) => (at * 7919 + 13) & 0xff), '不是文字'],
  ] as const)('%s', (_, bytes, words) => {
    const decoded = decode(Uint8Array.from(bytes));
    expect(decoded).toMatchObject({ kind: 'no-text' });
    expect(decoded.kind === 'no-text' && decoded.message.zh).toContain(words);
  });

  test('UTF-8 with damaged bytes is not taken for GB18030; its line is named', () => {
    const bytes = Buffer.concat([Buffer.from(sample), Buffer.from([0xe5, 0x88, 0x0a]), Buffer.from(sample)]);
    const decoded = decode(bytes);
    expect(decoded.kind === 'no-text' && decoded.message.zh).toContain('第5行有损坏的字');
  });

  test('no bytes make it throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(['text', 'no-text']).toContain(decode(bytes).kind);
      }),
      { numRuns: 300 },
    );
  });
});
