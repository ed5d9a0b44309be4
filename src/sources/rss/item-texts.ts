import { children, mediaHolders, pick, textOf } from './xml-pick.js';
import type { Xml } from './xml-tree.js';

/** A text and its interpretation: `verbatim` if its publisher declares plain text, `plain` if its format does. */
export interface FieldText {
  text: string;
  meaning: 'markup' | 'plain' | 'verbatim';
}

const TEXT = /^(?:text|plain|html|xhtml|application\/html|text\/.*|.*[/+]xml)(?:\s*;.*)?$/i;
const TITLES = ['title', 'dc:title', 'media:title', 'itunes:title'];
const SUMMARIES = [
  'description',
  'summary',
  'content:encoded',
  'content',
  'itunes:summary',
  'media:description',
  'itunes:subtitle',
  'xhtml:body',
];

/** The titles of an item, best first. */
export function titlesOf(node: Xml, isAtom: boolean): FieldText[] {
  return TITLES.flatMap((name) =>
    namedIn(node, name).flatMap((one) => {
      const meaning = isAtom && name === 'title' ? meaningOf(one) : 'markup';
      return readable(one, meaning, true);
    }),
  );
}

/** The summaries and texts of an item, best first. */
export function summariesOf(node: Xml): FieldText[] {
  return SUMMARIES.flatMap((name) => namedIn(node, name).flatMap((one) => readable(one, 'markup', false)));
}

function namedIn(node: Xml, name: string): Xml[] {
  if (!name.startsWith('media:')) return children(node, name);
  return mediaHolders(node).flatMap((holder) => children(holder, name));
}

function meaningOf(node: Xml): FieldText['meaning'] {
  const type = pick(node, '@type');
  if (type === undefined) return 'plain';
  return /^text(?:\/plain)?$/i.test(type.trim()) ? 'verbatim' : 'markup';
}

/** Empty for content other than text, such as a file in base64. */
function readable(node: Xml, meaning: FieldText['meaning'], isTitle: boolean): FieldText[] {
  const text = textOf(node);
  if (!text.trim()) return [];
  const isText = TEXT.test((pick(node, '@type') ?? 'text').trim());
  if (isText && pick(node, '@mode')?.toLowerCase() !== 'base64') return [{ text, meaning }];
  const decoded = Buffer.from(text, 'base64').toString('utf8');
  const isBase64 = !decoded.includes('\ufffd');
  if (isText || isTitle) return [{ text: isBase64 ? decoded : text, meaning }];
  return [];
}
