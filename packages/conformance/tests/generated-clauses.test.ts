import { describe, expect, test } from 'vitest';
import { readScoringText } from '@rubric-lang/sentences';
import { drawFrom, generateClauses, type GeneratedClause } from '../src/clause-generator.ts';
import { generatedContext, outcomeOf, readAlone } from '../src/generated-outcome.ts';

const full = process.env['RUBRIC_FULL'] === '1';
const seeds = full ? [1, 2, 3, 4, 5, 6, 7, 8] : [1];
const clauses = seeds.flatMap((seed) => generateClauses(1000, seed));

describe('a thousand generated clauses', () => {
  test('every pair of condition and effect, of effect and modifier is among them', () => {
    const pairs = new Set(generateClauses(1000, 1).map(({ name }) => name));
    expect(pairs.size).toBeGreaterThan(600);
  });

  test('as bullets are read back to what generated them', () => {
    const wrong = clauses.flatMap((clause) => {
      const { outcome, found } = readAlone(clause);
      return outcome === 'misread' || outcome === 'unread'
        ? [`${outcome} ${clause.name}: ${clause.text} ${found}`]
        : [];
    });
    expect(wrong).toEqual([]);
  });

  test('as paragraphs are read as the bullets are', () => {
    const draw = drawFrom(7);
    const plain = clauses.filter(standsAlone);
    const wrong: string[] = [];
    for (let from = 0; from + 3 <= plain.length; from += 3) {
      const three = plain.slice(from, from + 3);
      const half = three.some(({ text }) => /[,;]/.test(text));
      const mark = draw(2) === 0 ? (half ? ';' : '；') : '。';
      const paragraph = `${three.map(({ text }) => text).join(mark)}。`;
      const read = readScoringText(paragraph, generatedContext).clauses;
      const outcomes = three.map((clause, index) => {
        const own = read[index];
        return own === undefined ? 'missing' : outcomeOf(clause, own);
      });
      if (read.length !== three.length || outcomes.some((outcome) => outcome !== 'right' && outcome !== 'asked'))
        wrong.push(`${outcomes.join()} ${paragraph}`);
    }
    expect(wrong).toEqual([]);
  });
});

/** Clauses that work on others, or join with others to one rule (ladders, ranks, 首次 and 第二次), change in company. */
function standsAlone({ needsPrevious, name, doubtful }: GeneratedClause): boolean {
  return (
    !needsPrevious &&
    !doubtful &&
    !/^(?:rank|mean|comparison|range|step|first time|second time|count at least|several|kind of subject)|highest only|of this item/.test(
      name,
    )
  );
}
