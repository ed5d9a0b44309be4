import { decodeHTMLStrict } from 'entities';

/** Markup longer than this is cut before it is read: it keeps every pattern below cheap. */
const MAX_MARKUP = 100_000;
const COMMENT = /<!--[\s\S]*?(?:-->|$)/g;
const UNSEEN = /<(script|style|template)\b[^<>]*>[\s\S]*?(?:<\/\1\s*>|$)/gi;
const BLOCK =
  /<\/?(?:p|br|hr|div|li|ul|ol|dl|dt|dd|h[1-6]|tr|td|th|table|blockquote|pre|section|article|figure|figcaption)\b(?:[^"'<>]|"[^"<]*"|'[^'<]*')*>/gi;
/** A tag, with `>` inside of quotes where they are in pairs. */
const TAG = /<\/?[a-z!?](?:(?:[^"'<>]|"[^"<]*"|'[^'<]*')*>|[^<>]*>)/gi;

/** What a reader of the markup sees, on one line, no longer than `max` characters. Images, tracking pixels too, are gone. */
export function plainText(markup: string, max: number): string {
  // Whatever the cut went through would look like text.
  const source =
    markup.length > MAX_MARKUP ? markup.slice(0, MAX_MARKUP).replace(/[<&][^<>&]*$/, '') : markup;
  const decoded = decodeHTMLStrict(strip(source));
  // Escaped twice, the markup comes out only now.
  const text = strip(source) === source && decoded !== source ? decodeHTMLStrict(strip(decoded)) : decoded;
  return shorten(oneLine(text), max);
}

/** Text that holds no markup by its own word, on one line. Entities that were escaped twice are decoded all the same. */
export function literalText(text: string, max: number): string {
  return shorten(oneLine(decodeHTMLStrict(text.slice(0, MAX_MARKUP))), max);
}

/** Cut at the end of a word where there is one near, never through a character. */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  const cut = text.slice(0, max - 1);
  const space = cut.lastIndexOf(' ');
  return `${(space > max * 0.8 ? cut.slice(0, space) : cut).replace(/[\ud800-\udbff]$/, '').trimEnd()}…`;
}

function strip(markup: string): string {
  if (!markup.includes('<')) return markup;
  return markup.replace(COMMENT, '').replace(UNSEEN, ' ').replace(BLOCK, ' ').replace(TAG, '');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
