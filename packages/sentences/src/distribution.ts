import { nothing, type ConditionPlace, type ConditionReader, type ReadCondition } from './condition-place.ts';
import { label, trim } from './condition-words.ts';
import type { Dialect } from './dialect.ts';
import { knownMembers } from './known-members.ts';
import type { ConditionReading } from './reading.ts';
import { stretch, type Stretch } from './slots.ts';

/** 甲率≥90%，乙率≥95%，每低1%各扣: the steps of each already. */
function isOfSteps(condition: ConditionReading): boolean {
  return condition.kind === 'list' && condition.members.every(({ kind }) => kind === 'step');
}

/** 甲、乙、丙的，分别扣…; 各扣…: one question a member. */
export function readList(
  words: Stretch,
  place: ConditionPlace,
  readCondition: ConditionReader,
): ReadCondition | undefined {
  const { dialect, amounts } = place;
  const { grammar } = dialect;
  const found = dialect.pattern(grammar.distribution).exec(words.visible);
  if (found === null || found.groups === undefined) return undefined;
  const respectively = found.groups['respectively'] !== undefined;
  const before = trim(stretch(words, 0, found.index), dialect);
  // 每…各扣 is 每…扣.
  if (!respectively) {
    const rate = readCondition(before, { ...place, amounts: 1 });
    if (rate.condition.kind === 'each' || rate.condition.kind === 'step' || isOfSteps(rate.condition)) return rate;
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
  const inner =
    respectively && amounts > 1
      ? (gradedList(before, place, readCondition) ??
        ratedList(before, place, readCondition) ??
        innerList(before, place, readCondition))
      : undefined;
  if (inner !== undefined) return inner;
  // 无操作规程、无检修规程等: the list goes on; 等 names none of its members.
  const goesOn = dialect.pattern(grammar.openList).exec(before.visible);
  const closed = goesOn !== null && goesOn.index + goesOn[0].length === before.visible.length;
  const members = membersOf(closed ? stretch(before, 0, goesOn.index) : before, dialect);
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

/** 被省、市、县通报批评的，每次分别扣3分、2分、1分: a branch for each of the words that grade, with the words around them. */
function gradedList(before: Stretch, place: ConditionPlace, readCondition: ConditionReader): ReadCondition | undefined {
  const members = knownMembers(before, place.amounts, place.dialect);
  const readings = members?.map((member) => readCondition(member, { ...place, amounts: 1 })) ?? [];
  const kinds = new Set(readings.map(({ condition }) => condition.kind));
  if (kinds.size !== 1 || readings.some(({ status }) => status !== 'understood')) return undefined;
  return {
    ...nothing,
    condition: {
      kind: 'list',
      label: label(before, place.dialect),
      members: readings.map(({ condition }) => condition),
      word: 'respectively',
    },
    notes: readings[0]?.notes ?? [],
  };
}

/** 迟到、早退、旷工的，每次分别扣0.5分、0.5分、1分: what is counted stands once, behind the list. */
function ratedList(before: Stretch, place: ConditionPlace, readCondition: ConditionReader): ReadCondition | undefined {
  const { dialect, amounts } = place;
  const { grammar } = dialect;
  const at = before.visible.lastIndexOf(grammar.comma);
  if (at < 0 || !dialect.pattern(grammar.plainRate).test(before.visible.slice(at + grammar.comma.length)))
    return undefined;
  const rate = stretch(before, at, before.visible.length);
  const members = membersOf(stretch(before, 0, at), dialect);
  // 手卫生、消毒不规范的: the last member's words may be everybody's.
  const own = members.map((member) => dialect.pattern(`{negation}|${grammar.faultWords}`).test(member.visible));
  const lastAlone = own.lastIndexOf(true) === own.length - 1 && own.indexOf(true) === own.length - 1;
  if (members.length !== amounts || lastAlone) return undefined;
  const readings = members.map((member) =>
    readCondition(
      { visible: `${member.visible}${rate.visible}`, folded: `${member.folded}${rate.folded}` },
      { ...place, amounts: 1 },
    ),
  );
  if (readings.some(({ status, condition }) => status !== 'understood' || condition.kind !== 'each')) return undefined;
  return {
    ...nothing,
    condition: {
      kind: 'list',
      label: label(before, dialect),
      members: readings.map(({ condition }) => condition),
      word: 'respectively',
    },
    notes: readings[0]?.notes ?? [],
  };
}

/**
 * 获国家级、省级、市级表彰的，每项分别加3分、2分、1分: the one list of as many members as there are amounts, inside the condition. Its
 * members end alike, which is how the last one's end is known. Each member is read with the words around the list.
 */
function innerList(before: Stretch, place: ConditionPlace, readCondition: ConditionReader): ReadCondition | undefined {
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
    // The first member begins behind the verb it shares, or where its length tells: 获国家级, 省级, 市级.
    const head = headOf(
      before.visible,
      start,
      spans.map(({ from, to }) => to - from),
      dialect,
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
function headOf(
  visible: string,
  end: number,
  lengths: readonly number[],
  { grammar, pattern }: Dialect,
): number | undefined {
  const from = Math.max(0, visible.slice(0, end).search(/[^，；。、]*$/));
  const verb = pattern(grammar.sharedHead).exec(visible.slice(from, end))?.[0];
  if (verb !== undefined && verb.length < end - from) return from + verb.length;
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
