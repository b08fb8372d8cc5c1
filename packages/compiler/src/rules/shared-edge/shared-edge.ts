import { diagnosticKind, type Diagnostic, type Fix, type Span } from '@rubric-lang/diagnostics';
import { itemsOf, parseRatio, ratioText, type Item, type Ratio } from '@rubric-lang/model';
import type { CompareReading } from '@rubric-lang/sentences';
import { overlapOf, stretchOf, type Stretch } from '../../analysis/edges.ts';
import { short } from '../../analysis/places.ts';
import { readClausesOf } from '../../analysis/read-clauses.ts';
import { spanInRun } from '../../analysis/run-span.ts';
import { runsOf } from '../../analysis/runs.ts';
import { wordingOf, type Wording } from '../../analysis/wording.ts';
import { checkOf, type CheckContext } from '../../check.ts';

interface Facts {
  readonly first: string;
  readonly second: string;
  readonly at: string;
  /** Is it a rule, of which one step counts now? */
  readonly scored: boolean;
  /** More numbers in the same list that two steps hold. */
  readonly others: number;
}

const report = diagnosticKind<Facts>({
  code: 'shared-edge',
  name: '边界两属',
  severity: 'warning',
  message: ({ first, second, at, others }) => ({
    zh: `“${first}”和“${second}”都包括${at}，正好${at}时算哪一档？${others > 0 ? `后面还有${String(others)}处也是这样。` : ''}`,
    en: `"${first}" and "${second}" both hold ${at}: which one counts exactly there?${others > 0 ? ` ${String(others)} more like it follow.` : ''}`,
  }),
  advice: ({ scored, at }) => ({
    zh: `在其中一处写明“${at}（含）”，另一处写“（不含）”或“不满${at}”。${scored ? '现在得分取高的一档，扣分取多的一档。' : ''}`,
    en: `Say "(inclusive)" at one of them, "(exclusive)" or "below ${at}" at the other.${scored ? ' Until then the better award, or the larger deduction, counts.' : ''}`,
  }),
});

interface Step {
  readonly words: string;
  readonly span: Span;
  readonly subject: string;
  readonly unit: string;
  readonly stretch: Stretch;
  readonly explicit: boolean;
  /** Where offsets of the words lie in the file. */
  readonly placeOf: (from: number, to: number) => Span;
}

/** Two steps that meet in a number which both hold, in rules and in standards (2000户以下，2000—3000户). */
export const sharedEdge = checkOf(report, (context) => {
  const wording = wordingOf(context.draft.language);
  const inRules = itemsOf(context.draft.sections).flatMap((item) => meeting(stepsOf(context, item), true, wording));
  if (wording === null) return inRules;
  const seen = new Set(inRules.map(({ span }) => span.start));
  const inTexts = runsOf(context.tree).flatMap(({ run }) =>
    meeting(
      stepsIn(run.text, (from, to) => spanInRun(run, from, to), wording),
      false,
      wording,
    ),
  );
  const scored = itemsOf(context.draft.sections).flatMap((item) =>
    context.textsOf(item.key).flatMap((text) => text.reading.clauses.map((it) => text.spanOf(it.from, it.to))),
  );
  return [
    ...inRules,
    ...inTexts.filter(
      ({ span }) => !seen.has(span.start) && !scored.some((it) => it.start <= span.start && span.end <= it.end),
    ),
  ];
});

function meeting(steps: readonly Step[], scored: boolean, wording: Wording | null): readonly Diagnostic[] {
  const meets = steps.flatMap((step, at) => {
    const other = steps
      .slice(at + 1)
      .find((it) => isSameScale(it, step) && overlapOf(it.stretch, step.stretch)?.kind === 'point');
    const shared = other === undefined ? null : overlapOf(other.stretch, step.stretch);
    return other === undefined || shared?.kind !== 'point' ? [] : [{ step, other, at: shared.at }];
  });
  // One list that is written in one manner (80%—90%, 70%—80%) is one report.
  const lists = new Map<string, Meeting[]>();
  for (const meet of meets) {
    const key = `${meet.step.subject} ${meet.step.unit}`;
    lists.set(key, [...(lists.get(key) ?? []), meet]);
  }
  return [...lists.values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [about(first, others, scored, wording)],
  );
}

