import { measured, operatorOf, subjectOf } from './comparison.ts';
import { conditionForms, leavesResidue, type FormResult, type Use } from './condition-forms.ts';
import type { Dialect } from './dialect.ts';
import { ASIDE } from './hidden-words.ts';
import { parseNumeral } from './numerals.ts';
import type { CompareReading, ConditionReading, NoteReading, RequirementReading } from './reading.ts';
import { matchSlots, stretch, type Stretch } from './slots.ts';

export interface ReadCondition extends FormResult {
  /** Offsets within the condition of a requirement in front that is context, not question. */
  readonly context: { readonly from: number; readonly to: number } | null;
  readonly addsToPrevious: boolean;
}

export interface ConditionPlace {
  readonly use: Use;
  readonly dialect: Dialect;
  readonly categories: readonly string[];
  /** 分别扣1分、2分: how many amounts there are; 1 when there is one; 0 when the effect has none. */
  readonly amounts: number;
  /** The segment that the form was read from. */
  readonly lastSegment?: string;
}

const nothing: ReadCondition = {
  condition: { kind: 'none' },
  status: 'understood',
  notes: [],
  alternatives: [],
  context: null,
  addsToPrevious: false,
};

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

  const list = readList(trimmed, place);
  if (list !== undefined) return list;

  const segments = segmentsOf(trimmed);
  const last = segments[segments.length - 1] ?? trimmed;
  const front = segments.slice(0, -1);
  const whole = label(trimmed, dialect);
  const ranked = readRanked(last, front, place);
  if (ranked !== undefined) return ranked;
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
      if (joined !== undefined) return { ...joined, notes: [...joined.notes, ...asideNotes(trimmed)] };
    }
  }
  return readPlain(trimmed, place);
}

/** Without the marks and fillers around a condition: ， 的， 可 一律. */
export function trim(words: Stretch, dialect: Dialect): Stretch {
  const head = dialect.pattern(dialect.grammar.conditionHead).exec(words.visible)?.[0].length ?? 0;
  const rest = words.visible.slice(head);
  const tail = dialect.pattern(dialect.grammar.conditionTail).exec(rest)?.[0].length ?? 0;
  return stretch(words, head, words.visible.length - tail);
}

/** The words of a question without the 的 before the effect. */
function label(words: Stretch, dialect: Dialect): string {
  const tail = dialect.pattern(dialect.grammar.labelTail).exec(words.visible)?.[0].length ?? 0;
  return words.folded.slice(0, words.folded.length - tail);
}

function segmentsOf(words: Stretch): readonly Stretch[] {
  const segments: Stretch[] = [];
  let from = 0;
  for (let at = 0; at <= words.visible.length; at += 1) {
    const character = words.visible[at];
    const thousands =
      character === '，' && /\d/.test(words.visible[at - 1] ?? '') && /^\d{3}(?!\d)/.test(words.visible.slice(at + 1));
    if (character === undefined || ((character === '，' || character === '；') && !thousands)) {
      if (at > from) segments.push(stretch(words, from, at));
      from = at + 1;
    }
  }
  return segments;
}

