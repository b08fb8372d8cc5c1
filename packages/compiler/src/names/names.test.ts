import { itemsOf } from '@rubric-lang/model';
import { expect, test } from 'vitest';
import { compile, names, seal } from '../index.ts';
import type { TextEdit } from '@rubric-lang/diagnostics';

const text = `评分表：仓库安全评分表

一、消防（6分）

1.灭火器（4分）
评分标准：每缺1个灭火器扣1分；未按期检验的扣2分。

2.通道（2分）
评分标准：通道堵塞的扣2分。
`;

function applied(source: string, { span, text: written }: TextEdit): string {
  return source.slice(0, span.start) + written + source.slice(span.end);
}

function compiled(source: string): ReturnType<typeof compile> {
  return compile('a.rubric', () => source);
}

const romanized: Readonly<Record<string, string>> = { 灭火器: 'extinguishers', 每缺1个灭火器: 'extinguishers missing' };
const named = applied(
  text,
  names(
    'a.rubric',
    () => text,
    (words) => romanized[words] ?? '',
  ).edit,
);

test('a line for every item and fact, and the names stand in the model', () => {
  expect(named.slice(text.length)).toBe(`
名册：
- extinguishers ＝ 消防／灭火器
- extinguishers-missing ＝ 消防／灭火器／每缺1个灭火器
- fact-1 ＝ 消防／灭火器／未按期检验
- item-1 ＝ 消防／通道
- fact-2 ＝ 消防／通道／通道堵塞
`);
  const { draft, diagnostics } = compiled(named);
  expect(diagnostics.filter((it) => it.severity === 'error' || it.severity === 'question')).toEqual([]);
  expect(itemsOf(draft.sections).map((it) => [it.key, it.named, it.facts.map((fact) => fact.key)])).toEqual([
    ['extinguishers', true, ['extinguishers-missing', 'fact-1']],
    ['item-1', true, ['fact-2']],
  ]);
});

test('renumbering keeps every name, and writing again adds nothing', () => {
  const renumbered = named.replace('1.灭火器', '3.灭火器').replace('2.通道', '1.通道').replace('一、消防', '二、消防');
  expect(itemsOf(compiled(renumbered).draft.sections).map((it) => it.key)).toEqual(['extinguishers', 'item-1']);
  expect(names('a.rubric', () => named).added).toBe(0);
});

test('other words for the same thing are asked about, with both answers as edits', () => {
  const changed = named.replace('评分标准：通道堵塞的', '评分标准：消防通道堵塞的');
  const [question] = compiled(changed).diagnostics.filter((it) => it.code === 'name-unmatched');
  expect(question?.severity).toBe('question');
  expect(question?.message.zh).toContain('消防通道堵塞');
  const [same, other] = question?.fixes ?? [];
  expect(
    compiled(applied(changed, same?.edits[0] ?? { span: { start: 0, end: 0 }, text: '' })).diagnostics.some(
      (it) => it.code === 'name-unmatched',
    ),
  ).toBe(false);
  const retired = applied(changed, other?.edits[0] ?? { span: { start: 0, end: 0 }, text: '' });
  expect(compiled(retired).diagnostics.some((it) => it.code === 'name-unmatched')).toBe(false);
  // A retired name is never given again.
  expect(names('a.rubric', () => retired).block).toContain('- fact-3 ＝ 消防／通道／消防通道堵塞');
});

test('a name that is used twice is an error', () => {
  expect(compiled(named.replace('- fact-2 ＝', '- fact-1 ＝')).diagnostics.map((it) => it.code)).toContain(
    'name-twice',
  );
});

test('@name behind a heading and behind an effect wins', () => {
  const handled = text.replace('1.灭火器（4分）', '1.灭火器（4分）@bottles').replace('扣1分；', '扣1分@missing；');
  const [item] = itemsOf(compiled(handled).draft.sections);
  expect([item?.key, item?.facts.map((it) => it.key)]).toEqual(['bottles', ['missing', '未按期检验']]);
  expect(item?.clauses[0]?.branches[0]?.times).toMatchObject({ fact: { item: 'bottles', fact: 'missing' } });
});

test('a seal holds until a sentence means something else, and the sentence is named', () => {
  const sealed = applied(named, seal(compiled(named), '2026-11-21'));
  expect(compiled(sealed).draft.gates).toEqual({ printable: true, computable: true, issuable: true });
  // Frame and comments are not what was sealed.
  expect(compiled(sealed.replace('1.灭火器', '// 备查\n1、灭火器')).draft.gates.issuable).toBe(true);
  const changed = compiled(sealed.replace('通道堵塞的扣2分', '通道堵塞的扣1分'));
  expect(changed.draft.gates).toEqual({ printable: true, computable: true, issuable: false });
  expect(changed.diagnostics.filter((it) => it.code === 'seal-broken').map((it) => it.message.zh)).toEqual([
    '定稿（2026-11-21）以后，这句话的含义变了：“通道堵塞的扣1分”。',
  ]);
  // Sealing again replaces the seal.
  const again = sealed.replace('通道堵塞的扣2分', '通道堵塞的扣1分');
  expect(compiled(applied(again, seal(compiled(again), '2026-11-22'))).draft.gates.issuable).toBe(true);
});

test('names outlive the edition: what starts from another file has its names, and may say them anew', () => {
  const next =
    '评分表：仓库安全评分表\n年度：2027\n沿用：a.rubric\n- 删去：消防／通道\n\n一、消防（4分）\n\n1.灭火器（4分）\n评分标准：每缺2个灭火器扣1分；未按期检验的扣2分。\n';
  const files = (own: string) => (path: string) => (path.endsWith('a.rubric') ? named : own);
  const asked = compile('b.rubric', files(next));
  expect(asked.diagnostics.filter((it) => it.code === 'name-unmatched').map((it) => it.message.zh)).toEqual([
    '名册里的“extinguishers-missing”（消防／灭火器／每缺1个灭火器）在表里没有原样找到，最近的是“每缺2个灭火器”：是同一事项改了说法，还是新事项？',
  ]);
  const answered = compile(
    'b.rubric',
    files(`${next}\n名册：\n- extinguishers-missing ＝ 消防／灭火器／每缺2个灭火器\n`),
  );
  expect(answered.diagnostics.filter((it) => it.severity === 'error' || it.severity === 'question')).toEqual([]);
  expect(itemsOf(answered.draft.sections).map((it) => [it.key, it.facts.map((fact) => fact.key)])).toEqual([
    ['extinguishers', ['extinguishers-missing', 'fact-1']],
  ]);
});

test('members of one long list are told apart', () => {
  const list =
    '评分表：甲\n\n1.感染控制（5分）\n评分标准：手卫生、消毒灭菌、医疗废物处置不规范的，分别扣1分、1分、2分。\n';
  const written = applied(list, names('a.rubric', () => list).edit);
  const [item] = itemsOf(compile('a.rubric', () => written).draft.sections);
  expect(item?.facts.map((it) => it.named)).toEqual([true, true, true]);
  expect(new Set(item?.facts.map((it) => it.key)).size).toBe(3);
});
