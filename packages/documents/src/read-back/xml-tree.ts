/** XML that somebody else wrote, as a plain tree. Names are without their prefixes: programs choose those freely. */
import { type EntityDecoderOptions, XMLParser } from 'fast-xml-parser';

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
}

const named: ReadonlyMap<string, string> = new Map(
  Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }),
);

/** The five names of XML, and numbers. What a document declares itself stays as it is written: nothing can grow. */
const entityDecoder: EntityDecoderOptions = {
  decode: (text) => text.replaceAll(/&(?:#x([0-9a-f]+)|#([0-9]+)|(\w+));/gi, decoded),
  setExternalEntities: () => undefined,
  addInputEntities: () => undefined,
  setXmlVersion: () => undefined,
  reset: () => undefined,
};

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  // Text stays text: no numbers, no trimming.
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  entityDecoder,
});

function decoded(written: string, hex?: string, decimal?: string, name?: string): string {
  if (name !== undefined) return named.get(name) ?? written;
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  return code <= 0x10_ff_ff ? String.fromCodePoint(code) : written;
}

/** The root element; undefined when the text is no XML. */
export function parseXml(text: string): XmlElement | undefined {
  try {
    const nodes: unknown = parser.parse(text);
    return elementsOf(nodes).find((node): node is XmlElement => typeof node !== 'string');
  } catch {
    // The parser throws at whatever it cannot make sense of; to the caller it is no XML.
    return undefined;
  }
}

function elementsOf(nodes: unknown): readonly (XmlElement | string)[] {
  if (!Array.isArray(nodes)) return [];
  return nodes.flatMap((node: unknown): readonly (XmlElement | string)[] => {
    if (typeof node !== 'object' || node === null) return [];
    const entries = Object.entries(node as Readonly<Record<string, unknown>>);
    const text = entries.find(([key]) => key === '#text')?.[1];
    if (typeof text === 'string') return [text];
    const [name, children] = entries.find(([key]) => key !== ':@') ?? ['', []];
    if (name === '' || name.startsWith('?')) return [];
    const attributes = entries.find(([key]) => key === ':@')?.[1];
    return [{ name: localName(name), attributes: attributesOf(attributes), children: elementsOf(children) }];
  });
}

function attributesOf(attributes: unknown): Readonly<Record<string, string>> {
  if (typeof attributes !== 'object' || attributes === null) return {};
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [localName(name), String(value)]));
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** Elements of a name below an element, in document order; those inside a found one are found, too. */
export function descendants(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.flatMap((child): readonly XmlElement[] => {
    if (typeof child === 'string') return [];
    return [...(child.name === name ? [child] : []), ...descendants(child, name)];
  });
}

export function childOf(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((child): child is XmlElement => typeof child !== 'string' && child.name === name);
}

/** All text inside, in order. */
export function textIn(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textIn(child))).join('');
}