/** A form of the last segment with what stands in front of it: a guard, a requirement, context, or the rest of its label. */
function withFront(made: FormResult, front: readonly Stretch[], place: ConditionPlace): ReadCondition | undefined {
  const { dialect, use } = place;
  const { grammar } = dialect;
  if (front.length === 0)
    return made.condition.kind === 'step' && made.condition.direction === 'unsaid'
      ? undefined
      : { ...made, context: null, addsToPrevious: false };
  const length = front.reduce((sum, segment) => sum + segment.visible.length + 1, 0);
  const context = { from: 0, to: length - 1 };
  const { condition } = made;
  const notes: NoteReading[] = [...made.notes];
  if (condition.kind === 'each' || condition.kind === 'step') {
    let guard: CompareReading | null = null;
    let requirement: RequirementReading | null = condition.requirement;
    for (const segment of front) {
      const compare = readGuard(withoutPart(segment, dialect), dialect);
      if (compare !== undefined) guard = compare;
      else {
        const found = readRequirement(segment, dialect);
        if (found !== undefined) requirement = found;
        else if (leftOver(segment, dialect)) return undefined;
        else notes.push(...numberNotes(segment, dialect));
      }
    }
    // 高于5%的部分，每1%: the guard says which way the steps go.
    if (condition.kind === 'step' && condition.direction === 'unsaid') {
      const op = guard?.bounds[0]?.op;
      if (op === undefined || op === '=' || op === '!=') return undefined;
      return {
        ...made,
        condition: { ...condition, guard, requirement, direction: op.startsWith('>') ? 'above' : 'below' },
        notes,
        context: null,
        addsToPrevious: false,
      };
    }
    const joined = { ...condition, guard, requirement };
    const sameUnit =
      condition.kind === 'each' && guard !== null && guard.bounds[0]?.number.unit === condition.units[0] ? guard : null;
    if (condition.kind === 'each' && sameUnit !== null && condition.basis === 'occurrence') {
      const [edge, ...others] = sameUnit.bounds;
      // 3天以内的，每天: a rate within a band is read neither way.
      if (edge === undefined || others.length > 0 || (edge.op !== '>' && edge.op !== '>=')) return undefined;
      if (
        dialect
          .pattern(dialect.grammar.plainRate)
          .test(made.condition.kind === 'each' ? (front.length > 0 ? (place.lastSegment ?? '') : '') : '')
      ) {
        const free = edge.op === '>' ? edge.number.value : String(Number(edge.number.value) - 1);
        // What is counted beyond the edge is what the guard names: 逾期超过3天的，每天 counts 逾期.
        const beyond: ConditionReading = {
          ...condition,
          guard: null,
          requirement,
          free,
          object: condition.object === '' ? sameUnit.subject : condition.object,
        };
        const { beyondAnswer, allAnswer } = dialect.grammar.answers;
        return {
          condition: beyond,
          status: 'doubtful',
          notes,
          alternatives: [
            { answer: beyondAnswer, condition: beyond },
            { answer: allAnswer.replace('#', condition.units[0] ?? ''), condition: joined },
          ],
          context: null,
          addsToPrevious: false,
        };
      }
    }
    const join = (other: ConditionReading): ConditionReading =>
      other.kind === 'each' || other.kind === 'step' ? { ...other, guard, requirement } : other;
    return {
      ...made,
      condition: joined,
      notes,
      alternatives: made.alternatives.map((other) => ({ ...other, condition: join(other.condition) })),
      context: guard === null && requirement !== null ? context : null,
      addsToPrevious: false,
    };
  }
  if (condition.kind === 'otherwise') {
    // 制度健全，否则…: what stands in front is the requirement that was not met.
    if (front.some((segment) => leftOver(segment, dialect))) return undefined;
    return {
      ...made,
      condition: { ...condition, label: front.map((segment) => label(segment, dialect)).join(dialect.grammar.comma) },
      context: null,
      addsToPrevious: false,
    };
  }
  if (condition.kind === 'nth') {
    // 未按规定报告的，首次…: what stands in front is what happens for the nth time.
    if (front.some((segment) => leftOver(segment, dialect))) return undefined;
    const words = front.map((segment) => label(segment, dialect)).join(dialect.grammar.comma);
    return {
      ...made,
      condition: { ...condition, label: `${words}${condition.label}` },
      context: null,
      addsToPrevious: false,
    };
  }
  if (condition.kind === 'count') {
    if (front.some((segment) => leftOver(segment, dialect))) return undefined;
    return {
      ...made,
      notes: [...notes, ...front.flatMap((segment) => numberNotes(segment, dialect))],
      context: null,
      addsToPrevious: false,
    };
  }
  if (condition.kind === 'compare' || condition.kind === 'mean' || condition.kind === 'rank') {
    // Only for losses may a requirement stand in front of the condition; with awards both must hold, which is one yes/no question.
    const conditions = front.some(
      (segment) =>
        dialect.pattern('{negation}').test(segment.visible) ||
        dialect.pattern(`[0-9]|${grammar.labelTail.slice(0, -1)}$`).test(segment.visible) ||
        dialect.residue.some((pattern) => pattern.test(segment.visible)),
    );
    if (use !== 'deduct' || conditions) return undefined;
    return { ...made, context, addsToPrevious: false };
  }
  return undefined;
}