interface Meeting {
  readonly step: Step;
  readonly other: Step;
  readonly at: Ratio;
}

function isSameScale(a: Step, b: Step): boolean {
  return a.subject === b.subject && a.unit === b.unit && !a.explicit && !b.explicit;
}

function about(
  { step, other, at }: Meeting,
  others: readonly Meeting[],
  scored: boolean,
  wording: Wording | null,
): Diagnostic {
  const related = [
    { span: step.span, message: { zh: '另一档写在这里', en: 'the other step' } },
    ...others.map((it) => ({
      span: it.other.span,
      message: {
        zh: `正好${ratioText(it.at)}${it.other.unit}时也一样`,
        en: `exactly ${ratioText(it.at)}${it.other.unit} is held twice too`,
      },
    })),
  ];
  const fixes = wording === null || others.length > 0 ? [] : [other, step].flatMap((it) => leaveOut(it, at, wording));
  return report(
    { span: other.span, related, fixes },
    {
      first: short(step.words, 16),
      second: short(other.words, 16),
      at: `${ratioText(at)}${step.unit}`,
      scored,
      others: others.length,
    },
  );
}

function stepsOf(context: CheckContext, item: Item): readonly Step[] {
  let subject = '';
  return readClausesOf(context, item).flatMap(({ reading, span, place }) => {
    if (reading.condition.kind !== 'compare') return [];
    const { condition } = reading;
    if (condition.subject !== '') subject = condition.subject;
    const stretch = stretchOfReading(condition);
    if (stretch === null) return [];
    return [
      {
        words: reading.text,
        span,
        subject: `${subject} ${condition.against ?? ''}`,
        unit: condition.bounds[0]?.number.unit ?? '',
        stretch,
        explicit: condition.bounds.some((it) => it.explicit),
        placeOf: (from, to) => place.spanOf(reading.from + from, reading.from + to),
      },
    ];
  });
}

function stretchOfReading({ bounds }: CompareReading): Stretch | null {
  const placed = bounds.flatMap(({ op, number }) => {
    const at = parseRatio(number.value);
    return at === undefined ? [] : [{ op, at }];
  });
  return placed.length === bounds.length ? stretchOf(placed) : null;
}

/** Steps in a text that is no rule. */
function stepsIn(text: string, spanOf: (from: number, to: number) => Span, wording: Wording): readonly Step[] {
  const read = wording.read(text);
  return [...read.hidden.matchAll(wording.pattern(wording.grammar.tier, 'g'))].flatMap((match) => {
    const { outside, low, high, unit, edge } = match.groups ?? {};
    const from = parseRatio(low ?? '');
    const to = parseRatio(high ?? '');
    if (outside !== undefined || from === undefined || unit === undefined || (to === undefined && edge === undefined))
      return [];
    const below = wording.pattern(wording.grammar.tierBelow).test(edge ?? '');
    const bounds =
      to !== undefined
        ? [
            { op: '>=', at: from },
            { op: '<=', at: to },
          ]
        : [{ op: below ? '<=' : '>=', at: from }];
    const stretch = stretchOf(bounds);
    const place = read.written(match.index, match.index + match[0].length);
    return stretch === null
      ? []
      : [
          {
            words: text.slice(place.from, place.to),
            span: spanOf(place.from, place.to),
            subject: '',
            unit,
            stretch,
            explicit: false,
            placeOf: (start: number, end: number) => spanOf(place.from + start, place.from + end),
          },
        ];
  });
}

/** （不含） after the number in one of the two: which, is for the author to say. */
function leaveOut({ words, unit, placeOf }: Step, at: Ratio, { grammar }: Wording): readonly Fix[] {
  const number = `${ratioText(at)}${unit}`;
  const found = words.indexOf(number);
  if (found < 0) return [];
  const { end } = placeOf(found, found + number.length);
  return [
    {
      title: { zh: `“${short(words, 12)}”不含${number}`, en: `leave ${number} out of "${short(words, 12)}"` },
      edits: [{ span: { start: end, end }, text: grammar.insert.exclude }],
      safe: false,
    },
  ];
}
