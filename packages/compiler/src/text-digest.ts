import type { Span } from '@rubric-lang/diagnostics';
import { sha256 } from '@rubric-lang/model';
import type { RubricTree } from '@rubric-lang/syntax';

/** The digest of a file's words, as printed on paper: without BOM, 名册 and comments, every line ended by LF. */
export function textDigest({ source, tokens, blocks, header }: RubricTree): string {
  const { text, lineStarts } = source;
  const left: readonly Span[] = [
    ...tokens.filter((it) => it.kind === 'comment').map((it) => it.span),
    ...[...header, ...blocks].filter((it) => it.key === 'names').map((it) => it.span),
  ];
  const lines = lineStarts.flatMap((start, line) => {
    const end = lineStarts[line + 1] ?? text.length;
    const written = text
      .slice(start, end)
      .replace(/[\r\n]+$/, '')
      .replace(/^\ufeff/, '');
    const skipped = left.some((it) => it.start < end && it.end > start && written.trim() !== '');
    // Blank lines mean nothing in a file and print as nothing.
    return skipped || written.trim() === '' ? [] : [written.replace(/\s+$/, '')];
  });
  return sha256(lines.join('\n'));
}
