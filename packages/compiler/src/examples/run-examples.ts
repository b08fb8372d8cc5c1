import { diagnosticKind, type Diagnostic, type Localized } from '@rubric-lang/diagnostics';
import {
  itemsOf,
  pointsText,
  type Example,
  type Item,
  type Milli,
  type Rubric,
  type ScoreSheet,
} from '@rubric-lang/model';
import { exampleOutcome } from './example-outcome.ts';

interface Facts {
  readonly name: string;
  readonly what: Localized;
  readonly expected: Localized;
  readonly found: Localized;
  /** What each clause contributed, item by item, where anything was lost or is open. */
  readonly contributions: readonly Localized[];
}

const exampleFails = diagnosticKind<Facts>({
  code: 'example-fails',
  name: '样例不符',
  severity: 'error',
  message: ({ name, what, expected, found }) => ({
    zh: `样例“${name}”的${what.zh}写的是${expected.zh}，按本表算出来是${found.zh}。`,
    en: `Example "${name}": ${what.en} is given as ${expected.en}; the rubric comes to ${found.en}.`,
  }),
  advice: ({ contributions }) => {
    if (contributions.length === 0) return { zh: '各项都是满分。', en: 'Every item has its full points.' };
    const shown = contributions.slice(0, 12);
    const more = contributions.length - shown.length;
    return {
      zh: `各项：${[...shown.map((it) => it.zh), ...(more > 0 ? [`另有${String(more)}项`] : [])].join('；')}。`,
      en: `By item: ${[...shown.map((it) => it.en), ...(more > 0 ? [`${String(more)} more`] : [])].join('; ')}.`,
    };
  },
});

const unknownPeer = diagnosticKind<{ readonly name: string; readonly peer: string }>({
  code: 'example-unknown-peer',
  name: '同批里没有这个样例',
  severity: 'error',
  message: ({ name, peer }) => ({
    zh: `样例“${name}”的同批里有“${peer}”，没有这个样例。`,
    en: `Example "${name}" names "${peer}" as its peer; there is no such example.`,
  }),
});

/** Runs every example of the rubric and says which do not come to what they say, with what each clause contributed. */
export function runExamples(rubric: Rubric): readonly Diagnostic[] {
  return rubric.examples.flatMap((example) => runExample(example, rubric));
}

function runExample(example: Example, rubric: Rubric): readonly Diagnostic[] {
  const place = { span: example.span };
  const { sheet, differences, unknownPeers } = exampleOutcome(example, rubric);
  const all = itemsOf(rubric.sections);
  return [
    ...unknownPeers.map((peer) => unknownPeer(place, { name: example.name, peer })),
    ...differences.map(({ what, expected, found, item }) => {
      const contributions = contributionsOf(sheet, item === null ? all : all.filter(({ key }) => key === item), rubric);
      return exampleFails(place, { name: example.name, what, expected, found, contributions });
    }),
  ];
}

function rangeText({ least, most }: { readonly least: Milli; readonly most: Milli }): Localized {
  const range = least === most ? pointsText(least) : `${pointsText(least)}—${pointsText(most)}`;
  return least === most ? { zh: `${range}分`, en: range } : { zh: `${range}分（还有待评）`, en: `${range} (pending)` };
}

function contributionsOf(sheet: ScoreSheet, items: readonly Item[], rubric: Rubric): readonly Localized[] {
  return sheet.items.flatMap((result): readonly Localized[] => {
    const item = items.find((it) => it.key === result.item);
    if (item === undefined) return [];
    const full = item.points ?? 0;
    const name = `${item.mark}${item.title === '' ? item.key : item.title}`;
    if (result.score.least === full && result.score.most === full) return [];
    const facts = [...item.facts, ...rubric.facts];
    const pending = result.pending.map((ref) => facts.find((it) => it.key === ref.fact)?.label ?? ref.fact);
    const clauses = result.clauses.flatMap(({ clause, points, count }) => {
      const text = item.clauses.find((it) => it.key === clause)?.text ?? clause;
      return points === null || points === 0
        ? []
        : [{ text: shortened(text), times: count ?? 1, change: `${points > 0 ? '+' : ''}${pointsText(points)}` }];
    });
    const score = rangeText(result.score);
    const zh = clauses.map((it) => `“${it.text}”${it.times > 1 ? `${String(it.times)}次` : ''}${it.change}`);
    const en = clauses.map((it) => `"${it.text}"${it.times > 1 ? ` ×${String(it.times)}` : ''} ${it.change}`);
    return [
      {
        zh: `${name}${score.zh}${zh.length === 0 ? '' : `（${zh.join('，')}）`}${result.zeroed ? '（不得分）' : ''}${pending.length === 0 ? '' : `（待评：${pending.map(shortened).join('、')}）`}`,
        en: `${name}: ${score.en}${en.length === 0 ? '' : ` (${en.join(', ')})`}${result.zeroed ? ' (scores 0)' : ''}${pending.length === 0 ? '' : ` (pending: ${pending.map(shortened).join(', ')})`}`,
      },
    ];
  });
}

function shortened(text: string): string {
  const chinese = /[\u3400-\u9fff]/.test(text);
  const characters = [...text.replace(/\s+/g, chinese ? '' : ' ')];
  const most = chinese ? 16 : 40;
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : characters.join('');
}
