import type { IToken } from 'chevrotain';
import { readAmount } from './amount.ts';
import type { Use } from './condition-forms.ts';
import type { Dialect } from './dialect.ts';
import { readFormula } from './formula.ts';
import { hasInclusion } from './inclusion-mark.ts';
import { kindOf, slotsOf } from './lexer.ts';
import { parseNumeral, thousandths } from './numerals.ts';
import type { AmountReading, EffectReading, ModifierReading, NoteReading, VerdictReading } from './reading.ts';

/** An effect before its condition is known. */
export interface ReadEffect {
  readonly effect: EffectReading;
  readonly use: Use;
  /** The effect's words, as the patterns see them. */
  readonly image: string;
  readonly notes: readonly NoteReading[];
  /** 扣1分/次. */
  readonly per: string | null;
  /** 另扣, 再加. */
  readonly addsToPrevious: boolean;
  /** 扣分 and 给分 without a number: a person decides, if the sentence says so. */
  readonly free: 'deduct' | 'award' | 'bonus' | null;
  /** A number without a verb: what it does shows only in what stands before it. */
  readonly bare: boolean;
}

const CAP_SCOPES = ['counted', 'above', 'item', 'clause'] as const;

const unread: EffectReading = { kind: 'unread' };

/** The effect that a token of the skeleton stands for. */
export function readEffect(token: IToken, dialect: Dialect, folded: string): ReadEffect {
  const { slots, verdict } = slotsOf(token);
  const kind = kindOf(token);
  const per = slots['per'] ?? slots['per2'] ?? null;
  const base = {
    image: token.image,
    notes: [] as readonly NoteReading[],
    per,
    addsToPrevious: false,
    free: null,
    bare: false,
  };
  const withAmount = (
    make: (amount: AmountReading) => EffectReading,
    use: Use,
    more: Partial<ReadEffect> = {},
  ): ReadEffect => {
    const read = readAmount(slots['amount'] ?? '', dialect);
    if (read === undefined) return { ...base, effect: unread, use, ...more };
    const notes: NoteReading[] =
      read.missingUnit && read.amount.kind === 'points' ? [{ code: 'missing-unit', words: token.image }] : [];
    // 得5（含）—7分: a person's number has no open end; whether 7 may be given is left to the level above it.
    if (read.amount.kind === 'range' && hasInclusion(token.image))
      notes.push({ code: 'first-of-two', words: folded.slice(token.image.indexOf(slots['amount'] ?? '')) });
    return { ...base, effect: make(read.amount), use, notes, ...more };
  };
  switch (kind) {
    case 'Deduct':
      return withAmount((amount) => ({ kind: 'deduct', amount }), 'deduct');
    case 'ExtraDeduct':
      return withAmount((amount) => ({ kind: 'deduct', amount }), 'deduct', { addsToPrevious: true });
    case 'Award':
      return withAmount((amount) => ({ kind: 'award', amount }), 'award');
    case 'ExtraAward':
      return withAmount((amount) => ({ kind: 'bonus', amount }), 'bonus', { addsToPrevious: true });
    case 'Bonus':
      return withAmount((amount) => ({ kind: 'bonus', amount }), 'bonus');
    case 'BelowZero':
      return withAmount((amount) => ({ kind: 'below-zero', amount }), 'deduct');
    case 'BareAmount':
    case 'MarkPoints':
      return withAmount((amount) => ({ kind: 'award', amount }), 'award', { bare: true });
    case 'Signed':
      return slots['sign'] === '+'
        ? withAmount((amount) => ({ kind: 'bonus', amount }), 'bonus')
        : withAmount((amount) => ({ kind: 'deduct', amount }), 'deduct');
    case 'Full':
      return { ...base, effect: { kind: 'award', amount: { kind: 'full' } }, use: 'award' };
    case 'Zero':
      return {
        ...base,
        effect: { kind: 'zero', thisItem: slots['itself'] !== undefined, wording: token.image },
        use: 'zero',
      };
    case 'FreeDeduct':
      return {
        ...base,
        effect: { kind: 'judged', sign: 'deduct', amount: ceilingOf(slots['amount'], dialect), basis: 'discretion' },
        use: 'deduct',
        free: 'deduct',
      };
    case 'FreeAward':
      return {
        ...base,
        effect: { kind: 'judged', sign: 'award', amount: ceilingOf(slots['amount'], dialect), basis: 'discretion' },
        use: 'award',
        free: 'award',
      };
    case 'FreeBonus':
      return {
        ...base,
        effect: { kind: 'judged', sign: 'bonus', amount: null, basis: 'discretion' },
        use: 'bonus',
        free: 'bonus',
      };
    case 'Neutral':
      // 不加分也不扣分: a step worth nothing, and no other clause is spared.
      return { ...base, effect: { kind: 'deduct', amount: { kind: 'points', points: 0 } }, use: 'other' };
    case 'Waive':
      return { ...base, effect: { kind: 'waive', scope: 'previous' }, use: 'other' };
    case 'Multiply': {
      const half = dialect.pattern(dialect.grammar.halving).test(token.image);
      const factor = slots['factor'] === undefined ? '2' : parseNumeral(slots['factor'], dialect.grammar.numerals);
      const whole = factor !== undefined && !factor.includes('.') ? Number(factor) : undefined;
      if (whole === undefined) return { ...base, effect: unread, use: 'other' };
      return {
        ...base,
        effect: {
          kind: 'multiply',
          numerator: half ? 1 : whole,
          denominator: half ? 2 : 1,
          scope: slots['above'] === undefined ? 'previous' : 'above',
        },
        use: 'other',
      };
    }
    case 'Verdict':
      return { ...base, effect: verdictOf(verdict ?? '', slots, { token, folded }, dialect), use: 'other' };
    case 'Proportional': {
      const read = slots['amount'] === undefined ? undefined : readAmount(slots['amount'], dialect);
      const points = read?.amount.kind === 'points' ? read.amount.points : null;
      const deducts = dialect.pattern(dialect.grammar.deductWords).test(slots['sign'] ?? '');
      return {
        ...base,
        effect: {
          kind: 'proportional',
          sign: deducts ? 'deduct' : 'award',
          of: ratioNamed(slots['ratio'], dialect),
          points,
        },
        use: deducts ? 'deduct' : 'award',
      };
    }
    case 'External': {
      // 按“满意率×5”计分: the source is arithmetic.
      const quoted = dialect.pattern(dialect.grammar.quotedFormula).exec(folded)?.groups?.['formula'];
      const expression = quoted === undefined ? undefined : readFormula(quoted, dialect);
      if (expression !== undefined)
        return { ...base, effect: { kind: 'formula', target: '', expression }, use: 'award' };
      const deducts = dialect
        .pattern(dialect.grammar.deductWords)
        .test(token.image.slice((slots['source'] ?? '').length));
      const source = slots['source'] ?? '';
      const at = token.image.indexOf(source);
      return {
        ...base,
        effect: { kind: 'external', sign: deducts ? 'deduct' : 'award', source: folded.slice(at, at + source.length) },
        use: deducts ? 'deduct' : 'award',
      };
    }
    case 'Base': {
      const points = pointsOf(slots['amount'], dialect);
      return { ...base, effect: points === undefined ? unread : { kind: 'base', points }, use: 'other' };
    }
    default:
      return { ...base, effect: unread, use: 'other' };
  }
}

