import { pathKey, placer } from './places.ts';
import type { Place } from './places.ts';
import { deepest } from './problem.ts';
import type { Localized } from '@rubric-lang/diagnostics';
import type { DocumentReading } from './problem.ts';
import { plainNumber } from './plain-number.ts';

const constants: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

interface Stop {
  readonly at: number;
  readonly message: Localized;
}

/**
 * Reads JSON as JSON.parse does, and remembers where every value stood. Stops at the first fault, since
 * what follows one in JSON cannot be trusted. A number that a binary fraction cannot hold stays text.
 */
export function readJson(text: string): DocumentReading {
  const placeAt = placer(text);
  const places = new Map<string, Place>();
  let at = 0;

  const stop = (zh: string, en: string, where = at): { readonly stop: Stop } => ({
    stop: { at: where, message: { zh, en } },
  });
  const skipSpace = (): void => {
    while (/[ \t\r\n]/.test(text[at] ?? '')) at += 1;
  };
  const shown = (): string => (at < text.length ? `“${String.fromCodePoint(text.codePointAt(at) ?? 0)}”` : '');

  // Every function gives a boxed value or a stop; a box keeps a value that looks like a stop apart.
  type Outcome = { readonly value: unknown } | { readonly stop: Stop };

  const readString = (): { readonly text: string } | { readonly stop: Stop } => {
    const from = at;
    at += 1;
    while (at < text.length && text[at] !== '"') {
      if (text[at] === '\n') break;
      at += text[at] === '\\' ? 2 : 1;
    }
    if (text[at] !== '"') {
      return stop('这里的引号没有合上', 'This quotation mark is never closed', from);
    }
    at += 1;
    try {
      return { text: String(JSON.parse(text.slice(from, at))) };
    } catch {
      return stop(
        '引号里有不能用的符号',
        'There is a character within these quotation marks that may not be there',
        from,
      );
    }
  };

  const readValue = (path: readonly (string | number)[]): Outcome => {
    skipSpace();
    if (!places.has(pathKey(path))) places.set(pathKey(path), placeAt(at));
    if (path.length > deepest) return stop('一层套一层太多', 'Nested too deeply');
    const first = text[at];
    if (first === undefined) return stop('文件到这里就断了', 'The file ends here unfinished');
    if (first === '{') return readMapping(path);
    if (first === '[') return readList(path);
    if (first === '"') {
      const read = readString();
      return 'stop' in read ? read : { value: read.text };
    }
    const word = /[^\s,:[\]{}"]*/y;
    word.lastIndex = at;
    const written = word.exec(text)?.[0] ?? '';
    if (constants.has(written)) {
      at += written.length;
      return { value: constants.get(written) };
    }
    if (/^-?(0|[1-9]\d*)(\.\d+)?$/.test(written)) {
      at += written.length;
      return { value: plainNumber(written) };
    }
    return written === ''
      ? stop(`这里不该有${shown()}`, `${shown()} does not belong here`)
      : stop(`“${written}”要写在英文双引号里`, `“${written}” has to stand in double quotation marks`);
  };

  const readMapping = (path: readonly (string | number)[]): Outcome => {
    const entries = new Map<string, unknown>();
    at += 1;
    skipSpace();
    if (text[at] === '}') {
      at += 1;
      return { value: {} };
    }
    for (;;) {
      skipSpace();
      if (text[at] !== '"') {
        return stop('这里应是一个写在英文双引号里的名称', 'A name in double quotation marks is expected here');
      }
      const keyAt = at;
      const key = readString();
      if ('stop' in key) return key;
      if (entries.has(key.text)) {
        return stop(`“${key.text}”写了两次`, `“${key.text}” stands here twice`, keyAt);
      }
      skipSpace();
      if (text[at] !== ':') {
        return stop('名称后面缺英文冒号', 'A colon is missing after the name');
      }
      at += 1;
      const inner = [...path, key.text];
      places.set(pathKey(inner), placeAt(keyAt));
      const value = readValue(inner);
      if ('stop' in value) return value;
      entries.set(key.text, value.value);
      skipSpace();
      if (text[at] === '}') {
        at += 1;
        // fromEntries defines own properties, so a key such as __proto__ is a key like any other.
        return { value: Object.fromEntries(entries) };
      }
      if (text[at] !== ',') return stop('这里缺英文逗号或右花括号', 'A comma or a closing brace is missing here');
      at += 1;
    }
  };

  const readList = (path: readonly (string | number)[]): Outcome => {
    const values: unknown[] = [];
    at += 1;
    skipSpace();
    if (text[at] === ']') {
      at += 1;
      return { value: values };
    }
    for (;;) {
      const value = readValue([...path, values.length]);
      if ('stop' in value) return value;
      values.push(value.value);
      skipSpace();
      if (text[at] === ']') {
        at += 1;
        return { value: values };
      }
      if (text[at] !== ',') return stop('这里缺英文逗号或右方括号', 'A comma or a closing bracket is missing here');
      at += 1;
    }
  };

  let outcome = readValue([]);
  skipSpace();
  if ('value' in outcome && at < text.length) {
    outcome = stop(`内容已经结束，后面多出${shown()}`, `The content has ended, yet ${shown()} follows`);
  }
  if ('value' in outcome) return { value: outcome.value, places, problems: [] };
  return {
    value: undefined,
    places,
    problems: [{ place: placeAt(outcome.stop.at), message: outcome.stop.message }],
  };
}
