import type { Diagnostic } from '@rubric-lang/diagnostics';
import { diagnosticKind, nearestName } from '@rubric-lang/diagnostics';
import type { BlockGrammar } from '@rubric-lang/grammar';
import type { Fact, FactRef, FactType, Formula } from '@rubric-lang/model';
import { readScoringText, type FormulaReading } from '@rubric-lang/sentences';
import { canonicalDecimal } from '../lower/decimal.ts';
import { bindFormula } from '../lower/formula.ts';
import type { Roster } from '../names/roster.ts';
import { factWordings } from '../names/wording.ts';
import { unknownValue } from './field-value.ts';
import { fieldsOf, linesOf, placeIn, type Frame } from './frame.ts';
import { foldWords } from './words.ts';

export const undeclaredName = diagnosticKind<{ readonly name: string; readonly nearest: string | null }>({
  code: 'undeclared-name',
  name: '算式里的名称没有声明',
  severity: 'error',
  message: ({ name }) => ({
    zh: `算式里的“${name}”没有在“数据”里写明是什么数。`,
    en: `"${name}" in the formula is not declared as data.`,
  }),
  advice: ({ name, nearest }) => ({
    zh:
      nearest === null
        ? `请在“数据”里加一行，例如“- ${name}：数值”。`
        : `是不是“${nearest}”？如果不是，请在“数据”里加一行，例如“- ${name}：数值”。`,
    en: nearest === null ? `Declare it under data.` : `Did you mean "${nearest}"? Otherwise declare it under data.`,
  }),
});

/** A name that nothing declares is asked in its item: scoring goes on, and other items know nothing of it. */
export const askedInFormula = diagnosticKind<{ readonly name: string }>({
  code: 'asked-in-formula',
  name: '算式里的数按本项的数填',
  severity: 'warning',
  message: ({ name }) => ({
    zh: `算式里的“${name}”没有在“数据”里写明是什么数，现作为本项要填的一个数。`,
    en: `"${name}" in the formula is not declared as data; it is now a number recorded in this item.`,
  }),
  advice: ({ name }) => ({
    zh: `几个项目都用它，或者要限定单位和小数的，请在“数据”里加一行，例如“- ${name}：数值”。`,
    en: `If other items use it as well, or its unit and decimals matter, declare it under data: "- ${name}: number".`,
  }),
});

interface Declaration {
  readonly name: string;
  readonly type: FactType;
  readonly formula: string | null;
  readonly place: Parameters<typeof undeclaredName>[0];
}

/** 数据: declared quantities, in order, each usable by those after it and before it. */
export function readData(
  frame: Frame,
  roster: Roster,
  words: BlockGrammar,
): { readonly facts: readonly Fact[]; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const declarations: Declaration[] = [];
  for (const { field, origin } of fieldsOf(frame, 'data')) {
    for (const { text, span } of linesOf(field)) {
      const place = placeIn(origin, span);
      const groups = new RegExp(words.data.entry).exec(foldWords(text))?.groups;
      if (groups === undefined) {
        diagnostics.push(
          unknownValue(place, {
            field: field.name,
            value: text,
            offered: [...words.data.whole, ...words.data.money, ...words.data.share],
          }),
        );
        continue;
      }
      const name = (groups['name'] ?? '').trim();
      declarations.push({ name, type: typeOf(groups, words), formula: groups['formula'] ?? null, place });
    }
  }
  const named = new Map(roster.entries.filter((it) => !it.retired).map((it) => [it.wording, it.name]));
  const wordings = factWordings(
    words.names.data,
    declarations.map((it) => it.name),
    words,
  );
  const plain = declarations.map(({ name, type }): Fact => {
    const given = named.get(wordings.get(name) ?? '');
    return {
      key: given ?? name,
      item: null,
      named: given !== undefined,
      label: name,
      type,
      polarity: 'neutral',
    };
  });
  const facts = plain.map((fact, at): Fact => {
    const declaration = declarations[at];
    if (declaration?.formula == null) return fact;
    const derived = derivedOf(declaration.formula, declaration, plain, words, frame.tree.language, diagnostics);
    return derived === null ? fact : { ...fact, derived };
  });
  return { facts, diagnostics };
}

function typeOf(groups: Readonly<Record<string, string | undefined>>, words: BlockGrammar): FactType {
  const { data } = words;
  const type = groups['type'] ?? '';
  const options = groups['options'] ?? '';
  if (data.yesNo.includes(type)) return { kind: 'yes-no' };
  const most = new RegExp(data.most).exec(options)?.groups?.['most'];
  const least = new RegExp(data.least).exec(options)?.groups?.['least'];
  const unit = (groups['unit'] ?? '').trim();
  if (data.whole.includes(type)) return { kind: 'count', unit, ...(most === undefined ? {} : { most: Number(most) }) };
  const share = data.share.includes(type);
  const places = new RegExp(data.places).exec(options)?.groups?.['places'];
  return {
    kind: 'quantity',
    unit: share ? words.units.share : unit,
    scale: places === undefined ? 2 : Number(places),
    ...(least === undefined ? {} : { least: canonicalDecimal(least) }),
    ...(most === undefined ? {} : { most: canonicalDecimal(most) }),
  };
}

function derivedOf(
  written: string,
  { name, type, place }: Declaration,
  declared: readonly Fact[],
  words: BlockGrammar,
  language: string,
  diagnostics: Diagnostic[],
): Formula | null {
  const statistic = statisticOf(written, declared, words);
  if (statistic !== null) return statistic;
  const expression = expressionOf(name, written, declared, language);
  if (expression === null) {
    diagnostics.push(unknownValue(place, { field: name, value: written, offered: [] }));
    return null;
  }
  const bound = bindFormula(expression, declared, words.units.share);
  if (bound.kind === 'unknown') {
    diagnostics.push(
      undeclaredName(place, {
        name: bound.name,
        nearest:
          nearestName(
            bound.name,
            declared.map((it) => it.label),
          ) ?? null,
      }),
    );
    return null;
  }
  // 参加人数÷党员总数 is a part of one; in % it is a hundred times that.
  const isShare = type.kind === 'quantity' && type.unit === words.units.share;
  return isShare ? { kind: 'multiply', left: bound.formula, right: { kind: 'number', value: '100' } } : bound.formula;
}

/** 有效投标报价的最低值: over the subjects that are compared. */
function statisticOf(written: string, declared: readonly Fact[], words: BlockGrammar): Formula | null {
  const groups = new RegExp(words.data.statistic).exec(written)?.groups;
  const fact = declared.find((it) => it.label === groups?.['name']);
  const which = groups?.['which'];
  if (groups === undefined || fact === undefined || which === undefined) return null;
  const ref: FactRef = { item: null, fact: fact.key };
  const statistic = words.data['least-words'].includes(which)
    ? 'least'
    : words.data['greatest-words'].includes(which)
      ? 'greatest'
      : 'mean';
  return { kind: 'statistic', statistic, ref };
}

/** Reads an expression as the sentence reader reads a formula; a single name or number needs no signs. */
function expressionOf(
  name: string,
  written: string,
  declared: readonly Fact[],
  language: string,
): FormulaReading | null {
  const alone = declared.find((it) => it.label === written.trim());
  if (alone !== undefined) return { kind: 'name', name: alone.label };
  const reading = readScoringText(`${name}＝${written}`, {
    language,
    categories: [],
    scales: [],
    quantities: declared.map((it) => it.label),
    role: 'ordinary',
  });
  const effect = reading.clauses[0]?.effect;
  return effect?.kind === 'formula' && reading.clauses.length === 1 ? effect.expression : null;
}