/** Is a word that changes arithmetic left in a segment in front? A rate in a requirement (每50米设一个) describes, it does not count. */
function leftOver(segment: Stretch, dialect: Dialect): boolean {
  const described = segment.visible.replace(dialect.pattern(dialect.grammar.rateWords, 'g'), '');
  return dialect.residue.some((pattern) => pattern.test(described));
}

function withoutPart(segment: Stretch, dialect: Dialect): Stretch {
  const tail = dialect.pattern(dialect.grammar.guardTail).exec(segment.visible)?.[0].length ?? 0;
  return tail === 0 ? segment : stretch(segment, 0, segment.visible.length - tail);
}

/** 警情数由低到高排名，第1名…: the segment in front says what is ranked. */
function readRanked(last: Stretch, front: readonly Stretch[], { dialect }: ConditionPlace): ReadCondition | undefined {
  const [announced, ...more] = front;
  const place =
    announced === undefined || more.length > 0
      ? undefined
      : matchSlots(dialect.pattern(dialect.grammar.placeOnly, 'd'), last);
  const ranking =
    announced === undefined || place === undefined
      ? undefined
      : matchSlots(dialect.pattern(dialect.grammar.ranking, 'd'), announced);
  const from = place === undefined ? undefined : parseNumeral(place.visible('from'), dialect.grammar.numerals);
  if (place === undefined || ranking === undefined || from === undefined) return undefined;
  const to = place.has('to') ? parseNumeral(place.visible('to'), dialect.grammar.numerals) : from;
  const order = ranking.has('low') ? 'low-first' : ranking.has('high') ? 'high-first' : undefined;
  return {
    ...nothing,
    condition: {
      kind: 'rank',
      subject: subjectOf(ranking.text('subject'), dialect),
      from: Number(from),
      to: Number(to ?? from),
      last: false,
      ...(order === undefined ? {} : { order }),
    },
  };
}

/** 成功率不低于90%，达不到的…: the comparison of the requirement, turned round. */
function readUnmet(
  last: Stretch,
  front: readonly Stretch[],
  { dialect, use }: ConditionPlace,
): ReadCondition | undefined {
  const [requirement, ...more] = front;
  if (
    requirement === undefined ||
    more.length > 0 ||
    use !== 'deduct' ||
    !dialect.pattern(dialect.grammar.unmet).test(last.visible)
  )
    return undefined;
  for (const { form, patterns } of dialect.conditions) {
    if (form !== 'compare') continue;
    for (const pattern of patterns) {
      const slots = matchSlots(pattern, requirement);
      const made =
        slots === undefined
          ? undefined
          : conditionForms[form]?.(slots, {
              use,
              dialect,
              segment: requirement.folded,
              visible: requirement.visible,
              whole: requirement.folded,
            });
      if (made?.condition.kind !== 'compare') continue;
      const [first] = made.condition.bounds;
      if (made.condition.bounds.length !== 1 || first === undefined || (first.op !== '>=' && first.op !== '>'))
        return undefined;
      return {
        ...nothing,
        condition: { ...made.condition, bounds: [{ ...first, op: first.op === '>=' ? '<' : '<=' }] },
      };
    }
  }
  return undefined;
}

/** 少于12次的，每少3次…: a comparison that opens the door to the rate. */
function readGuard(segment: Stretch, dialect: Dialect): CompareReading | undefined {
  for (const { form, patterns } of dialect.conditions) {
    if (form !== 'compare' && form !== 'range') continue;
    for (const pattern of patterns) {
      const slots = matchSlots(pattern, segment);
      if (slots === undefined) continue;
      const made = conditionForms[form]?.(slots, {
        use: 'deduct',
        dialect,
        segment: segment.folded,
        visible: segment.visible,
        whole: segment.folded,
      });
      if (made?.condition.kind !== 'compare') continue;
      const [first] = made.condition.bounds;
      const required = made.condition.bounds.length === 1 && first?.op === '>=';
      // 不少于4次 without 的 is what is asked for, not a case.
      if (required && !dialect.pattern(dialect.grammar.attributive).test(segment.visible)) return undefined;
      return made.condition;
    }
  }
  return undefined;
}

