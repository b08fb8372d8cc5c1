import { LineCounter, isAlias, isMap, isScalar, isSeq, parseAllDocuments } from 'yaml';
import type { ParsedNode } from 'yaml';
import { pathKey, placer } from './places.ts';
import type { Path, Place } from './places.ts';
import { plainNumber } from './plain-number.ts';
import { deepest } from './problem.ts';
import type { Localized } from '@rubric-lang/diagnostics';
import type { DocumentReading, SheetProblem } from './problem.ts';

/**
 * Reads one YAML document as plain data. Safe by construction: the core schema knows no tags that make
 * anything but text, numbers, yes and no; anchors, aliases, merge keys and own tags are refused.
 */
export function readYaml(text: string): DocumentReading {
  // Lines are the same in both; a key stands before the colon that may have grown.
  const readable = halfWidthColons(text);
  const placeAt = placer(readable);
  const places = new Map<string, Place>();
  const problems: SheetProblem[] = [];
  const report = (offset: number, message: Localized): void => {
    problems.push({ place: placeAt(offset), message });
  };

  const documents = parseAllDocuments<ParsedNode>(readable, {
    schema: 'core',
    version: '1.2',
    customTags: null,
    merge: false,
    resolveKnownTags: false,
    uniqueKeys: false,
    prettyErrors: false,
    lineCounter: new LineCounter(),
  });
  if (!Array.isArray(documents)) return { value: undefined, places, problems };

  const tabbed = /^[ ]*\t/m.exec(text);
  for (const { errors } of documents.slice(0, 1)) {
    const first = errors[0];
    if (!first) continue;
    // The library reports every consequence of one fault; the first is the cause.
    report(first.pos[0], tabbed ? faults.tab : faultOf(first.code, first.message));
    return { value: undefined, places, problems };
  }
  const second = documents[1];
  if (second) {
    report(second.range[0], {
      zh: '一个文件只写一份；多个单位请写成列表，每个单位以“- ”开头',
      en: 'One document a file; write several subjects as a list, each beginning with “- ”',
    });
    return { value: undefined, places, problems };
  }

  const valueOf = (node: ParsedNode | null, path: Path): unknown => {
    if (!node) return null;
    const at = node.range[0];
    if (!places.has(pathKey(path))) places.set(pathKey(path), placeAt(at));
    if (isAlias(node) || node.anchor !== undefined) {
      report(at, {
        zh: '这里用了 & 或 * 引用，事实文件里请把内容直接写出来',
        en: 'Anchors and aliases (& and *) are not read; write the content itself',
      });
      return null;
    }
    if (node.tag !== undefined && !/^tag:yaml\.org,2002:(map|seq|str|int|float|bool|null)$/.test(node.tag)) {
      report(at, {
        zh: '值前面有“!”标记，这里不能用，请只写值',
        en: 'Tags (words that begin with !) are not read; write the value only',
      });
      return null;
    }
    if (path.length > deepest) {
      report(at, { zh: '一层套一层太多', en: 'Nested too deeply' });
      return null;
    }
    if (isSeq(node)) return node.items.map((inner, index) => valueOf(inner, [...path, index]));
    if (isMap(node)) {
      const entries = new Map<string, unknown>();
      for (const { key, value } of node.items) {
        if (!isScalar(key)) {
          report(at, { zh: '名称应是一个词', en: 'A name has to be a single word or text' });
          continue;
        }
        const name = key.source ?? String(key.value);
        const keyAt = key.range?.[0] ?? at;
        if (entries.has(name)) {
          report(keyAt, { zh: `“${name}”写了两次`, en: `“${name}” stands here twice` });
          continue;
        }
        const inner = [...path, name];
        places.set(pathKey(inner), placeAt(keyAt));
        entries.set(name, valueOf(value, inner));
      }
      return Object.fromEntries(entries);
    }
    const { value, source } = node;
    if (typeof value === 'number' || typeof value === 'bigint') {
      if (/^[-+]?\d+(\.\d+)?$/.test(source)) return plainNumber(source);
      report(at, {
        zh: `“${source}”请写成普通的数，如 12 或 0.5`,
        en: `Write “${source}” as a plain number such as 12 or 0.5`,
      });
      return null;
    }
    return value;
  };

  const value = valueOf(documents[0]?.contents ?? null, []);
  return { value, places, problems };
}

const faults = {
  tab: { zh: '行首请用空格，不要用制表符（Tab 键）', en: 'Indent with spaces, not with tabs' },
  other: {
    zh: '这里没有读懂。请检查：名称后有没有冒号，上下行是否对齐',
    en: 'Not understood. Check that a colon follows the name, and that the lines are aligned',
  },
} as const satisfies Record<string, Localized>;

function faultOf(code: string, detail: string): Localized {
  if (/\bFlow (map|sequence)\b|end with a [\]}]/i.test(detail)) {
    return { zh: '前面的花括号或方括号没有合上', en: 'A brace or bracket before this is never closed' };
  }
  switch (code) {
    case 'TAB_AS_INDENT':
      return faults.tab;
    case 'BAD_INDENT':
      return { zh: '这一行没有和上下行对齐', en: 'This line is not aligned with those around it' };
    case 'MISSING_CHAR':
      return {
        zh: '这里少了一个符号：引号没有合上，或名称后缺冒号',
        en: 'A mark is missing here: a quotation mark that closes, or the colon after the name',
      };
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return {
        zh: '一行里有两个冒号，或名称后缺冒号',
        en: 'Two colons on one line, or no colon after the name',
      };
    default:
      return faults.other;
  }
}

/**
 * Lets `其余：达标` be written as a Chinese input method gives it: the first colon of a line, when it is a
 * full-width one, reads as a colon and a space. Keys keep their places. Long texts (`|`, `>`) are left alone,
 * for within one a colon is a mark like any other.
 */
function halfWidthColons(text: string): string {
  if (/[|>][-+]?[ \t]*$/m.test(text)) return text;
  return text.replace(/^((?:[ ]*-[ ]+)*[ ]*[^\s"'#{[\-:：][^:："'#{[\n]*)：[ ]*/gm, '$1: ');
}
