import type { FontRole } from '@rubric-lang/table';

/** Names of typefaces as offices have them in their documents. Word and WPS find them, or show their own. */
const names: Readonly<Record<FontRole, string>> = {
  title: '方正小标宋简体',
  heading: '黑体',
  second: '楷体_GB2312',
  body: '仿宋_GB2312',
  plain: '宋体',
};

/** Every run names its font for every script: what is left open is taken from a theme, and differs by machine. */
export function wordFont(role: FontRole): {
  readonly ascii: string;
  readonly hAnsi: string;
  readonly eastAsia: string;
  readonly cs: string;
} {
  const name = names[role];
  return { ascii: name, hAnsi: name, eastAsia: name, cs: name };
}
