import { controlTag, controlTitle } from '../docx/word-package.ts';
import { textOfPart, unpack } from '../stable-zip.ts';
import { type FilledRead, filledFile, printedParts } from './filled-file.ts';
import { childOf, descendants, parseXml, type XmlElement } from './xml-tree.ts';

/** Reads a DOCX that was printed here and filled in with Word, WPS or LibreOffice. Never throws. */
export function readFilledDocx(bytes: Uint8Array): FilledRead {
  const parts = unpack(bytes);
  const body = parts === undefined ? undefined : parseXml(textOfPart(parts, 'word/document.xml') ?? '');
  if (parts === undefined || body === undefined) return { kind: 'no-office-file' };
  const printed = printedParts(parts);
  if (printed.length === 0) return { kind: 'not-printed-here' };
  const byTag = new Map<string, XmlElement>();
  const byTitle = new Map<string, XmlElement>();
  for (const control of descendants(body, 'sdt')) {
    const properties = childOf(control, 'sdtPr');
    const named = (name: string): string | undefined =>
      properties === undefined ? undefined : childOf(properties, name)?.attributes['val'];
    const [tag, title] = [named('tag'), named('alias')];
    // A row that was copied brings its controls along: the first one is the printed one.
    if (tag !== undefined && !byTag.has(tag)) byTag.set(tag, control);
    if (title !== undefined && !byTitle.has(title)) byTitle.set(title, control);
  }
  const inputs = new Map(printed.flatMap((part) => part.inputs.map((input, index) => [part.first + index, input])));
  const written = (index: number): string | undefined => {
    const input = inputs.get(index);
    if (input === undefined) return undefined;
    // Some programs keep a control's title and lose its tag.
    const control = byTag.get(controlTag(input, index)) ?? byTitle.get(controlTitle(input, index));
    return control === undefined ? undefined : contentOf(control);
  };
  const words = wordsIn(body);
  return { kind: 'filled', files: printed.map((part) => filledFile(part, written, words)) };
}

function contentOf(control: XmlElement): string {
  const properties = childOf(control, 'sdtPr');
  const content = childOf(control, 'sdtContent');
  // What is shown until somebody writes is no content.
  if (content === undefined || (properties !== undefined && childOf(properties, 'showingPlcHdr') !== undefined))
    return '';
  return wordsIn(content);
}

/** Text with a line feed for every break and between paragraphs; deleted text of tracked changes left out. */
function wordsIn(element: XmlElement): string {
  return element.children
    .map((child): string => {
      if (typeof child === 'string') return element.name === 't' ? child : '';
      if (child.name === 'br' || child.name === 'cr') return '\n';
      if (child.name === 'tab') return '\t';
      if (child.name === 'del' || child.name === 'sdtPr') return '';
      return child.name === 'p' ? `${wordsIn(child)}\n` : wordsIn(child);
    })
    .join('');
}
