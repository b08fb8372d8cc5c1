import type { Fix } from '@rubric-lang/diagnostics';
import type { BlockGrammar } from '@rubric-lang/grammar';
import type { RubricTree } from '@rubric-lang/syntax';

/** Declares a name under 数据: one more line of the block, or a block of its own at the end of the file. */
export function declaration(name: string, { blocks, source }: RubricTree, { data }: BlockGrammar): Fix {
  const line = `- ${name}：${data.number}`;
  const block = blocks.find((it) => it.key === 'data');
  const at = block?.span.end ?? source.text.length;
  const gap = source.text.endsWith('\n') ? '\n' : '\n\n';
  const text = block === undefined ? `${gap}${data.block}：\n${line}\n` : `\n${line}`;
  return {
    title: { zh: `在“${data.block}”里写明“${name}”`, en: `declare "${name}"` },
    edits: [{ span: { start: at, end: at }, text }],
    safe: false,
  };
}
