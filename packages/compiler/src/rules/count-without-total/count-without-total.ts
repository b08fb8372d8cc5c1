import { diagnosticKind } from '@rubric-lang/diagnostics';
import { itemsOf } from '@rubric-lang/model';
import { countedSetsOf, escaped, type CountedSet } from '../../analysis/counted-sets.ts';
import { measuredNumbersIn } from '../../analysis/measured-number.ts';
import { short } from '../../analysis/places.ts';
import { wordingOf, type Wording } from '../../analysis/wording.ts';
import { checkOf } from '../../check.ts';

interface Facts {
  readonly rule: string;
  readonly object: string;
  readonly list: string;
}

const report = diagnosticKind<Facts>({
  code: 'count-without-total',
  name: '应有几个没写',
  severity: 'hint',
  message: ({ rule, object, list }) => ({
    zh: `“${rule}”按个数扣，“${list}”算几个“${object}”，各人数法不同。`,
    en: `"${rule}" counts, but how many ${object} are "${list}"? People will count differently.`,
  }),
  advice: ({ object }) => ({ zh: `在要求里写明共有几个${object}，例如“……等3项制度”。`, en: 'Say how many there are.' }),
});

/** A count of what is missing from things that are named side by side and never numbered. */
export const countWithoutTotal = checkOf(report, (context) => {
  const wording = wordingOf(context.draft.language);
  if (wording === null) return [];
  return itemsOf(context.draft.sections).flatMap((item) =>
    countedSetsOf(context, item).flatMap((set) => {
      const list = listOf(set, wording);
      return list === null ? [] : [report({ span: set.clause.span }, { rule: short(set.clause.reading.text), object: set.object, list: short(list, 30) })];
    }),
  );
});

/** The words that name the things, when they name several and no number says how many. */
function listOf({ each, object, texts }: CountedSet, wording: Wording): string | null {
  if (object === '' || each.requirement !== null) return null;
  const marks = wording.pattern(wording.grammar.listMarks);
  for (const { text } of texts) {
    const { folded } = wording.read(text);
    const at = folded.search(new RegExp(escaped(object), 'u'));
    if (at < 0) continue;
    const numbers = measuredNumbersIn(text, wording);
    if (numbers.some(({ unit, op, segment }) => each.units.includes(unit) && (op !== null || segment.includes(object)))) return null;
    const segment = segmentAround(folded, at);
    // 等 leaves the list open, which is another report.
    if (marks.test(segment) && !wording.pattern(wording.grammar.openList).test(segment)) return segment;
  }
  return null;
}

function segmentAround(text: string, at: number): string {
  let start = at;
  while (start > 0 && !'，；。\n'.includes(text[start - 1] ?? '')) start -= 1;
  let end = at;
  while (end < text.length && !'，；。\n'.includes(text[end] ?? '')) end += 1;
  return text.slice(start, end);
}
