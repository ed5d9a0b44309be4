import { decodeReferences } from './character-references.js';
import { isTag, tagRulesOf } from './html-tags.js';

/** Markup longer than this is cut before it is read: it keeps every pattern below cheap. */
const MAX_MARKUP = 100_000;
/** In HTML it is none, but some escape it together with what it holds. */
const CDATA = /<!\[CDATA\[([\s\S]*?)(?:\]\]>|$)/g;
const COMMENT = /<!--[\s\S]*?(?:-->|$)/g;
const UNSEEN = /<(script|style|template)\b[^<>]*>[\s\S]*?(?:<\/\1\s*>|$)/gi;
const BLOCK =
  /^<\/?(?:\w+:)?(?:p|br|hr|div|li|ul|ol|dl|dt|dd|h[1-6]|tr|td|th|table|blockquote|pre|section|article|figure|figcaption)\b/i;
/** A tag, with `>` inside of quotes where they are in pairs. */
const TAG = /<\/?[a-z!?](?:(?:[^"'<>]|"[^"<]*"|'[^'<]*')*>|[^<>]*>)/gi;
/** Controls, halves of characters, and what turns the direction of the text that follows. */
// eslint-disable-next-line no-control-regex
const UNSEEABLE = /[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\p{Cs}]/gu;

/** What a reader of the markup sees, on one line, no longer than `max` characters. Images, tracking pixels too, are gone. */
export function plainText(markup: string, max: number): string {
  // Whatever the cut went through would look like text.
  const isCut = markup.length > MAX_MARKUP;
  const source = isCut ? markup.slice(0, MAX_MARKUP).replace(/[<&][^<>&]*$/, '') : markup;
  const stripped = strip(source, isCut);
  const decoded = decodeReferences(stripped);
  // Escaped twice, the markup comes out only now.
  const isTwice = stripped === source && decoded !== source;
  return shorten(oneLine(isTwice ? unescaped(decoded) : decoded), max);
}

/** Text that holds no markup by its own word, on one line. Entities that were escaped twice are decoded all the same. */
export function literalText(text: string, max: number): string {
  return shorten(oneLine(decodeReferences(text.slice(0, MAX_MARKUP))), max);
}

/** The same, of one that says outright that it is text. */
export function verbatimText(text: string, max: number): string {
  return shorten(oneLine(text.slice(0, MAX_MARKUP)), max);
}

/** What an image stands for: its alternative text, else its URL; empty for text without images. */
export function imageTextOf(markup: string): string {
  const [image] = /<img\b[^<>]*>/i.exec(markup.slice(0, MAX_MARKUP)) ?? [''];
  const [alt = '', src = ''] = ['alt', 'src'].map(
    (name) => new RegExp(String.raw`\s${name}\s*=\s*["']([^"']+)`, 'i').exec(image)?.[1] ?? '',
  );
  return oneLine(decodeReferences(alt)) || src.trim();
}

/** Cut at the end of a word where there is one near, never through a character. */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  const cut = text.slice(0, max - 1);
  const space = cut.lastIndexOf(' ');
  return `${(space > max * 0.8 ? cut.slice(0, space) : cut).replace(/[\ud800-\udbff]$/, '').trimEnd()}…`;
}

function unescaped(text: string): string {
  // A tag alone may be what the text is about; with an end it is markup.
  return decodeReferences(/<\/[a-z]|<(?:br|img|p)\b/i.test(text) ? strip(text, false) : text);
}

function strip(markup: string, isCut: boolean): string {
  if (!markup.includes('<')) return markup;
  const seen = markup.replace(CDATA, '$1').replace(COMMENT, '').replace(UNSEEN, ' ');
  const rules = tagRulesOf(seen, isCut);
  return seen.replace(TAG, (tag) => (isTag(tag, rules) ? (BLOCK.test(tag) ? ' ' : '') : tag));
}

function oneLine(text: string): string {
  return text.replace(UNSEEABLE, '').replace(/\s+/g, ' ').trim();
}
