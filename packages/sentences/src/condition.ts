import { readAnyOf } from './beside-numbers.ts';
import { conditionForms, leavesResidue } from './condition-forms.ts';
import { nothing, type ConditionPlace, type ReadCondition } from './condition-place.ts';
import { label, segmentsOf, trim } from './condition-words.ts';
import { readList } from './distribution.ts';
import { withFront } from './front-segments.ts';
import type { Dialect } from './dialect.ts';
import { asideNotes, numberNotes, readPlain } from './plain-question.ts';
import { readRanked } from './ranking.ts';
import type { ConditionReading, NoteReading } from './reading.ts';
import { readUnmet } from './requirement.ts';
import { matchSlots, stretch, type Slots, type Stretch } from './slots.ts';

/** Reads the words in front of an effect. Plain yes/no is always right; a richer form must account for the whole condition. */
export function readCondition(words: Stretch, place: ConditionPlace): ReadCondition {
  const { dialect, categories } = place;
  const { grammar } = dialect;
  const trimmed = trim(words, dialect);
  if (trimmed.visible === '') return nothing;

  const addition = dialect.pattern(grammar.addition).exec(trimmed.visible);
  if (addition !== null) {
    return {
      ...readCondition(stretch(trimmed, addition[0].length, trimmed.visible.length), place),
      addsToPrevious: true,
    };
  }
  const category = [...categories].sort((a, b) => b.length - a.length).find((word) => trimmed.folded.startsWith(word));
  if (category !== undefined) {
    const rest = trim(stretch(trimmed, category.length, trimmed.visible.length), dialect);
    const scope: ConditionReading = { kind: 'category', words: [category] };
    if (rest.visible === '' || dialect.pattern(grammar.categoryTail).test(rest.visible))
      return { ...nothing, condition: scope };
    const separated = dialect
      .pattern(grammar.categoryMark)
      .test(trimmed.visible.slice(category.length, category.length + 1));
    if (separated) {
      const inner = readCondition(rest, place);
      return {
        ...inner,
        condition: inner.condition.kind === 'none' ? scope : { kind: 'all', of: [scope, inner.condition] },
        alternatives: inner.alternatives.map((other) => ({
          ...other,
          condition: { kind: 'all', of: [scope, other.condition] },
        })),
      };
    }
  }

  // 每建成1个的，山区得2分: the kind stands last, behind the condition it shares.
  const scoped = [...categories].find(
    (word) =>
      dialect.pattern(grammar.categoryMark).test(trimmed.folded.slice(-word.length - 1, -word.length)) &&
      trimmed.folded.endsWith(word),
  );
  if (scoped !== undefined) {
    const inner = readCondition(stretch(trimmed, 0, trimmed.visible.length - scoped.length - 1), place);
    const scope: ConditionReading = { kind: 'category', words: [scoped] };
    if (inner.status === 'understood' && inner.condition.kind !== 'none')
      return { ...inner, condition: { kind: 'all', of: [inner.condition, scope] } };
  }

  const list = readList(trimmed, place, readCondition);
  if (list !== undefined) return list;

  const segments = segmentsOf(trimmed).flatMap((segment) => {
    const at = dialect.pattern(grammar.rateBehindNumber).exec(segment.visible)?.index ?? 0;
    return at > 0 ? [stretch(segment, 0, at), stretch(segment, at, segment.visible.length)] : [segment];
  });
  const last = segments[segments.length - 1] ?? trimmed;
  const front = segments.slice(0, -1);
  const whole = label(trimmed, dialect);
  const ranked = readRanked(last, front, place);
  if (ranked !== undefined) return ranked;
  const any = readAnyOf(trimmed, last, front, place);
  if (any !== undefined) return any;
  const unmet = readUnmet(last, front, place);
  if (unmet !== undefined) return unmet;
  for (const { form, patterns } of dialect.conditions) {
    const reader = conditionForms[form];
    if (reader === undefined) continue;
    for (const pattern of patterns) {
      const slots = matchSlots(pattern, last);
      if (slots === undefined) continue;
      const made = reader(slots, { use: place.use, dialect, segment: last.folded, visible: last.visible, whole });
      if (
        made === undefined ||
        ((made.condition.kind === 'each' || made.condition.kind === 'step') && leavesResidue(last.visible, dialect))
      )
        continue;
      const joined = withFront(made, front, { ...place, lastSegment: last.visible });
      if (joined !== undefined)
        return {
          ...joined,
          notes: [...joined.notes, ...leftNumbers(made.condition, slots, dialect), ...asideNotes(trimmed)],
        };
    }
  }
  return readPlain(trimmed, place);
}

/** 接地电阻值大于2Ω的每处: a number beside the one that is counted by. */
function leftNumbers(condition: ConditionReading, slots: Slots, dialect: Dialect): readonly NoteReading[] {
  if (condition.kind !== 'each' && condition.kind !== 'count') return [];
  return ['label', 'middle', 'object'].flatMap((slot) =>
    numberNotes({ visible: slots.visible(slot), folded: slots.text(slot) }, dialect).filter(
      ({ code }) => code === 'number-left-as-words',
    ),
  );
}
