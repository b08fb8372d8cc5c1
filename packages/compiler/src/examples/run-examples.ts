import { diagnosticKind, type Diagnostic } from '@rubric-lang/diagnostics';
import { cohort, score, standings } from '@rubric-lang/evaluator';
import { itemsOf, pointsText, type Example, type Item, type Milli, type Rubric, type ScoreSheet } from '@rubric-lang/model';
import { foldWords } from '../read/words.ts';

interface Facts {
  readonly name: string;
  readonly what: string;
  readonly expected: string;
  readonly found: string;
  /** What each clause contributed, item by item, where anything was lost or is open. */
  readonly contributions: readonly string[];
}

const exampleFails = diagnosticKind<Facts>({
  code: 'example-fails',
  name: '样例不符',
  severity: 'error',
  message: ({ name, what, expected, found }) => ({ zh: `样例“${name}”的${what}写的是${expected}，按本表算出来是${found}。`, en: `Example "${name}": ${what} is given as ${expected}; the rubric comes to ${found}.` }),
  advice: ({ contributions }) => {
    const shown = contributions.slice(0, 12).join('；');
    const more = contributions.length > 12 ? `；另有${String(contributions.length - 12)}项` : '';
    return { zh: contributions.length === 0 ? '各项都是满分。' : `各项：${shown}${more}。`, en: contributions.length === 0 ? 'Every item has its full points.' : `By item: ${shown}${more}.` };
  },
});

const unknownPeer = diagnosticKind<{ readonly name: string; readonly peer: string }>({
  code: 'example-unknown-peer',
  name: '同批里没有这个样例',
  severity: 'error',
  message: ({ name, peer }) => ({ zh: `样例“${name}”的同批里有“${peer}”，没有这个样例。`, en: `Example "${name}" names "${peer}" as its peer; there is no such example.` }),
});

/** Runs every example of the rubric and says which do not come to what they say, with what each clause contributed. */
export function runExamples(rubric: Rubric): readonly Diagnostic[] {
  return rubric.examples.flatMap((example) => runExample(example, rubric));
}

function runExample(example: Example, rubric: Rubric): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const place = { span: example.span };
  const names = example.peers ?? [example.name];
  const peers = names.flatMap((name) => rubric.examples.find((it) => it.name === name) ?? []);
  for (const peer of names) if (!rubric.examples.some((it) => it.name === peer)) found.push(unknownPeer(place, { name: example.name, peer }));
  const subjects = peers.map((it) => it.facts);
  const statistics = cohort(rubric, subjects);
  const sheets = standings(rubric, subjects, subjects.map((facts) => score(rubric, facts, statistics)));
  const sheet = sheets[peers.indexOf(example)] ?? score(rubric, example.facts, statistics);
  const fails = (what: string, expected: string, result: string, items: readonly Item[]): void => {
    found.push(exampleFails(place, { name: example.name, what, expected, found: result, contributions: contributionsOf(sheet, items, rubric) }));
  };
  const all = itemsOf(rubric.sections);
  if (example.total !== null && !sheet.disqualified && (sheet.total.least !== example.total || sheet.total.most !== example.total)) {
    fails('总分', `${pointsText(example.total)}分`, rangeText(sheet.total), all);
  }
  for (const [key, points] of Object.entries(example.items)) {
    const item = all.find((it) => it.key === key);
    const result = sheet.items.find((it) => it.item === key);
    if (item !== undefined && result !== undefined && (result.score.least !== points || result.score.most !== points)) fails(`“${item.mark}${item.title}”得分`, `${pointsText(points)}分`, rangeText(result.score), [item]);
  }
  if (example.grade !== null && foldWords(sheet.grade ?? '') !== foldWords(example.grade)) fails('等次', example.grade, sheet.grade ?? '定不下来', all);
  if (example.verdict !== undefined && !hasVerdict(sheet, example.verdict, rubric)) fails('结论', example.verdict, sheet.disqualified ? '取消资格' : '没有取消资格', all);
  return found;
}

/** Does a clause that counted say the verdict in these words? */
function hasVerdict(sheet: ScoreSheet, words: string, rubric: Rubric): boolean {
  const said = sheet.verdicts.map((id) => {
    const [item, clause] = id.includes('/') ? [id.slice(0, id.lastIndexOf('/')), id.slice(id.lastIndexOf('/') + 1)] : [null, id];
    const clauses = item === null ? (rubric.verdicts?.clauses ?? []) : (itemsOf(rubric.sections).find((it) => it.key === item)?.clauses ?? []);
    return clauses.find((it) => it.key === clause)?.text ?? '';
  });
  return said.some((it) => foldWords(it).includes(foldWords(words)));
}

function rangeText({ least, most }: { readonly least: Milli; readonly most: Milli }): string {
  return least === most ? `${pointsText(least)}分` : `${pointsText(least)}—${pointsText(most)}分（还有待评）`;
}

function contributionsOf(sheet: ScoreSheet, items: readonly Item[], rubric: Rubric): readonly string[] {
  return sheet.items.flatMap((result): readonly string[] => {
    const item = items.find((it) => it.key === result.item);
    if (item === undefined) return [];
    const full = item.points ?? 0;
    const name = `${item.mark}${item.title === '' ? item.key : item.title}`;
    if (result.score.least === full && result.score.most === full) return [];
    const facts = [...item.facts, ...rubric.facts];
    const pending = result.pending.map((ref) => facts.find((it) => it.key === ref.fact)?.label ?? ref.fact);
    const clauses = result.clauses.flatMap(({ clause, points, count }) => {
      const text = item.clauses.find((it) => it.key === clause)?.text ?? clause;
      return points === null || points === 0 ? [] : [`“${shortened(text)}”${count !== null && count > 1 ? `${String(count)}次` : ''}${points > 0 ? '+' : ''}${pointsText(points)}`];
    });
    return [`${name}${rangeText(result.score)}${clauses.length === 0 ? '' : `（${clauses.join('，')}）`}${result.zeroed ? '（不得分）' : ''}${pending.length === 0 ? '' : `（待评：${pending.map(shortened).join('、')}）`}`];
  });
}

function shortened(text: string): string {
  const characters = [...text.replace(/\s+/g, '')];
  return characters.length > 16 ? `${characters.slice(0, 15).join('')}…` : characters.join('');
}
