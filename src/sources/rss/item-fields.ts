import { numberSource } from '../../domain/json.js';
import type { FeedItemPayload } from './feed-item.js';
import type { Xml } from './feed-xml.js';
import { articleUrl, resolveBase } from './feed-url.js';
import { children, get, pick, textOf, texts } from './xml-pick.js';

/** What an item says, whatever its format, as raw text. Undefined where it says nothing. */
export interface ItemFields {
  id: string | undefined;
  /** Absolute, the best one. */
  url: string | null;
  title: string | undefined;
  /** By the feed's own word the title holds no markup. */
  isPlainTitle: boolean;
  summary: string | undefined;
  authors: string[];
  categories: string[];
  published: string | undefined;
  updated: string | undefined;
}

const PUBLISHED = [
  'pubdate',
  'published',
  'issued',
  'created',
  'dc:date',
  'dcterms:issued',
  'dcterms:created',
];
const UPDATED = ['updated', 'modified', 'dcterms:modified'];
/** Of an Atom link, best first: RFC 4287, section 4.2.7.2. */
const RELATIONS = ['alternate', 'related', 'via', 'self', 'enclosure'];

/** Never throws: of a payload that is no item all fields are undefined. */
export function fieldsOf(payload: FeedItemPayload): ItemFields {
  return payload.format === 'json' ? jsonFields(payload) : xmlFields(payload);
}

function xmlFields({ format, base, item, feedAuthor }: FeedItemPayload): ItemFields {
  const node = item as Xml;
  const title = format === 'atom' ? children(node, 'title')[0] : undefined;
  return {
    id: pick(node, 'guid', 'id', 'dc:identifier') ?? pick(node, '@rdf:about'),
    url: linksOf(node, base).find((url) => url !== null) ?? null,
    title: pick(node, 'title', 'dc:title'),
    isPlainTitle: title !== undefined && /^(?:text(?:\/plain)?)?$/.test(pick(title, '@type') ?? 'text'),
    summary: pick(node, 'description', 'summary', 'content:encoded', 'content', 'itunes:summary'),
    authors: authorsOf(node, feedAuthor as Xml | undefined),
    categories: [
      ...children(node, 'category').map((one) => pick(one, '@label', '@term') ?? textOf(one)),
      ...texts(node, 'dc:subject'),
    ],
    published: pick(node, ...PUBLISHED),
    updated: pick(node, ...UPDATED),
  };
}

function linksOf(node: Xml, base: string): (string | null)[] {
  const links = children(node, 'link').concat(children(node, 'atom:link'));
  const plain = links.map((link) => (get(link, '@href') === undefined ? textOf(link) : ''));
  const related = RELATIONS.flatMap((relation) =>
    links
      .filter((link) => (pick(link, '@rel') ?? 'alternate').toLowerCase() === relation)
      .map((link) => articleUrl(pick(link, '@href') ?? '', resolveBase(pick(link, '@xml:base'), base))),
  );
  const permalinks = children(node, 'guid').filter((guid) => pick(guid, '@ispermalink') !== 'false');
  return [
    ...plain.map((link) => articleUrl(link, base)),
    ...related,
    // Only where it is absolute: many a guid that calls itself a permalink is a number.
    ...permalinks.map((guid) => (/^\s*https?:/i.test(textOf(guid)) ? articleUrl(textOf(guid), base) : null)),
    ...texts(node, '@rdf:about').map((about) => articleUrl(about, base)),
    ...children(node, 'enclosure').map((one) => articleUrl(pick(one, '@url') ?? '', base)),
  ];
}

function authorsOf(node: Xml, feedAuthor: Xml | undefined): string[] {
  const own = children(node, 'author');
  const inherited = feedAuthor === undefined ? [] : [feedAuthor].flat();
  const people = own.length ? own : inherited;
  const named = people.map((person) => pick(person, 'name', 'email') ?? textOf(person));
  const found = named.filter((name) => name.trim());
  return found.length ? found : texts(node, 'dc:creator', 'itunes:author');
}

function jsonFields({ base, item, feedAuthor }: FeedItemPayload): ItemFields {
  const own = (typeof item === 'object' && item !== null ? item : {}) as Record<string, unknown>;
  const links = [own.url, own.external_url].map((link) => articleUrl(textFrom(link) ?? '', base));
  const people = [own.authors ?? own.author ?? feedAuthor ?? []].flat() as { name?: unknown }[];
  return {
    id: textFrom(own.id),
    url: links.find((url) => url !== null) ?? null,
    title: textFrom(own.title),
    isPlainTitle: true,
    summary: textFrom(own.summary) ?? textFrom(own.content_text) ?? textFrom(own.content_html),
    authors: people.flatMap((person) => textFrom(person?.name) ?? []),
    categories: Array.isArray(own.tags) ? own.tags.flatMap((tag) => textFrom(tag) ?? []) : [],
    published: textFrom(own.date_published),
    updated: textFrom(own.date_modified),
  };
}

/** Text, or a number by its digits: some feeds count their items. */
function textFrom(value: unknown): string | undefined {
  const text = typeof value === 'string' ? value : numberSource(value);
  return text?.trim() ? text : undefined;
}
