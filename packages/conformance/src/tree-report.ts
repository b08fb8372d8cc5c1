import type { EntryNode, FieldNode, HeadingNode, RubricTree, TextRun } from '@rubric-lang/syntax';

/** The tree without offsets: every token with its text, then the outline, for a conformance case. Two spaces deep. */
export function treeReport(tree: RubricTree): string {
  const outline = {
    language: tree.language,
    preamble: tree.preamble.map((run) => run.text),
    header: tree.header.map(field),
    columns: tree.columns.map(({ header, parts, sources }) => ({
      header,
      parts,
      sources: sources.map(({ name, source, key }) => [name, source ?? key ?? null]),
    })),
    headings: tree.headings.map(heading),
    blocks: tree.blocks.map(field),
    tokens: tree.tokens.map(
      (token) => `${token.kind} ${JSON.stringify(tree.source.text.slice(token.span.start, token.span.end))}`,
    ),
  };
  return `${JSON.stringify(outline, null, 2)}\n`;

  function heading(node: HeadingNode): unknown {
    return {
      mark: node.mark.text,
      series: node.mark.series,
      values: node.mark.values,
      level: node.level,
      title: words(node.title),
      printed: words(node.printed),
      points:
        node.points === undefined
          ? null
          : {
              kind: node.points.kind,
              points: node.points.points ?? null,
              cap: node.points.cap ?? null,
              text: node.points.text,
            },
      handle: node.handle?.name ?? null,
      entries: node.entries.map(entry),
      fields: node.fields.map(field),
      children: node.children.map(heading),
    };
  }
}

function field(node: FieldNode): unknown {
  return {
    name: node.name,
    key: node.key ?? null,
    role: node.role,
    argument: node.argument ?? null,
    value: words(node.value),
    entries: node.entries.map(entry),
  };
}

function entry(node: EntryNode): unknown {
  return [node.mark?.text ?? '-', words(node.text)];
}

function words(run: TextRun | undefined): string | null {
  return run?.text ?? null;
}
