import { readScoringText, type ReadingContext } from '@rubric-lang/sentences';
import { textMeaning, type ClauseMeaning } from './reading-meaning.ts';

/** A number raised by one, or a word of arithmetic taken out, of a whole scoring text. */
export interface Touched {
  readonly words: string;
  readonly from: number;
  readonly text: string;
}

/** Words that change arithmetic wherever they stand: without them a text means something else. */
const arithmeticWords: readonly RegExp[] = [
  // 每发现一次 and 发现一次 say the same.
  /每(?!年|月|季|周|日|天|学期|半年|个月|一?页|[^0-9一，；。]{0,7}[1一](?![0-9]))/g,
  /分别(?=扣|得|加)/g,
  // 每人各扣 is 每人扣.
  /(?<!每[^，；。]{0,6})各(?=扣|得|加)/g,
  /(?<!以上(?:各项|[一二两三四五]项)?)累计/g,
  /最[高多](?=扣|加|得|不超过)/g,
  // 达80%以上 says 以上 twice, and 90%得4分 behind 95%以上得6分 goes on with it.
  /(?<=(?<!达到?|不[低少]于|[0-9])[0-9]{1,4}[%人次个名分元天岁])以[上下内外](?!的部分)(?<!(?:提高|增长|下降)[0-9]+%以上)(?<!以上得[0-9.]+分[^。]*以上)/g,
  /倒(?=扣)/g,
  // 另加 on top of the points that 不超过满分 then takes back.
  /[另再](?=扣|加)(?![^。]*不超过满分)/g,
  /加倍|减半/g,
  /首次|第[一二]次/g,
  /就高(?!不重复)/g,
  /不足(?=[0-9])(?![^，；。]{0,6}按)/g,
  /低于(?=[0-9])|高于(?=[0-9])|(?<!不得?)少于(?=[0-9])|(?<!不得?)超过(?=[0-9])/g,
  // 视…情况酌情 and a split between departments leave the choice to a person already.
  /(?<!(?:视|根据|据|分）)[^；。]*)酌情(?!给分|打分)/g,
  /扣完为止/g,
  /除外/g,
  /(?:本项|此项|该项)(?=不得分|不计分|[得记计]?[0零]分|最)/g,
  /不(?=(?:得|扣|计)分(?![包散别]))/g,
];

/** Every number of a text raised by one; every word of arithmetic taken out, 含 and 不含 changed for each other. Quotes, titles, dates and hotlines are left alone. */
function touchedTexts(text: string): readonly Touched[] {
  const hidden = text.replace(
    /《[^》]*》|〔[^〕]*〕[0-9]*号?|“[^”]*”|"[^"]*"|[0-9]{4}年(?:[0-9]+月)?(?:[0-9]+日)?|[0-9]+月[0-9]+日?|第[0-9一二三四五六七八九十百]+[条章款号]|[0-9]+[.、](?![0-9])|（[0-9]+）|[①-⑳]|[0-9]+[:：点时][0-9]+分?|[0-9]{5}(?=热线|平台)/g,
    (found) => '\uE000'.repeat(found.length),
  );
  const numbers = [...hidden.matchAll(/(?<!不足[0-9]{0,3}[^，；。]{0,4}按?)[0-9]+(?:\.[0-9]+)?/g)].map((found) => {
    const raised = String(Number(found[0]) + 1);
    return {
      words: found[0],
      from: found.index,
      text: text.slice(0, found.index) + raised + text.slice(found.index + found[0].length),
    };
  });
  const words = arithmeticWords.flatMap((pattern) =>
    [...hidden.matchAll(pattern)].map((found) => ({
      words: found[0],
      from: found.index,
      text: text.slice(0, found.index) + text.slice(found.index + found[0].length),
    })),
  );
  const inclusions = [...hidden.matchAll(/（(不?)含）/g)].map((found) => ({
    words: found[0],
    from: found.index,
    text: `${text.slice(0, found.index)}${found[1] === '' ? '（不含）' : '（含）'}${text.slice(found.index + found[0].length)}`,
  }));
  return [...numbers, ...words, ...inclusions];
}

/** Touched places that make no difference to the arithmetic although the reader said nothing of them. */
export function lostWords(text: string, context: ReadingContext): readonly Touched[] {
  const before = readScoringText(text, context);
  const meaning = textMeaning(before);
  return touchedTexts(text).filter((touched) => {
    const clause = before.clauses.findIndex(({ from, to }) => from <= touched.from && touched.from < to);
    const after = textMeaning(readScoringText(touched.text, context));
    if (changed(meaning, after)) return false;
    const own = meaning[clause];
    // Outside of clauses it is a requirement or a statement: nobody counts with it.
    if (own === undefined) return false;
    // What a person decides is described in words.
    if (own.arithmetic.includes('"judged"') && !/分/.test(text.slice(touched.from, touched.from + 6))) return false;
    return own.status === 'understood' && !own.notes.some((note) => tells(note, touched.words));
  });
}

function changed(before: readonly ClauseMeaning[], after: readonly ClauseMeaning[]): boolean {
  return (
    JSON.stringify(before.map(({ arithmetic }) => arithmetic)) !==
    JSON.stringify(after.map(({ arithmetic }) => arithmetic))
  );
}

function tells(note: string, words: string): boolean {
  const [code = '', ...rest] = note.split(' ');
  return (
    /words|residue|two-units|time-word|first-of-two/.test(code) &&
    (rest.join(' ').includes(words) || code === 'signal-left-as-words' || code === 'number-left-as-words')
  );
}