function verdictOf(
  kind: string,
  slots: Readonly<Record<string, string | undefined>>,
  { token, folded }: { readonly token: IToken; readonly folded: string },
  dialect: Dialect,
): EffectReading {
  const verdict = (value: VerdictReading): EffectReading => ({ kind: 'verdict', verdict: value });
  switch (kind) {
    case 'total-zero':
      return verdict({ kind: 'total-zero' });
    case 'grade-is':
      return verdict({ kind: 'grade-is', grade: gradeNamed(slots['grades'] ?? '', token.image, folded, dialect) });
    case 'grade-down': {
      const by = slots['by'] === undefined ? '1' : parseNumeral(slots['by'], dialect.grammar.numerals);
      return by === undefined || by.includes('.') ? unread : verdict({ kind: 'grade-down', by: Number(by) });
    }
    case 'grade-not': {
      const words = folded.match(dialect.pattern('{grade}', 'g')) ?? [];
      return verdict({ kind: 'grade-not', grades: [...new Set(words)] });
    }
    default:
      return verdict({ kind: 'disqualify', wording: token.image });
  }
}

/** 确定为“较差”等次: the patterns do not see what is quoted. */
function gradeNamed(grade: string, image: string, folded: string, dialect: Dialect): string {
  const at = image.indexOf(grade);
  return folded.slice(at, at + grade.length).replace(dialect.pattern(dialect.grammar.quoteMarks, 'g'), '');
}

