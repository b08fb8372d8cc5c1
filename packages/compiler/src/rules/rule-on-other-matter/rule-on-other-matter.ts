import { diagnosticKind, type Diagnostic } from '@rubric-lang/diagnostics';
import { itemsOf, pointsText, sectionsAbove, type Item, type Milli } from '@rubric-lang/model';
import { sharesPair } from '../../analysis/likeness.ts';
import { readClausesOf } from '../../analysis/read-clauses.ts';
import { otherTextsOf, standardOf } from '../../analysis/standard.ts';
import { wordingOf, type Wording } from '../../analysis/wording.ts';
import { checkOf, type CheckContext } from '../../check.ts';

interface Facts {
  readonly name: string;
  readonly points: Milli | null;
}

const report = diagnosticKind<Facts>({
  code: 'rule-on-other-matter',
  name: '细则另说一事',
  severity: 'hint',
  message: ({ name, points }) => ({
    zh: `细则按“${name}”扣${points === null ? '' : pointsText(points)}分，本项的要求里没有提到它。`,
    en: `The rule deducts ${points === null ? '' : `${pointsText(points)} `}over "${name}", which what is asked for does not mention.`,
  }),
  advice: ({ name }) => ({
    zh: `把“${name}”写进要求，或把这一条移到管这件事的项目里。`,
    en: `Mention "${name}" in what is asked for, or move the rule to the item it belongs to.`,
  }),
});

/** A rule about something with a name of its own, in an item that asks for other things. */
export const ruleOnOtherMatter = checkOf(report, (context) => {
  const wording = wordingOf(context.draft.language);
  if (wording === null) return [];
  const above = sectionsAbove(context.draft.sections);
  return itemsOf(context.draft.sections).flatMap((item) =>
    inItem(context, item, (above.get(item.key) ?? []).map(({ title }) => title).join(' '), wording),
  );
});

function inItem(context: CheckContext, item: Item, sections: string, wording: Wording): readonly Diagnostic[] {
  const asked = standardOf(context, item).filter(({ kind }) => kind !== 'context');
  // Under a mere name the rules themselves say what is asked for.
  if (!asked.some(({ kind }) => kind === 'statement')) return [];
  const known = `${sections} ${[...asked, ...otherTextsOf(context, item)].map(({ text }) => text).join(' ')}`;
  return readClausesOf(context, item).flatMap(({ reading, span }) => {
    const { effect, condition } = reading;
    if (effect.kind !== 'deduct' && effect.kind !== 'zero') return [];
    // What is counted of a set stands for the set: 每少“一有” of “六有”.
    if (condition.kind === 'each') return [];
    const match = wording.pattern(wording.grammar.properName).exec(wording.read(reading.text).folded);
    const name = match?.groups?.['name'];
    if (name === undefined || sharesPair(name, known)) return [];
    return [
      report(
        { span },
        { name, points: effect.kind === 'deduct' && effect.amount.kind === 'points' ? effect.amount.points : null },
      ),
    ];
  });
}
