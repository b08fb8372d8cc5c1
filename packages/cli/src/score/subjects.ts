import { visible } from '@rubric-lang/diagnostics';
import { cohort, factProblems, mergeRaters, score, standings, tally } from '@rubric-lang/evaluator';
import type { Localized } from '@rubric-lang/diagnostics';
import type { Facts, FactValue, Finding, Rubric, ScoreSheet } from '@rubric-lang/model';
import { factPath, placeOf } from '@rubric-lang/sheets';
import { log } from '../session.ts';
import type { Session } from '../session.ts';
import { placed, sayComplaints } from './facts-input.ts';
import { raterNotes } from './rater-notes.ts';
import type { PlacedRecord } from './facts-input.ts';

/** One subject with everything recorded of it, and its sheet. */
export interface SubjectSheet {
  readonly facts: Facts;
  readonly findings: readonly Finding[];
  readonly sheet: ScoreSheet;
}

/**
 * Puts the records of each subject together (raters merged, findings tallied), scores all of them with the
 * statistics of all, and ranks them. null when the facts do not fit, which has been said.
 */
export function subjectSheets(
  session: Session,
  rubric: Rubric,
  records: readonly PlacedRecord[],
): readonly SubjectSheet[] | null {
  const complaints = records.flatMap((record) => complaintsOf(rubric, record));
  const subjects: { readonly facts: Facts; readonly findings: readonly Finding[] }[] = [];
  const notes: Localized[] = [];
  if (complaints.length === 0) {
    for (const group of bySubject(records)) {
      const joined = joinedRecords(rubric, group);
      complaints.push(...joined.complaints);
      notes.push(...raterNotes(rubric, group));
      if (joined.facts)
        subjects.push({ facts: joined.facts, findings: group.flatMap(({ record }) => record.findings) });
    }
  }
  if (complaints.length > 0) {
    sayComplaints(session, complaints);
    return null;
  }
  for (const note of notes) log(session, note);
  const all = subjects.map(({ facts }) => facts);
  const statistics = all.length > 1 ? cohort(rubric, all) : undefined;
  const sheets = all.map((facts) => score(rubric, facts, statistics));
  const ranked = all.length > 1 ? standings(rubric, all, sheets) : sheets;
  return subjects.flatMap((subject, index) => {
    const sheet = ranked[index];
    return sheet ? [{ ...subject, sheet }] : [];
  });
}

/** Bounds, kinds of subject and what does not fit together, each where it stands in the file. */
function complaintsOf(rubric: Rubric, { record, path }: PlacedRecord): readonly Localized[] {
  return factProblems(rubric, record.facts).map(({ path: keys, label, expected }) => {
    const [first = '', second] = keys;
    const place = placeOf(record.places, second === undefined ? factPath(null, first) : factPath(first, second));
    return placed(path, place ?? placeOf(record.places, []), {
      zh: `“${label}”应写${expected.zh}`,
      en: `“${label}” takes ${expected.en}`,
    });
  });
}

/** Records of one subject, in the order in which subjects first appear. A record without a name is a subject of its own. */
function bySubject(records: readonly PlacedRecord[]): readonly (readonly PlacedRecord[])[] {
  const groups = new Map<string, PlacedRecord[]>();
  records.forEach((placedRecord, index) => {
    const name = placedRecord.record.facts.subject ?? '';
    const key = name === '' ? `#${index}` : `=${name}`;
    groups.set(key, [...(groups.get(key) ?? []), placedRecord]);
  });
  return [...groups.values()];
}

function joinedRecords(
  rubric: Rubric,
  group: readonly PlacedRecord[],
): { readonly facts: Facts | null; readonly complaints: readonly Localized[] } {
  const complaints: Localized[] = [];
  const recorded = group.filter(({ record: { facts, findings } }) => findings.length === 0 || !isEmpty(facts));
  const name = group[0]?.record.facts.subject ?? '';

  const raters = recorded.map(({ record }) => record.rater);
  const twice = recorded.filter(({ record }, index) => raters.indexOf(record.rater) < index);
  for (const { record, path } of twice) {
    const who = record.rater === null ? '' : visible(record.rater);
    complaints.push(
      placed(path, placeOf(record.places, []), {
        zh: who === '' ? `“${name}”前面已经写过一次` : `“${name}”的评委“${who}”前面已经写过一次`,
        en: who === '' ? `“${name}” stands above already` : `“${name}” has been scored by “${who}” above already`,
      }),
    );
  }
  if (complaints.length > 0) return { facts: null, complaints };

  let facts: Facts = recorded[0]?.record.facts ??
    group[0]?.record.facts ?? { declared: {}, items: {}, othersMet: false };
  if (recorded.length > 1) {
    const merged = mergeRaters(
      rubric,
      recorded.map(({ record }) => record.facts),
    );
    facts = merged.facts;
    for (const { label, values } of merged.disagreements) {
      complaints.push({
        zh: `“${name}”的“${label}”，各评委填的不一样：${values.map((value) => shownValue(value).zh).join('、')}。`,
        en: `The raters of “${name}” do not agree on “${label}”: ${values.map((value) => shownValue(value).en).join(', ')}.`,
      });
    }
  }
  const findings = group.flatMap(({ record }) => record.findings);
  if (findings.length > 0) {
    const tallied = tally(rubric, findings);
    for (const { label, values } of tallied.conflicts) {
      complaints.push({
        zh: `“${name}”的“${label}”，几条检查记录对不上：${values.map((value) => shownValue(value).zh).join('、')}。`,
        en: `Findings of “${name}” do not agree on “${label}”: ${values.map((value) => shownValue(value).en).join(', ')}.`,
      });
    }
    facts = { ...tallied.facts, ...withoutEmpty(facts), ...together(tallied.facts, facts) };
  }
  return complaints.length > 0 ? { facts: null, complaints } : { facts, complaints };
}

/** A value as recorded, `not-applicable` for 空项, null for nothing. */
function shownValue(value: FactValue | null): Localized {
  if (value === null) return { zh: '没填', en: 'nothing' };
  if (value === 'not-applicable') return { zh: '空项', en: 'not applicable' };
  if (typeof value === 'boolean') return value ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' };
  return { zh: visible(String(value)), en: visible(String(value)) };
}

/** What was recorded as a fact stands; findings add what it does not say. */
function together(tallied: Facts, facts: Facts): Pick<Facts, 'declared' | 'items' | 'othersMet'> {
  const items = new Map(Object.entries(tallied.items));
  for (const [key, record] of Object.entries(facts.items)) {
    const found = items.get(key);
    items.set(key, record === 'not-applicable' || found === 'not-applicable' ? record : { ...found, ...record });
  }
  return {
    declared: { ...tallied.declared, ...facts.declared },
    items: Object.fromEntries(items),
    othersMet: facts.othersMet,
  };
}

function withoutEmpty({ subject, category, group }: Facts): Partial<Facts> {
  return {
    ...(subject === undefined ? {} : { subject }),
    ...(category === undefined ? {} : { category }),
    ...(group === undefined ? {} : { group }),
  };
}

function isEmpty({ declared, items, othersMet }: Facts): boolean {
  return !othersMet && Object.keys(declared).length === 0 && Object.keys(items).length === 0;
}
