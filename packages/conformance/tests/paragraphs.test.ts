import { readdirSync } from 'node:fs';
import type { ReadingContext } from '@rubric-lang/sentences';
import { describe, expect, test } from 'vitest';
import { generateClauses } from '../src/clause-generator.ts';
import { bulletsOf, twoLayouts, unseenCells } from '../src/paragraph.ts';
import { readTruth, truthSlugs } from '../src/truth.ts';

/** Compiling every cell twice takes a while; without this one cell in three is compared. */
const full = process.env['RUBRIC_FULL'] === '1';

const context: ReadingContext = { language: 'zh-CN', categories: [], scales: [], quantities: [], role: 'ordinary' };

/** Cells whose layout says something, by their first words. */
const layoutMatters: readonly string[] = [
  // 最多加1分 behind two clauses joined by a comma is asked; in a bullet of its own clause it is clear.
  '人员配置数量满足招标文件最低要求得2分',
  // …直接定为不合格工作面，本项记0分 is one rule with two effects; the second has no words of its own.
  '空顶作业直接定为不合格工作面',
];

function differing(cells: readonly { readonly cell: string; readonly rules: readonly string[] }[]): readonly string[] {
  return cells.flatMap(({ cell, rules }) => {
    if (layoutMatters.some((words) => cell.startsWith(words))) return [];
    const lines = bulletsOf(cell, rules);
    if (lines === null) return [`not cut: ${cell}`];
    const { paragraph, bullets } = twoLayouts(cell, lines, context);
    const same = paragraph.arithmetic === bullets.arithmetic && paragraph.question === bullets.question;
    return same
      ? []
      : [
          `${cell}\n${lines.join('\n')}\n${paragraph.question}${paragraph.arithmetic}\n${bullets.question}${bullets.arithmetic}`,
        ];
  });
}

describe('one pasted paragraph and one bullet a rule give the same rules', () => {
  test.each(truthSlugs)('%s', (slug) => {
    const cells = readTruth(slug).items.flatMap(({ ruleCell, cellText, rules }) => {
      const cell = ruleCell ?? cellText;
      return cell === null || rules.length === 0 ? [] : [{ cell, rules: rules.map(({ text }) => text) }];
    });
    expect(differing(cells)).toEqual([]);
  });

  const unseen = readdirSync(new URL('../fixtures/unseen/', import.meta.url)).flatMap((file) =>
    file.endsWith('.rubric') ? [file.slice(0, -'.rubric'.length)] : [],
  );
  test.each(unseen)('%s', (name) => {
    const cells = unseenCells(name).filter(({ rules }, index) => rules.length > 1 && (full || index % 3 === 0));
    expect(cells.length).toBeGreaterThan(0);
    expect(differing(cells)).toEqual([]);
  });

  test('generated clauses', () => {
    const clauses = generateClauses(800, 11).filter(
      ({ needsPrevious, doubtful, text, name }) =>
        !needsPrevious &&
        !doubtful &&
        /^(?:plain|each|guard|requirement|one without|count)/.test(name) &&
        !/[,;(]/.test(text),
    );
    const cells = Array.from({ length: 20 }, (_, index) => {
      const rules = clauses.slice(index * 3, index * 3 + 3).map(({ text }) => text);
      return { cell: `${rules.join(index % 2 === 0 ? '；' : '。')}。`, rules };
    });
    expect(differing(cells)).toEqual([]);
  });
});
