import type { Group } from '@rubric-lang/model';
import type { ModifierReading } from '@rubric-lang/sentences';
import { counts, outermost, since, standsAlone, sumKind, within, wordsOf, type AddGroup } from './covered.ts';
import type { Scope } from './scope.ts';
import type { Work } from './work.ts';
import { last } from '../last.ts';

/**
 * 就高不重复: of the clauses it covers only the largest counts. Behind a clause it covers the part up to ； that it stands
 * in; as a sentence of its own everything of its kind back to the last sentence of the sort, or the field's start.
 * false: there is nothing to choose between.
 */
export function bestOf(
  modifier: ModifierReading,
  work: Work,
  works: readonly Work[],
  groups: readonly Group[],
  scope: Scope,
  add: AddGroup,
): boolean {
  const covered = coveredBy(work, works, scope);
  const [first] = covered;
  const effect = first === undefined ? null : sumKind(first);
  if (first === undefined || effect === null) return false;
  const members =
    covered.length === 1
      ? first.branches.map((it) => it.key)
      : outermost(
          covered.map((it) => it.key),
          groups,
        );
  // The steps of one ladder are one group already, of which one counts.
  if (members.length < 2) return covered.length > 1;
  add({ kind: 'highest', effect, points: null, text: wordsOf(work, modifier) }, members);
  return true;
}

function coveredBy(work: Work, works: readonly Work[], scope: Scope): readonly Work[] {
  const before = within(work, works).filter((it) => it.branches.length > 0);
  const host = last(before);
  if (host === undefined && standsAlone(work)) return followers(work, works);
  if (host === undefined || !counts(host)) return [];
  const sameKind = before.filter((it) => it.effect.kind === host.effect.kind);
  const { text, reading } = host.chosen;
  const near = sameKind.filter((it) => it.chosen.text === text && it.chosen.reading.sentence === reading.sentence);
  const sameSentence = text === work.chosen.text && work.chosen.reading.sentence === reading.sentence;
  if (standsAlone(work) && !sameSentence) {
    const far = since(work, works, isBestOf).filter((it) => it.effect.kind === host.effect.kind);
    return near.length > 1 && near.length < far.length ? chosenReach(work, near, far, scope) : far;
  }
  // Up to ；: the part it stands in, or, at the head of a part of its own, the whole sentence before it.
  const samePart = near.filter((it) => it.chosen.reading.part === work.chosen.reading.part);
  return samePart.length > 0 || reading.part === work.chosen.reading.part ? samePart : near;
}

/** 同一事项就高计分：获市级表彰加3分，县级加1分: at the head of the sentence it speaks of what follows. */
function followers(work: Work, works: readonly Work[]): readonly Work[] {
  const { text, reading } = work.chosen;
  const behind = works
    .slice(works.indexOf(work) + 1)
    .filter(
      (it) => it.chosen.text === text && it.chosen.reading.sentence === reading.sentence && it.branches.length > 0,
    );
  return behind.filter((it) => counts(it) && it.effect.kind === behind[0]?.effect.kind);
}

function isBestOf(work: Work): boolean {
  return standsAlone(work) && work.chosen.reading.modifiers.some((it) => it.kind === 'best-of');
}

/** Several before it in one sentence, and more in the sentences before that: the author says which are meant. */
function chosenReach(work: Work, near: readonly Work[], far: readonly Work[], scope: Scope): readonly Work[] {
  if (work.choice !== null) return near;
  const { field, sentence, joined } = scope.words.capReach;
  const { answer } = work.chosen;
  const made = answer === null ? null : ([sentence, joined].find((it) => it === answer.answer) ?? null);
  work.choice = { field, code: 'cap-scope', answers: [sentence, joined], made, standing: sentence };
  work.status = made === null ? 'asked' : work.status;
  return made === joined ? far : near;
}
