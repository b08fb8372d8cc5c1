import { pinyin } from 'pinyin-pro';

/**
 * An ASCII name for Chinese words, by their pinyin: 未成立领导小组 is `wei-cheng-li-ling-dao-xiao-zu`. It is a
 * handle, not a translation; authors who want better ones write `@name`.
 */
export function romanize(text: string): string {
  return pinyin(text, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true })
    .map((part) =>
      part
        .toLowerCase()
        .replace(/ü/g, 'v')
        .replace(/[^a-z0-9]+/g, ' '),
    )
    .join(' ')
    .trim()
    .replace(/\s+/g, '-');
}
