import { children, pick, textOf } from './xml-pick.js';
import type { Xml } from './xml-tree.js';

/** A text and how it is meant: `verbatim` if its publisher says that it is text, `plain` if its format does. */
export interface FieldText {
  text: string;
  meaning: 'markup' | 'plain' | 'verbatim';
}

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

/** The titles of an item, the best one first. */
export function titlesOf(node: Xml, isAtom: boolean): FieldText[] {
  return TITLES.flatMap((name) =>
    namedIn(node, name).flatMap((one) => {
      const meaning = isAtom && name === 'title' ? meaningOf(one) : 'markup';
      return readable(one, meaning);
    }),
  );
}

/** Its texts, the best one first. */
export function summariesOf(node: Xml): FieldText[] {
  return SUMMARIES.flatMap((name) => namedIn(node, name).flatMap((one) => readable(one, 'markup')));
}

/** Media RSS may put what it says into groups. */
function namedIn(node: Xml, name: string): Xml[] {
  if (!name.startsWith('media:')) return children(node, name);
  const holders = [node, ...children(node, 'media:group'), ...children(node, 'media:content')];
  return holders.flatMap((holder) => children(holder, name));
}

function meaningOf(node: Xml): FieldText['meaning'] {
  const type = pick(node, '@type');
  if (type === undefined) return 'plain';
  return /^text(?:\/plain)?$/i.test(type.trim()) ? 'verbatim' : 'markup';
}

/** Nothing where it is no text, such as a file in base64. */
function readable(node: Xml, meaning: FieldText['meaning']): FieldText[] {
  const text = textOf(node);
  const type = (pick(node, '@type') ?? 'text').trim().toLowerCase();
  if (!text.trim() || !/^(?:text|html|xhtml|text\/.*|.*[/+]xml|application\/html)(?:;|$)/.test(type))
    return [];
  if (pick(node, '@mode')?.toLowerCase() !== 'base64') return [{ text, meaning }];
  const decoded = Buffer.from(text, 'base64').toString('utf8');
  return decoded.includes('\ufffd') ? [] : [{ text: decoded, meaning }];
}