/** 党员集中学习每月不少于一次, 每年至少开展4次培训. */
function readRequirement(segment: Stretch, dialect: Dialect): RequirementReading | undefined {
  for (const pattern of dialect.requirement) {
    const slots = matchSlots(pattern, segment);
    if (slots === undefined || dialect.pattern('{negation}').test(slots.visible('subject'))) continue;
    const number = measured(slots.visible('value'), slots.visible('unit'), dialect);
    if (number === undefined) continue;
    const op = slots.has('op') ? operatorOf(slots.visible('op'), dialect) : '>=';
    const words = `${slots.text('subject')}${slots.text('subject2')}${slots.text('middle')}${slots.text('object')}`;
    const period = slots.has('period')
      ? slots.visible('period')
      : (dialect
          .pattern(dialect.grammar.periodWords)
          .exec(
            `${slots.visible('subject')}${slots.visible('subject2')}${slots.visible('middle')}${slots.visible('object')}`,
          )?.[0] ?? null);
    const subject = subjectOf(period === null ? words : words.replace(period, ''), dialect);
    return { subject, bound: { op: op ?? '>=', number, explicit: false }, period };
  }
  return undefined;
}

/** 甲、乙、丙的，分别扣…; 各扣…: one question a member. */
function readList(words: Stretch, place: ConditionPlace): ReadCondition | undefined {
  const { dialect, amounts } = place;
  const { grammar } = dialect;
  const found = dialect.pattern(grammar.distribution).exec(words.visible);
  if (found === null || found.groups === undefined) return undefined;
  const respectively = found.groups['respectively'] !== undefined;
  const before = trim(stretch(words, 0, found.index), dialect);
  // 每…各扣 is 每…扣.
  if (!respectively) {
    const rate = readCondition(before, { ...place, amounts: 1 });
    if (rate.condition.kind === 'each' || rate.condition.kind === 'step') return rate;
  }
  const placed = readCondition(before, { ...place, amounts: 1 }).condition;
  if (placed.kind === 'rank' && placed.to !== null && placed.to - placed.from + 1 === amounts) {
    const members = Array.from({ length: amounts }, (_, index): ConditionReading => ({
      ...placed,
      from: placed.from + index,
      to: placed.from + index,
    }));
    return { ...nothing, condition: { kind: 'list', label: label(before, dialect), members, word: 'respectively' } };
  }
  const inner = respectively && amounts > 1 ? innerList(before, place) : undefined;
  if (inner !== undefined) return inner;
  const members = membersOf(before, dialect);
  const unreadable: ReadCondition = {
    ...nothing,
    condition: { kind: 'plain', label: label(before, dialect), tone: 'negative' },
    status: 'not-understood',
    notes: [{ code: 'residue', words: found[0] }],
  };
  if (members.length < 2 || (amounts > 1 && members.length !== amounts)) return unreadable;
  const readings = members.map((member) => readCondition(member, { ...place, amounts: 1 }));
  if (readings.some(({ status }) => status !== 'understood')) return unreadable;
  // 甲率、乙率低于90%的: one comparison of several quantities.
  const last = readings[readings.length - 1]?.condition;
  const names = members.slice(0, -1).map((member) => member.folded);
  if (
    last?.kind === 'compare' &&
    (amounts <= 1 || amounts === members.length) &&
    members.slice(0, -1).every((member) => dialect.pattern(grammar.quantityNoun).test(member.visible))
  ) {
    const compared: readonly ConditionReading[] = [...names.map((subject) => ({ ...last, subject })), last];
    return {
      ...nothing,
      condition: {
        kind: 'list',
        label: label(before, dialect),
        members: compared,
        word: respectively ? 'respectively' : 'each',
      },
    };
  }
  // 高血压、糖尿病患者规范管理率低于60%的: what is measured stands once, behind the last member, and each has its own.
  const bare = members
    .slice(0, -1)
    .every((member) => !dialect.pattern(`[0-9]|{negation}|${grammar.faultWords}`).test(member.visible));
  if (
    last?.kind === 'compare' &&
    bare &&
    (amounts <= 1 || amounts === members.length) &&
    dialect.pattern(grammar.quantityNoun).test(last.subject) &&
    names.every((name) => name.length < last.subject.length)
  ) {
    const measured = before.folded.slice(0, before.folded.lastIndexOf(last.subject) + last.subject.length);
    const compared = [...names, last.subject].map((name): ConditionReading => ({
      ...last,
      subject: `${measured}${grammar.memberOpen}${name}${grammar.memberClose}`,
    }));
    return {
      ...nothing,
      condition: {
        kind: 'list',
        label: label(before, dialect),
        members: compared,
        word: respectively ? 'respectively' : 'each',
      },
    };
  }
  // 低于90%、80%的: a member that is only a number leans on its neighbour and says nothing alone.
  const kinds = new Set(readings.map(({ condition }) => condition.kind));
  if (kinds.size > 1) return unreadable;
  const open = dialect.pattern(grammar.openList).test(before.visible);
  // 手卫生、消毒灭菌、废物处置不规范; 未配备安全员、质量员: the words that say what is wrong stand once and belong to every member.
  const own = members.map((member) => dialect.pattern(`{negation}|${grammar.faultWords}`).test(member.visible));
  const shared = own.some((it) => it) && !own.every((it) => it);
  const named = readings.map(({ condition }): ConditionReading =>
    shared && condition.kind === 'plain'
      ? {
          kind: 'plain',
          label: `${label(before, dialect)}${grammar.memberOpen}${condition.label}${grammar.memberClose}`,
          tone: 'negative',
        }
      : condition,
  );
  return {
    ...nothing,
    condition: {
      kind: 'list',
      label: label(before, dialect),
      members: named,
      word: respectively ? 'respectively' : 'each',
    },
    notes: [
      ...readings.flatMap(({ notes }) => notes),
      ...(open ? [{ code: 'open-list' as const, words: label(before, dialect) }] : []),
    ],
  };
}

