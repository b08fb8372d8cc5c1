/**
 * The words of the facts format that are not names of items or facts. They belong to the format, as JSON
 * keys do, not to the language of rubrics; every spelling that people use for one is accepted.
 */
export const words = {
  subject: ['考评对象', '被考评单位', '单位', '名称', 'subject'],
  group: ['分组', 'group'],
  category: ['类别', 'category'],
  rater: ['评委', 'rater'],
  others: ['其余', 'others'],
  findings: ['检查记录', 'findings'],
} as const satisfies Record<string, readonly string[]>;

/** `其余：达标` */
export const metWords: readonly string[] = ['达标', 'met'];

/** `空项`: the item does not apply to this subject. */
export const notApplicableWords: readonly string[] = ['空项', 'notapplicable', 'n/a'];

/** The columns or keys of one finding. */
export const findingWords = {
  subject: words.subject,
  item: ['项目', 'item'],
  fact: ['情况', '事实', 'fact'],
  value: ['值', '数值', 'value'],
  where: ['地点', 'where'],
  when: ['时间', 'when'],
  note: ['说明', '备注', 'note'],
  evidence: ['依据', '佐证', 'evidence'],
  by: ['记录人', '检查人', 'by'],
} as const satisfies Record<string, readonly string[]>;

/** Names are compared without spaces, and with full-width letters, digits and marks as half-width ones. */
export function foldName(name: string): string {
  return name
    .replace(/\s+/g, '')
    .replace(/[！-～]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0))
    .replace(/[“”„‟]/g, '"')
    .replace(/[‘’]/g, "'")
    .toLowerCase();
}

/** Which of the words a key is, if any. */
export function wordOf<Name extends string>(
  table: Readonly<Record<Name, readonly string[]>>,
  key: string,
): Name | undefined {
  const folded = foldName(key);
  return (Object.keys(table) as Name[]).find((name) => table[name].includes(folded));
}
