import { readFileSync } from 'node:fs';
import { sourceText } from '@rubric-lang/diagnostics';
import { parse, type HeadingNode } from '@rubric-lang/syntax';
import { itemMeaning, type ItemMeaning } from './item-meaning.ts';
import type { RuleInCell } from './mutants.ts';

/** One text in two layouts: as it was pasted, and with one bullet a rule. */
export interface TwoLayouts {
  readonly paragraph: ItemMeaning;
  readonly bullets: ItemMeaning;
  readonly lines: readonly string[];
}

/**
 * Cuts a cell at its rules, as people cut it: every rule is a bullet, and so is every sentence between rules. Words that
 * a comma joins to a rule (a requirement in front, 取最高 behind) stay in its bullet. null when a rule's words are not in
 * the cell as they stand.
 */
export function bulletsOf(cell: string, rules: readonly string[]): readonly string[] | null {
  const lines: string[] = [];
  let open = '';
  let from = 0;
  for (const rule of rules) {
    const at = cell.indexOf(rule, from);
    if (at < 0) return null;
    for (const piece of cell.slice(from, at).split(/(?<=[。；;])/)) {
      open += piece;
      // A stop ends a bullet, and so does the comma between two rules.
      if (!/[。；;]$|^[，,、\s]*$/.test(piece)) continue;
      lines.push(open);
      open = '';
    }
    open += rule;
    from = at + rule.length;
  }
  lines.push(open + cell.slice(from));
  return lines.map((line) => line.replace(/^[\s，。；、：,;.]+|[\s，。；、,;]+$/g, '')).filter((line) => line !== '');
}

/** Compiles a cell both ways. */
export function twoLayouts(cell: string, lines: readonly string[], context: RuleInCell['context']): TwoLayouts {
  return {
    paragraph: itemMeaning(cell, context),
    bullets: itemMeaning(`\n${lines.map((line) => `- ${line}`).join('\n')}`, context),
    lines,
  };
}

/** The pasted scoring texts of an unseen document, each with the clauses that its honest reading finds in it. */
export function unseenCells(name: string): readonly { readonly cell: string; readonly rules: readonly string[] }[] {
  const folder = new URL('../fixtures/unseen/', import.meta.url);
  const source = readFileSync(new URL(`${name}.rubric`, folder), 'utf8');
  const truth = JSON.parse(readFileSync(new URL(`${name}.truth.json`, folder), 'utf8')) as readonly {
    readonly text: string;
  }[];
  const { tree } = parse(sourceText(`${name}.rubric`, source));
  return tree.headings.flatMap(scoringTexts).map((cell) => {
    const rules: string[] = [];
    let from = 0;
    for (const { text } of truth) {
      const at = cell.indexOf(text, from);
      if (at < 0) continue;
      rules.push(text);
      from = at + text.length;
    }
    return { cell, rules };
  });
}

function scoringTexts(heading: HeadingNode): readonly string[] {
  const own = heading.fields.flatMap((field) =>
    field.role === 'scoring' && field.value !== undefined && field.entries.length === 0 ? [field.value.text] : [],
  );
  return [...own, ...heading.children.flatMap(scoringTexts)];
}
