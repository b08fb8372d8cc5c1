import {
  diagnosticKind,
  nearestName,
  type Diagnostic,
  type Localized,
  type ReportPlace,
} from '@rubric-lang/diagnostics';
import { mergeRaters } from '@rubric-lang/evaluator';
import type { BlockGrammar } from '@rubric-lang/grammar';
import {
  factQuestion,
  itemsOf,
  type Example,
  type Fact,
  type Facts,
  type FactValue,
  type Milli,
  type Rubric,
} from '@rubric-lang/model';
import { milliOf } from '../lower/decimal.ts';
import { fieldsOf, linesOf, placeIn, type Frame } from '../read/frame.ts';
import { foldWords, listOf, matched } from '../read/words.ts';
import { factByWords, ownerByName, ownersOf, type FactOwner } from './fact-by-words.ts';
import { valueFor, writtenValue } from './value.ts';

const unknownName = diagnosticKind<{
  readonly words: string;
  readonly kind: 'item' | 'fact';
  readonly nearest: string | null;
  readonly known: readonly string[];
}>({
  code: 'example-unknown-name',
  name: '样例里的名称对不上',
  severity: 'error',
  message: ({ words, kind }) => ({
    zh: `样例里的“${words}”对不上表中的${kind === 'item' ? '项目' : '情况'}。`,
    en: `"${words}" in the example is no ${kind === 'item' ? 'item' : 'fact'} of the table.`,
  }),
  advice: ({ nearest, known }) => {
    const list = known
      .slice(0, 6)
      .map((it) => `“${it}”`)
      .join('、');
    return {
      zh: nearest !== null ? `是不是“${nearest}”？` : known.length === 0 ? '请对照表中的名称。' : `这里有：${list}。`,
      en: nearest !== null ? `Did you mean "${nearest}"?` : `There are: ${list}.`,
    };
  },
});

const unfitValue = diagnosticKind<{ readonly fact: string; readonly value: string; readonly question: Localized }>({
  code: 'example-unfit-value',
  name: '样例里的值不合适',
  severity: 'error',
  message: ({ fact, value }) => ({
    zh: `样例里“${fact}”写的是“${value}”，这里不能这样写。`,
    en: `"${value}" cannot be the value of "${fact}".`,
  }),
  advice: ({ question }) => ({ zh: `要填的是：${question.zh}`, en: `What is asked: ${question.en}` }),
});

const absenceUnsaid = diagnosticKind<{ readonly words: string }>({
  code: 'example-absence-unsaid',
  name: '没有写空项怎么算',
  severity: 'error',
  message: ({ words }) => ({
    zh: `样例里写了“${words}”，评分表没有写空项怎么算。`,
    en: `The example says "${words}"; the rubric does not say what becomes of items that do not apply.`,
  }),
  advice: () => ({
    zh: '请在表头、这一部分或这一项里加一行“缺项：折算”（也可以写得满分、不计、取同类平均）。',
    en: 'Add a line to the header, the section or the item, such as "not applicable: redistribute".',
  }),
});

const unreadLine = diagnosticKind<{ readonly line: string }>({
  code: 'example-unread-line',
  name: '样例这一行读不懂',
  severity: 'error',
  message: ({ line }) => ({ zh: `样例里的“${line}”没有读懂。`, en: `"${line}" in the example is not understood.` }),
  advice: () => ({
    zh: '一行写一样，例如“- 组织领导／未制定计划：是”“- 总分：95分”。',
    en: 'One thing a line, for example "- Records / missing: 2", "- total: 95 points".',
  }),
});

/** The examples of a file, bound to the rubric. Several raters' values on one line are merged as 评委 says. */
export function readExamples(
  frame: Frame,
  draft: Rubric,
  words: BlockGrammar,
): { readonly examples: readonly Example[]; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const owners = ownersOf(draft);
  const examples = fieldsOf(frame, 'example').map(({ field, origin }): Example => {
    const lines = linesOf(field);
    const name = lines.find((it) => it.entry === 0)?.text.trim() ?? field.argument ?? '';
    const open = emptyExample();
    for (const { text, span } of lines.filter((it) => it.entry > 0))
      readLine(text, placeIn(origin, span), open, { draft, owners, words, diagnostics });
    return { ...finished(open, draft, name), name, span: field.span };
  });
  return { examples, diagnostics };
}