/**
 * 获国家级、省级、市级表彰的，每项分别加3分、2分、1分: the one list of as many members as there are amounts, inside the condition. Its
 * members end alike, which is how the last one's end is known. Each member is read with the words around the list.
 */
function innerList(before: Stretch, place: ConditionPlace): ReadCondition | undefined {
  const { dialect, amounts } = place;
  const marks = [...before.visible.matchAll(dialect.pattern(dialect.grammar.listMark, 'g'))];
  const found: ReadCondition[] = [];
  for (let first = 0; first + amounts - 1 <= marks.length; first += 1) {
    const run = marks.slice(first, first + amounts - 1);
    const start = run[0]?.index ?? 0;
    const ends = run.map((mark) => before.visible.charAt(mark.index - 1));
    const last = run[run.length - 1];
    const suffix = ends[0];
    if (last === undefined || suffix === undefined || suffix === '' || new Set(ends).size !== 1) continue;
    const end = before.visible.indexOf(suffix, last.index + last[0].length);
    const middles = run
      .slice(1)
      .map((mark, index) => ({ from: (run[index]?.index ?? 0) + (run[index]?.[0].length ?? 0), to: mark.index }));
    const spans = [...middles, { from: last.index + last[0].length, to: end + 1 }];
    // The first member is as long as the longest of the others allows: 获国家级, 省级, 市级 begin where the words differ.
    const head = headOf(
      before.visible,
      start,
      spans.map(({ from, to }) => to - from),
    );
    if (end < 0 || spans.some(({ from, to }) => to - from > 8 || to <= from) || head === undefined) continue;
    const members = [{ from: head, to: start }, ...spans].map(({ from, to }): Stretch => ({
      visible: `${before.visible.slice(0, head)}${before.visible.slice(from, to)}${before.visible.slice(end + 1)}`,
      folded: `${before.folded.slice(0, head)}${before.folded.slice(from, to)}${before.folded.slice(end + 1)}`,
    }));
    const readings = members.map((member) => readCondition(member, { ...place, amounts: 1 }));
    const kinds = new Set(readings.map(({ condition }) => condition.kind));
    if (readings.some(({ status }) => status !== 'understood') || kinds.size !== 1) continue;
    found.push({
      ...nothing,
      condition: {
        kind: 'list',
        label: label(before, dialect),
        members: readings.map(({ condition }) => condition),
        word: 'respectively',
      },
      notes: readings[0]?.notes ?? [],
    });
  }
  return found.length === 1 ? found[0] : undefined;
}

