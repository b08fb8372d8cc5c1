import { diagnosticKind, type Diagnostic, type Fix, type Span } from '@rubric-lang/diagnostics';
import { bandName, bandsOf, edgeText, pointsOf, type Band } from '../../analysis/bands.ts';
import { escaped } from '../../analysis/counted-sets.ts';
import { overlapOf } from '../../analysis/edges.ts';
import { wordingOf, type Wording } from '../../analysis/wording.ts';
import { checkOf } from '../../check.ts';

interface Facts {
  readonly below: string;
  readonly above: string;
  /** `80`, or `80` and `85`. */
  readonly from: string;
  readonly to: string | null;
}

const report = diagnosticKind<Facts>({
  code: 'grade-overlap',
  name: '等次重叠',
  severity: 'warning',
  message: ({ below, above, from, to }) => ({
    zh: `“${above}”和“${below}”都包括${to === null ? `${from}分，正好${from}分时` : `${from}—${to}分，这一段`}算哪一档？`,
    en: `"${above}" and "${below}" both hold ${to === null ? `${from}: which is a total of exactly ${from}` : `${from} to ${to}: which is it there`}?`,
  }),
  advice: ({ from, to }) => ({
    zh: to === null ? `“以上”“以下”都含本数；下一档写“不满${from}分”。` : '核对两档的起止分数。',
    en:
      to === null
        ? `Both words include the number; write "below ${from}" for the lower grade.`
        : 'Check where the two grades begin and end.',
  }),
});

/** Totals that two grades both hold. */
export const gradeOverlap = checkOf(report, ({ draft, tree }) => {
  const bands = bandsOf(draft);
  const wording = wordingOf(draft.language);
  const repair = (band: Band, at: string): readonly Fix[] =>
    wording === null ? [] : leaveOut(tree.source.text, band.grade.span, at, wording);
  return bands.flatMap((band, at) => {
    const next = bands[at + 1];
    return next === undefined ? [] : between(band, next, repair);
  });
});

function between(below: Band, above: Band, repair: (band: Band, at: string) => readonly Fix[]): readonly Diagnostic[] {
  const shared = overlapOf(below.stretch, above.stretch);
  if (shared === null) return [];
  const [from, to] =
    shared.kind === 'point' ? [pointsOf(shared.at), null] : [edgeText(shared.low), edgeText(shared.high)];
  const related =
    above.grade.span.start === below.grade.span.start
      ? []
      : [{ span: above.grade.span, message: { zh: '上一档', en: 'the grade above' } }];
  return [
    report(
      { span: below.grade.span, related, fixes: to === null && from !== '' ? repair(below, from) : [] },
      { below: bandName(below), above: bandName(above), from: from === '' ? '0' : from, to },
    ),
  ];
}

/** 60分以下 becomes 不满60分: the lower of the two gives way, as 以上 says. */
function leaveOut(source: string, { start, end }: Span, at: string, wording: Wording): readonly Fix[] {
  const read = wording.read(source.slice(start, end));
  const match = wording.pattern(wording.grammar.gradeBelow.replace('{points}', escaped(at))).exec(read.folded);
  if (match === null) return [];
  const place = read.written(match.index, match.index + match[0].length);
  const text = wording.grammar.insert.belowEdge.replace('{points}', at);
  return [
    {
      title: { zh: `改为“${text}”`, en: `write "${text}"` },
      edits: [{ span: { start: start + place.from, end: start + place.to }, text }],
      // The author may mean the other grade to give way.
      safe: false,
    },
  ];
}