/** An example while its lines are read. Every fact has one value, or one a rater. */
interface OpenExample {
  readonly declared: Map<string, FactValue>;
  readonly items: Map<string, Map<string, readonly FactValue[]>>;
  readonly absent: Set<string>;
  readonly scores: Record<string, Milli>;
  total: Milli | null;
  grade: string | null;
  category: string | null;
  group: string | null;
  peers: readonly string[] | null;
  verdict: string | null;
  othersMet: boolean;
}

function emptyExample(): OpenExample {
  return {
    declared: new Map(),
    items: new Map(),
    absent: new Set(),
    scores: {},
    total: null,
    grade: null,
    category: null,
    group: null,
    peers: null,
    verdict: null,
    othersMet: false,
  };
}

interface Binding {
  readonly draft: Rubric;
  readonly owners: readonly FactOwner[];
  readonly words: BlockGrammar;
  readonly diagnostics: Diagnostic[];
}

function readLine(text: string, place: ReportPlace, open: OpenExample, binding: Binding): void {
  const { words, draft, diagnostics } = binding;
  const colon = /[：:]/.exec(text);
  if (colon === null) {
    diagnostics.push(unreadLine(place, { line: text }));
    return;
  }
  const name = text.slice(0, colon.index).trim();
  const value = text.slice(colon.index + 1).trim();
  if (readExpectation(name, value, open, words)) return;
  const declared = draft.facts.find((it) => foldWords(it.label) === foldWords(name) || it.key === name);
  if (declared !== undefined) {
    const found = valueFor(declared, writtenValue(value, words), words);
    if (found === null)
      diagnostics.push(unfitValue(place, { fact: declared.label, value, question: factQuestion(declared) }));
    else open.declared.set(declared.key, found);
    return;
  }
  const stroke = new RegExp(words.path).exec(name);
  if (stroke === null) readWhole(name, value, place, open, binding);
  else readFact(name, value, place, open, binding);
}

/** 总分, 等次, 类别, 分组, 同批, 结论, 其余. */
function readExpectation(name: string, value: string, open: OpenExample, words: BlockGrammar): boolean {
  const { examples } = words;
  const folded = foldWords(name);
  if (examples.others.includes(folded) && examples.met.includes(foldWords(value))) open.othersMet = true;
  else if (examples.total.includes(folded)) open.total = pointsOf(value, words);
  else if (examples.grade.includes(folded)) open.grade = value;
  else if (examples.category.includes(folded)) open.category = value;
  else if (examples.group.includes(folded)) open.group = value;
  else if (examples.peers.includes(folded)) open.peers = listOf(value, words);
  else if (examples.verdict.includes(folded)) open.verdict = value;
  else return false;
  return true;
}

function pointsOf(value: string, words: BlockGrammar): Milli | null {
  return milliOf(matched(value, words.points)?.['points'] ?? '');
}

/** 中医药服务：空项 · 组织领导：达标 · 组织领导得分：1.5分. */
function readWhole(
  name: string,
  value: string,
  place: ReportPlace,
  open: OpenExample,
  { draft, owners, words, diagnostics }: Binding,
): void {
  const scored = new RegExp(words.examples.scoreSuffix).exec(name);
  const owner =
    ownerByName(owners, name) ?? (scored === null ? null : ownerByName(owners, name.slice(0, scored.index)));
  if (owner === null) {
    const known = owners.map((it) => (it.title === '' ? it.key : it.title));
    diagnostics.push(
      unknownName(place, { words: name, kind: 'item', nearest: nearestName(name, known) ?? null, known }),
    );
    return;
  }
  const folded = foldWords(value);
  const points = pointsOf(value, words);
  if (words.examples.notApplicable.includes(folded)) {
    const item = itemsOf(draft.sections).find((it) => it.key === owner.key);
    if (item?.notApplicable == null) diagnostics.push(absenceUnsaid(place, { words: `${name}：${value}` }));
    open.absent.add(owner.key);
    return;
  }
  if (words.examples.met.includes(folded)) entriesOf(open, owner.key);
  else if (points !== null && scored !== null) open.scores[owner.key] = points;
  else if (owner.facts.length === 1)
    readFact(`${name}／${owner.facts[0]?.label ?? ''}`, value, place, open, {
      draft: null,
      owners,
      words,
      diagnostics,
    });
  else diagnostics.push(unreadLine(place, { line: `${name}：${value}` }));
}

function entriesOf(open: OpenExample, item: string): Map<string, readonly FactValue[]> {
  const entries = open.items.get(item) ?? new Map<string, readonly FactValue[]>();
  open.items.set(item, entries);
  return entries;
}

