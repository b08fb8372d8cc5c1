import type { Scope } from './scope.ts';

/** What makes two counts one: the words without 每, the number and its measure word. */
export function countName(label: string, scope: Scope): string {
  let name = label;
  for (const pattern of scope.words.units.counting) name = name.replace(new RegExp(pattern, 'g'), '');
  return name === '' ? label : name;
}