/** A modifier of the skeleton; `at` are its offsets in the folded text. */
export function readModifier(token: IToken, dialect: Dialect): ModifierReading | undefined {
  const { slots } = slotsOf(token);
  const from = token.startOffset;
  const to = from + token.image.length;
  switch (kindOf(token)) {
    case 'Cap': {
      const points = pointsOf(slots['amount'], dialect);
      if (points === undefined) return undefined;
      const scope = `${slots['scope'] ?? ''}${slots['after'] ?? ''}`;
      const named = dialect.grammar.capWords.find(
        ([, words]) => words !== undefined && dialect.pattern(words).test(scope),
      )?.[0];
      const kind = CAP_SCOPES.find((name) => name === named) ?? 'unmarked';
      const sign = slots['sign'] ?? scope;
      const deduct = dialect.pattern(dialect.grammar.deductWords).test(sign);
      const award = dialect.pattern(dialect.grammar.awardWords).test(sign);
      const counted =
        kind === 'above' ? dialect.pattern(dialect.grammar.countedScope).exec(scope)?.groups?.['count'] : undefined;
      const clauses = counted === undefined ? undefined : parseNumeral(counted, dialect.grammar.numerals);
      return {
        kind: 'cap',
        points,
        scope: kind,
        ...(clauses === undefined ? {} : { clauses: Number(clauses) }),
        sign: deduct ? 'deduct' : award ? 'award' : null,
        from,
        to,
      };
    }
    case 'Until':
      return { kind: 'until-exhausted', from, to };
    case 'BestOf':
      return { kind: 'best-of', from, to };
    case 'Cumulative':
      return { kind: 'cumulative', from, to };
    case 'FullMark': {
      const points = pointsOf(slots['amount'], dialect);
      return points === undefined ? undefined : { kind: 'full-mark', points, from, to };
    }
    default:
      return undefined;
  }
}

function pointsOf(written: string | undefined, dialect: Dialect): number | undefined {
  const read = written === undefined ? undefined : readAmount(written, dialect);
  return read?.amount.kind === 'points' ? read.amount.points : undefined;
}

/** Award up to 5 points: the most that a person may give. */
function ceilingOf(
  written: string | undefined,
  dialect: Dialect,
): { readonly least: number; readonly most: number } | null {
  const most = pointsOf(written, dialect);
  return most === undefined ? null : { least: 0, most };
}

/** 按完成比例: the ratio has a name; 按比例 is of what stands in front. */
function ratioNamed(ratio: string | undefined, { grammar, pattern }: Dialect): string {
  if (ratio === undefined || pattern(grammar.ownRatio).test(ratio)) return '';
  return ratio.replace(pattern(grammar.ratioHead), '');
}

/** （甲科4分、乙科3分）. */
export function readShares(
  bracket: string,
  dialect: Dialect,
): readonly { readonly who: string; readonly points: number }[] {
  const shares: { who: string; points: number }[] = [];
  for (const found of bracket.slice(1, -1).matchAll(dialect.pattern(dialect.grammar.splitShare, 'g'))) {
    const decimal = parseNumeral(found.groups?.['points'] ?? '', dialect.grammar.numerals);
    const points = decimal === undefined ? undefined : thousandths(decimal);
    if (points !== undefined) shares.push({ who: (found.groups?.['who'] ?? '').replace(/^[、，；]/, ''), points });
  }
  return shares;
}
