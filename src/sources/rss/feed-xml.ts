import { decodeXML } from 'entities';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { PartitionError } from '../../domain/errors.js';

/** An element: its text, or an object of its attributes (`@name`), children and `#text`; a list where it comes often. */
export type Xml = string | { [name: string]: Xml } | Xml[];

/** Prefixes that the namespaces go by, whatever prefix a feed gives them. */
const PREFIXES: Readonly<Record<string, string>> = {
  'http://www.w3.org/2005/Atom': 'atom',
  'http://purl.org/dc/elements/1.1/': 'dc',
  'http://purl.org/dc/terms/': 'dcterms',
  'http://purl.org/rss/1.0/modules/content/': 'content',
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#': 'rdf',
  'http://www.itunes.com/dtds/podcast-1.0.dtd': 'itunes',
};

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: 100,
  // May hold markup: kept as text, because a tree would lose the order of words and tags.
  stopNodes: ['..title', '..summary', '..content', '..description', '..content:encoded'],
});

/**
 * Parses XML whose declarations of entities are never resolved. All values are text as the feed means it, entities and
 * CDATA read once; markup inside of a title or a text stays markup.
 * @throws PartitionError `broken_feed` where it is not well-formed, nested too deeply, or declares entities.
 */
export function parseXml(text: string): Xml {
  const xml = withoutProlog(plainXml(text));
  let tree: Xml;
  try {
    tree = parser.parse(xml) as Xml;
  } catch (error) {
    throw broken((error as Error).message, error);
  }
  // A bare ampersand is common and harms nobody; everything else that is not well-formed may have lost items.
  const valid = XMLValidator.validate(xml.replace(/&(?!#?\w{1,32};)/g, '&amp;'));
  if (valid !== true) throw broken(`${valid.err.msg} (line ${valid.err.line}, column ${valid.err.col})`);
  return readable(tree, prefixesOf(xml));
}

/** Without the declaration and the document type: a feed needs nothing that they say. Lines keep their numbers. */
function withoutProlog(xml: string): string {
  const root = Math.max(xml.search(/<[a-z_]/i), 0);
  const prolog = xml.slice(0, root);
  if (/<!ENTITY\s+[^\s%]/i.test(prolog))
    throw broken('it declares entities of its own, which are never resolved');
  return lineBreaksOf(prolog) + xml.slice(root);
}

/** Without comments, and with CDATA written as escaped text, so that there is one way to read a value. */
function plainXml(text: string): string {
  const parts: string[] = [];
  let from = 0;
  for (const { 0: start, index } of text.matchAll(/<!--|<!\[CDATA\[/g)) {
    if (index < from) continue;
    const stop = start === '<!--' ? '-->' : ']]>';
    const end = text.indexOf(stop, index + start.length);
    if (end === -1) throw broken(`${start} is never closed`);
    parts.push(text.slice(from, index));
    const inside = text.slice(index + start.length, end);
    parts.push(stop === ']]>' ? escapeMarkup(inside) : lineBreaksOf(inside));
    from = end + stop.length;
  }
  return parts.join('') + text.slice(from);
}

function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function lineBreaksOf(text: string): string {
  return text.replace(/[^\n]+/g, '');
}

function prefixesOf(xml: string): Map<string, string> {
  const declared = xml.slice(0, 100_000).matchAll(/\sxmlns:([\w.-]{1,50})\s*=\s*["']([^"'<>]{1,200})["']/g);
  return new Map(
    Array.from(declared, ([, prefix, uri]) => [prefix!, PREFIXES[uri!.trim()] ?? prefix!] as const),
  );
}

function readable(node: Xml, prefixes: Map<string, string>): Xml {
  if (typeof node === 'string') return node.includes('<') ? node : decodeXML(node);
  if (Array.isArray(node)) return node.map((one) => readable(one, prefixes));
  const names = Object.keys(node);
  const hasChildren = names.some((name) => !name.startsWith('@') && name !== '#text');
  const entries = names
    .filter((name) => name !== '#text' || !hasChildren || (node[name] as string).trim())
    .map((name) => [canonicalName(name, prefixes), readable(node[name]!, prefixes)] as const);
  return Object.fromEntries(entries);
}

function canonicalName(name: string, prefixes: Map<string, string>): string {
  const [prefix, local] = name.split(':', 2);
  return local !== undefined && prefixes.has(prefix!) ? `${prefixes.get(prefix!)}:${local}` : name;
}

function broken(why: string, cause?: unknown): PartitionError {
  return new PartitionError('broken_feed', `the feed is broken: ${why.slice(0, 200)}`, { cause });
}
