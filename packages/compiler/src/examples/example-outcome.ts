import type { Localized } from '@rubric-lang/diagnostics';
import { cohort, score, standings } from '@rubric-lang/evaluator';
import {
  itemsOf,
  pointsText,
  type Example,
  type Item,
  type Milli,
  type Rubric,
  type ScoreSheet,
} from '@rubric-lang/model';
import { foldWords } from '../read/words.ts';

/** What an example comes to, and where that is not what it says. */
export interface ExampleOutcome {
  readonly example: Example;
  /** Among the examples of its 同批, else on its own. */
  readonly sheet: ScoreSheet;
  /** Empty: it holds. */
  readonly differences: readonly ExampleDifference[];
  /** Names in 同批 that no example has. */
  readonly unknownPeers: readonly string[];
}

export interface ExampleDifference {
  /** 总分, 等次, 结论, or an item's points. */
  readonly what: Localized;
  readonly expected: Localized;
  readonly found: Localized;
  /** Key of the item it is about; null: of the whole. */
  readonly item: string | null;
}

/** Works an example out. The rubric has to compute. */
export function exampleOutcome(example: Example, rubric: Rubric): ExampleOutcome {
  const names = example.peers ?? [example.name];
  const peers = names.flatMap((name) => rubric.examples.find((it) => it.name === name) ?? []);
  const subjects = peers.map((it) => it.facts);
  const statistics = cohort(rubric, subjects);
  const sheets = standings(
    rubric,
    subjects,
    subjects.map((facts) => score(rubric, facts, statistics)),
  );
  const sheet = sheets[peers.indexOf(example)] ?? score(rubric, example.facts, statistics);
  return {
    example,
    sheet,
    differences: differencesOf(example, sheet, rubric),
    unknownPeers: names.filter((name) => !rubric.examples.some((it) => it.name === name)),
  };
}

function differencesOf(example: Example, sheet: ScoreSheet, rubric: Rubric): readonly ExampleDifference[] {
  const found: ExampleDifference[] = [];
  if (
    example.total !== null &&
    !sheet.disqualified &&
    (sheet.total.least !== example.total || sheet.total.most !== example.total)
  ) {
    found.push({
      what: { zh: '总分', en: 'total' },
      expected: inPoints(example.total),
      found: rangeText(sheet.total),
      item: null,
    });
  }
  const all = itemsOf(rubric.sections);
  for (const [key, points] of Object.entries(example.items)) {
    const item = all.find((it) => it.key === key);
    const result = sheet.items.find((it) => it.item === key);
    if (item === undefined || result === undefined || (result.score.least === points && result.score.most === points))
      continue;
    found.push({
      what: { zh: `“${nameOf(item)}”得分`, en: `points of "${nameOf(item)}"` },
      expected: inPoints(points),
      found: rangeText(result.score),
      item: key,
    });
  }
  if (example.grade !== null && foldWords(sheet.grade ?? '') !== foldWords(example.grade)) {
    found.push({
      what: { zh: '等次', en: 'grade' },
      expected: { zh: example.grade, en: example.grade },
      found: sheet.grade === null ? { zh: '定不下来', en: 'open' } : { zh: sheet.grade, en: sheet.grade },
      item: null,
    });
  }
  if (example.verdict !== undefined && !hasVerdict(sheet, example.verdict, rubric)) {
    const verdict = sheet.disqualified
      ? { zh: '取消资格', en: 'disqualified' }
      : { zh: '没有取消资格', en: 'not disqualified' };
    found.push({
      what: { zh: '结论', en: 'verdict' },
      expected: { zh: example.verdict, en: example.verdict },
      found: verdict,
      item: null,
    });
  }
  return found;
}

/** Does a clause that counted say the verdict in these words? */
function hasVerdict(sheet: ScoreSheet, words: string, rubric: Rubric): boolean {
  const said = sheet.verdicts.map((id) => {
    const [item, clause] = id.includes('/')
      ? [id.slice(0, id.lastIndexOf('/')), id.slice(id.lastIndexOf('/') + 1)]
      : [null, id];
    const clauses =
      item === null
        ? (rubric.verdicts?.clauses ?? [])
        : (itemsOf(rubric.sections).find((it) => it.key === item)?.clauses ?? []);
    return clauses.find((it) => it.key === clause)?.text ?? '';
  });
  return said.some((it) => foldWords(it).includes(foldWords(words)));
}

function nameOf({ mark, title }: Item): string {
  return `${mark}${title}`;
}

function inPoints(points: Milli): Localized {
  return { zh: `${pointsText(points)}分`, en: `${pointsText(points)} points` };
}

function rangeText({ least, most }: { readonly least: Milli; readonly most: Milli }): Localized {
  return least === most
    ? inPoints(least)
    : {
        zh: `${pointsText(least)}—${pointsText(most)}分（还有待评）`,
        en: `${pointsText(least)}—${pointsText(most)} (pending)`,
      };
}
