import { decodeReferences } from './character-references.js';
import { isMarkup, tagRulesOf } from './html-tags.js';

/** Longer markup is truncated before it is parsed, which bounds the cost of the patterns below. */
const MAX_MARKUP = 100_000;
/** HTML has no CDATA sections, but some feeds escape them together with their content. */
const CDATA = /<!\[CDATA\[([\s\S]*?)(?:\]\]>|$)/g;
const COMMENT = /<!--[\s\S]*?(?:-->|$)/g;
const UNSEEN = /<(script|style|template)\b[^<>]*>[\s\S]*?(?:<\/\1\s*>|$)/gi;
const BLOCK =
  /^<\/?(?:\w+:)?(?:p|br|hr|div|li|ul|ol|dl|dt|dd|h[1-6]|tr|td|th|table|blockquote|pre|section|article|figure|figcaption)\b/i;
/** A tag; `>` may occur in a quoted attribute value. */
const TAG = /<\/?[a-z!?](?:(?:[^"'<>]|"[^"<]*"|'[^'<]*')*>|[^<>]*>)/gi;
/** Control characters, lone surrogates, and characters that change the direction of the following text. */
// oxlint-disable-next-line no-control-regex
const UNSEEABLE = /[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\p{Cs}]/gu;

/** The visible text of HTML markup, on one line of at most `max` characters. Images are dropped, including tracking pixels. */
export function plainText(markup: string, max: number): string {
  // Half a tag or entity at the cut would look like text.
  const isCut = markup.length > MAX_MARKUP;
  const source = isCut ? markup.slice(0, MAX_MARKUP).replace(/[<&][^<>&]*$/, '') : markup;
  const stripped = strip(source, isCut);
  const decoded = decodeReferences(stripped);
  // If the markup was escaped twice, its tags appear only after decoding.
  const isTwice = stripped === source && decoded !== source;
  return shorten(oneLine(isTwice ? unescaped(decoded) : decoded), max);
}

/** Text whose format declares it to be plain, on one line. Entities that were escaped twice are still decoded. */
export function literalText(text: string, max: number): string {
  return shorten(oneLine(decodeReferences(text.slice(0, MAX_MARKUP))), max);
}

/** Text that its publisher explicitly declares to be plain, on one line. Entities are not decoded. */
export function verbatimText(text: string, max: number): string {
  return shorten(oneLine(text.slice(0, MAX_MARKUP)), max);
}

/** The alternative text of the first image, else its URL; empty if the markup has no image. */
export function imageTextOf(markup: string): string {
  const [image] = /<img\b[^<>]*>/i.exec(markup.slice(0, MAX_MARKUP)) ?? [''];
  const [alt = '', src = ''] = ['alt', 'src'].map(
    (name) => new RegExp(String.raw`\s${name}\s*=\s*["']([^"']+)`, 'i').exec(image)?.[1] ?? '',
  );
  return oneLine(decodeReferences(alt)) || src.trim();
}

/** Truncates a text, at the end of a word if there is one near, and never inside a character. */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  const cut = text.slice(0, max - 1);
  const space = cut.lastIndexOf(' ');
  return `${(space > max * 0.8 ? cut.slice(0, space) : cut).replace(/[\ud800-\udbff]$/, '').trimEnd()}…`;
}

function unescaped(text: string): string {
  // A single tag may be the topic of the text; a closing tag shows that it is markup.
  return decodeReferences(/<\/[a-z]|<(?:br|img|p)\b/i.test(text) ? strip(text, false) : text);
}

function strip(markup: string, isCut: boolean): string {
  if (!markup.includes('<')) return markup;
  const seen = markup.replace(CDATA, '$1').replace(COMMENT, '').replace(UNSEEN, ' ');
  const rules = tagRulesOf(seen, isCut);
  return seen.replace(TAG, (tag) => (isMarkup(tag, rules) ? (BLOCK.test(tag) ? ' ' : '') : tag));
}

function oneLine(text: string): string {
  return text.replace(UNSEEABLE, '').replace(/\s+/g, ' ').trim();
}
