import { articleUrl, resolveBase } from './feed-url.js';
import { children, get, pick, textOf, texts } from './xml-pick.js';
import type { Xml } from './xml-tree.js';

const HTML = /^\s*(?:text\/html|application\/xhtml\+xml)\b/i;
/** A relation may be a URI: RFC 4287, section 4.2.7.2. */
const IANA = /^https?:\/\/www\.iana\.org\/assignments\/(?:link-)?relations?\//;

/** The URL of an item's page; null if it has none. */
export function linkOf(node: Xml, base: string): string | null {
  return linksOf(node, base).find((url) => url !== null) ?? null;
}

/** Atom ids are resolved like links if they are relative references, and left alone if they are URNs or text. */
function relativeId(id: string, base: string): string | null {
  return /^\s*[^\s:]+\s*$/.test(id) ? articleUrl(id.trim(), base) : null;
}

/** An id that is a URL. Relative ones are not links unless they are paths: many permalink guids are just numbers. */
export function permalinkFrom(id: string, base?: string): string | null {
  if (base !== undefined && /^\s*\/[^/\s]/.test(id)) return articleUrl(id, base);
  return /^\s*https?:\/\//i.test(id) ? articleUrl(id, id.trim()) : null;
}

/** All candidates, the best one first. */
function linksOf(node: Xml, base: string): (string | null)[] {
  const links = [...new Set([...children(node, 'link'), ...children(node, 'atom:link')])];
  const related = (...relations: string[]) =>
    relations.flatMap((relation) =>
      links
        .filter((link) => relationOf(link) === relation)
        .map((link) => articleUrl(pick(link, '@href') ?? '', resolveBase(pick(link, '@xml:base'), base))),
    );
  /** URLs as text, as in RSS. */
  const written = (isMeant: (relation: string) => boolean) =>
    links
      .filter((link) => get(link, '@href') === undefined && isMeant(relationOf(link)))
      .map((link) => articleUrl(textOf(link), base));
  return [
    ...written((relation) => relation.startsWith('alternate')),
    ...related('alternate html', 'alternate', 'alternate other'),
    ...children(node, 'guid').map((guid) => (isPermalink(guid) ? permalinkFrom(textOf(guid), base) : null)),
    permalinkFrom(directText(node)),
    ...texts(node, 'feedburner:origlink').map((link) => articleUrl(link, base)),
    ...related('related', 'via', 'self'),
    ...children(node, 'content').map((one) => articleUrl(pick(one, '@src') ?? '', base)),
    ...texts(node, 'id').map((id) => permalinkFrom(id, base)),
    // CDF.
    ...texts(node, '@href').map((href) => articleUrl(href, base)),
    ...written((relation) => !relation.startsWith('alternate')),
    ...texts(node, '@rdf:about').map((about) => articleUrl(about, base)),
    ...related('enclosure'),
    ...children(node, 'enclosure').map((one) => articleUrl(pick(one, '@url') ?? '', base)),
    ...texts(node, 'id').map((id) => relativeId(id, base)),
  ];
}

/** Among an article's alternates, its page is the one declared as HTML, or else one without a type. */
function relationOf(link: Xml): string {
  const relation = (pick(link, '@rel') ?? 'alternate').trim().toLowerCase().replace(IANA, '');
  const type = pick(link, '@type');
  if (relation !== 'alternate' || type === undefined) return relation;
  return HTML.test(type) ? 'alternate html' : 'alternate other';
}

function isPermalink(guid: Xml): boolean {
  return pick(guid, '@ispermalink')?.trim().toLowerCase() !== 'false';
}

/** In HTML, `<link>` is empty: tools for HTML turn `<link>URL</link>` into `<link/>URL`. */
function directText(node: Xml): string {
  return texts(node, '#text')[0] ?? '';
}