/** Where the first member starts: the words before it are shared, so it may not reach past a verb; at most three longer than the others. */
function headOf(visible: string, end: number, lengths: readonly number[]): number | undefined {
  const from = Math.max(0, visible.slice(0, end).search(/[^，；。、]*$/));
  const longest = Math.max(...lengths);
  const own = end - from;
  if (own <= 0) return undefined;
  return own <= longest ? from : end - Math.min(own, longest + (own - longest <= 1 ? 0 : 1));
}

/** The members of the one list in the words: split at the marks that part them. */
function membersOf(words: Stretch, dialect: Dialect): readonly Stretch[] {
  const marks = [...words.visible.matchAll(dialect.pattern(`(?:${dialect.grammar.enumerators})`, 'g'))];
  const members: Stretch[] = [];
  let from = 0;
  for (const mark of [
    ...marks.map((found) => ({ at: found.index, length: found[0].length })),
    { at: words.visible.length, length: 0 },
  ]) {
    const member = trim(stretch(words, from, mark.at), dialect);
    if (member.visible !== '') members.push(member);
    from = mark.at + mark.length;
  }
  return members;
}

/** The question in the author's words; a word that changes arithmetic must not be left over. */
function readPlain(words: Stretch, place: ConditionPlace): ReadCondition {
  const { dialect } = place;
  const { grammar } = dialect;
  const question = label(words, dialect);
  // A rate in a requirement in front (每村至少公示1次，未公示的) describes; in the last segment it would count.
  const segments = segmentsOf(words);
  const last = segments[segments.length - 1] ?? words;
  const tested = segments.slice(0, -1).some((segment) => leftOver(segment, dialect)) ? words : last;
  const residue = [dialect.pattern(grammar.onlyNumber), ...dialect.residue]
    .map((pattern) => pattern.exec(tested.visible))
    .find((found) => found !== null);
  const condition: ConditionReading = {
    kind: 'plain',
    label: question,
    tone: dialect.pattern('{negation}').test(words.visible) ? 'negative' : 'positive',
  };
  if (residue !== undefined) {
    return {
      ...nothing,
      condition,
      status: 'not-understood',
      notes: [{ code: 'residue', words: tested.folded.slice(residue.index, residue.index + residue[0].length) }],
    };
  }
  const time = dialect.pattern(grammar.timeWords).exec(words.visible)?.[0];
  return {
    ...nothing,
    condition,
    notes: [
      ...asideNotes(words),
      ...numberNotes(words, dialect).filter(({ code }) => time === undefined || code === 'number-left-as-words'),
      ...(time === undefined ? [] : [{ code: 'time-word-in-question' as const, words: time }]),
    ],
  };
}

function numberNotes(words: Stretch, dialect: Dialect): readonly NoteReading[] {
  const found = dialect.grammar.signals.flatMap((signal): readonly NoteReading[] => {
    const match = dialect.pattern(signal).exec(words.visible);
    if (match === null) return [];
    const text = words.folded.slice(match.index, match.index + match[0].length);
    return [{ code: /\d/.test(text) ? 'number-left-as-words' : 'signal-left-as-words', words: text }];
  });
  // One of each at most: a number, and a word that would change arithmetic elsewhere.
  return (['number-left-as-words', 'signal-left-as-words'] as const).flatMap(
    (code) => found.find((note) => note.code === code) ?? [],
  );
}

/** A number in a bracket of the words: 大间隔（超过30分钟）每次. */
function asideNotes(words: Stretch): readonly NoteReading[] {
  return [...words.visible.matchAll(new RegExp(`${ASIDE}+`, 'g'))].flatMap((found): readonly NoteReading[] => {
    const text = words.folded.slice(found.index, found.index + found[0].length);
    return /\d/.test(text) ? [{ code: 'number-left-as-words', words: text }] : [];
  });
}
