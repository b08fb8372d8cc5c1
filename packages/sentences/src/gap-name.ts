import type { Dialect } from './dialect.ts';
import type { FormPlace } from './condition-forms.ts';
import type { Slots } from './slots.ts';

/**
 * What the distance is called that the steps are taken over: 合格率每低于目标值1个百分点 → 合格率低于目标值. Where no standard is named it
 * is the standard (比标准); undefined when the words do not say of what.
 */
export function gapName(slots: Slots, { dialect, whole, segment }: FormPlace): string | undefined {
  const { grammar } = dialect;
  const label = slots.text('label');
  const every = slots.text('every');
  const rest = segment.slice(segment.indexOf(label) + label.length);
  const number = rest.indexOf(every);
  if (every === '' || number < 0 || grammar.gap.verb === '') return undefined;
  const way = rest.slice(0, number).replace(dialect.pattern(grammar.rateMark, 'g'), '');
  const start = whole.lastIndexOf(segment.slice(0, segment.length - rest.length + number));
  const front = whole.slice(0, Math.max(0, start)).replace(dialect.pattern(grammar.gap.frontTail), '');
  const opened =
    front === '' || label !== '' ? undefined : dialect.pattern(grammar.gap.front).exec(front)?.groups?.['name'];
  if (opened !== undefined) return opened;
  const named = dialect.pattern(grammar.gap.standard);
  const words = `${label}${way}`;
  if (named.test(words)) return joined(label === '' ? front : '', words, dialect);
  const changes = dialect.pattern(grammar.gap.change).test(way);
  if (changes && label !== '') return words;
  return label === '' || dialect.pattern(grammar.gap.unmet).test(label)
    ? undefined
    : `${label}${grammar.gap.unnamed}${way.replace(dialect.pattern(grammar.gap.verb), '')}`;
}

function joined(front: string, words: string, { grammar }: Dialect): string {
  return front === '' ? words : `${front}${grammar.comma}${words}`;
}