/** 组织领导／少开专题会：2次. The last stroke parts item and fact: a section may stand before the item. */
function readFact(
  path: string,
  value: string,
  place: ReportPlace,
  open: OpenExample,
  { owners, words, diagnostics }: Omit<Binding, 'draft'> & { readonly draft: Rubric | null },
): void {
  const strokes = [...path.matchAll(new RegExp(words.path, 'g'))].map((it) => it.index);
  for (const at of [...strokes].reverse()) {
    const owner = ownerByName(owners, path.slice(0, at));
    if (owner === null) continue;
    const named = path.slice(at + 1).trim();
    const written = (value.includes('、') ? listOf(value, words) : [value]).map((it) => writtenValue(it, words));
    const [first] = written;
    const none = first?.kind === 'answer' && !first.yes;
    const fits = (fact: Fact): boolean =>
      written.every((it) => valueFor(fact, it, words) !== null) || (none && fact.type.kind === 'level');
    // A bare number is a count sooner than somebody's points.
    const counts = (it: Fact): boolean => fits(it) && it.type.kind !== 'judgement';
    const judged = first?.kind === 'number' && first.unit !== '' && first.unit === words.units.points.trim();
    const fact =
      (judged ? null : factByWords(owner, named, counts, words)) ??
      factByWords(owner, named, judged ? (it): boolean => fits(it) && it.type.kind === 'judgement' : fits, words) ??
      factByWords(owner, named, fits, words) ??
      factByWords(owner, named, (it) => whole(it, value, words), words);
    if (fact === null) {
      const known = owner.facts.map((it) => it.label);
      const other = factByWords(owner, named, () => true, words);
      if (other === null)
        diagnostics.push(
          unknownName(place, { words: path, kind: 'fact', nearest: nearestName(named, known) ?? null, known }),
        );
      else diagnostics.push(unfitValue(place, { fact: other.label, value, question: factQuestion(other) }));
      return;
    }
    const values = fits(fact)
      ? written.flatMap((it) => valueFor(fact, it, words) ?? [])
      : [valueFor(fact, { kind: 'word', word: foldWords(value) }, words)].filter((it) => it !== null);
    // 项目经理：无 is none of the levels: nothing is recorded that could earn anything.
    if (values.length > 0) entriesOf(open, owner.key).set(fact.key, values);
    else entriesOf(open, owner.key);
    return;
  }
  const item = path.slice(0, strokes[0] ?? path.length);
  const known = owners.map((it) => (it.title === '' ? it.key : it.title));
  diagnostics.push(unknownName(place, { words: item, kind: 'item', nearest: nearestName(item, known) ?? null, known }));
}

/** A level may hold an enumeration itself: 小型、微型企业. */
function whole(fact: Fact, value: string, words: BlockGrammar): boolean {
  return fact.type.kind === 'level' && valueFor(fact, { kind: 'word', word: foldWords(value) }, words) !== null;
}

function finished(open: OpenExample, draft: Rubric, name: string): Omit<Example, 'name' | 'span'> {
  const raters = Math.max(
    1,
    ...[...open.items.values()].flatMap((it) => [...it.values()].map((values) => values.length)),
  );
  const sheets = Array.from({ length: raters }, (_, rater): Facts => {
    const items: Record<string, Readonly<Record<string, FactValue>> | 'not-applicable'> = {};
    for (const [item, entries] of open.items) {
      items[item] = Object.fromEntries(
        [...entries].flatMap(([fact, values]) => {
          // One value for all raters is what each of them wrote.
          const value = values.length === 1 ? values[0] : values[rater];
          return value === undefined ? [] : [[fact, value] as const];
        }),
      );
    }
    for (const item of open.absent) items[item] = 'not-applicable';
    return {
      subject: name,
      ...(open.category === null ? {} : { category: open.category }),
      ...(open.group === null ? {} : { group: open.group }),
      declared: Object.fromEntries(open.declared),
      items,
      othersMet: open.othersMet,
    };
  });
  const [only] = sheets;
  return {
    facts: raters === 1 && only !== undefined ? only : mergeRaters(draft, sheets).facts,
    total: open.total,
    items: open.scores,
    grade: open.grade,
    ...(open.peers === null ? {} : { peers: open.peers }),
    ...(open.verdict === null ? {} : { verdict: open.verdict }),
  };
}
