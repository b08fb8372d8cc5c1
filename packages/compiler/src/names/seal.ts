import { diagnosticKind, type Diagnostic, type TextEdit } from '@rubric-lang/diagnostics';
import { blockGrammars, type BlockGrammar } from '@rubric-lang/grammar';
import { itemsOf, paraphrase, sha256, type Item, type Rubric } from '@rubric-lang/model';
import type { Compilation } from '../compilation.ts';
import type { Roster, Seal } from './roster.ts';
import { canonicalWording } from './wording.ts';

const sealBroken = diagnosticKind<{
  readonly date: string;
  readonly words: string | null;
  readonly item: string | null;
}>({
  code: 'seal-broken',
  name: '定稿后改动',
  severity: 'error',
  message: ({ date, words, item }) => ({
    zh:
      words !== null
        ? `定稿（${date}）以后，这句话的含义变了：“${words}”。`
        : item !== null
          ? `定稿（${date}）以后，“${item}”的条文有增减。`
          : `定稿（${date}）以后，分值、等次或其他计分内容改了。`,
    en:
      words !== null
        ? `Since it was sealed (${date}) this sentence means something else: "${words}".`
        : item !== null
          ? `Since it was sealed (${date}) rules of "${item}" were added or removed.`
          : `Since it was sealed (${date}) points, grades or other things that count have changed.`,
  }),
  advice: () => ({
    zh: '改回去，或者核对以后运行 rubric seal 重新定稿。',
    en: 'Undo the change, or check it and seal the file again.',
  }),
});

/** So many digits tell the readings of one item apart. */
const DIGITS = 8;

/** Short digests of what every clause of an item was understood to say, in order. */
function readingsOf(item: Item, { facts }: Rubric): readonly string[] {
  const around = { clauses: item.clauses, facts: [...item.facts, ...facts], groups: item.groups };
  return item.clauses.map((it) => sha256(`${it.text}\n${paraphrase(it, around)}`).slice(0, DIGITS));
}

/** What differs from the seal; empty when nothing does, or nothing is sealed. */
export function sealReports(draft: Rubric, { seal }: Roster, words: BlockGrammar): readonly Diagnostic[] {
  if (seal === null || seal.meaning === draft.digests.meaning) return [];
  const { date } = seal;
  const changed = itemsOf(draft.sections).flatMap((item): readonly Diagnostic[] => {
    const before = readingsFor(seal, item, words);
    const now = readingsOf(item, draft);
    if (before === undefined)
      return item.clauses.length === 0
        ? []
        : [sealBroken({ span: item.span }, { date, words: null, item: `${item.mark}${item.title}` })];
    const different = item.clauses.filter((_, at) => now[at] !== before[at]);
    if (before.length !== now.length)
      return [sealBroken({ span: item.span }, { date, words: null, item: `${item.mark}${item.title}` })];
    return different.map((it) => sealBroken({ span: it.span }, { date, words: it.text, item: null }));
  });
  return changed.length > 0 ? changed : [sealBroken({ span: seal.span }, { date, words: null, item: null })];
}

function readingsFor({ readings }: Seal, item: Item, words: BlockGrammar): readonly string[] | undefined {
  return readings.get(canonicalWording(item.key, words));
}

/** Is the file sealed and as it was then? */
export function isSealed(draft: Rubric, { seal }: Roster): boolean {
  return seal !== null && seal.meaning === draft.digests.meaning;
}

/** The lines of a seal in the 名册: date and digest of the meaning, then the readings item by item. */
function sealLines(rubric: Rubric, date: string): readonly string[] {
  const { seal } = blockGrammars[rubric.language === 'en' ? 'en' : 'zh-CN'].names;
  const items = itemsOf(rubric.sections).filter((it) => it.clauses.length > 0);
  return [
    `- ${seal}：${date}／${rubric.digests.meaning}`,
    ...items.map((it) => `- ${seal} ${it.key} ＝ ${readingsOf(it, rubric).join(' ')}`),
  ];
}

/** Writes the seal into the 名册, in the place of an older one. `date` is the host's: 2026-11-21. */
export function seal({ draft, tree }: Compilation, date: string): TextEdit {
  const words = blockGrammars[tree.language];
  const lines = sealLines(draft, date);
  const block = tree.blocks.find((it) => it.key === 'names');
  const { text } = tree.source;
  if (block === undefined) {
    const gap = text.endsWith('\n') ? '\n' : '\n\n';
    return {
      span: { start: text.length, end: text.length },
      text: `${gap}${words.names.block}：\n${lines.join('\n')}\n`,
    };
  }
  const kept = block.entries
    .filter((it) => !new RegExp(words.names.sealEntry).test((it.text?.text ?? '').trim()))
    .map((it) => `- ${it.text?.text ?? ''}`);
  return { span: block.span, text: [`${words.names.block}：`, ...kept, ...lines].join('\n') };
}
