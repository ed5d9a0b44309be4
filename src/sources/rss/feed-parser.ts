import { PartitionError } from '../../domain/errors.js';
import { decodeFeed } from './feed-charset.js';
import type { FeedFormat, FeedItem, FeedItemPayload } from './feed-item.js';
import { jsonItems } from './feed-json.js';
import type { FeedSettings } from './feed-settings.js';
import { baseOf, feedName, resolveBase } from './feed-url.js';
import { parseXml } from './feed-xml.js';
import type { Xml } from './xml-tree.js';
import { children, get, pick, textOf, texts } from './xml-pick.js';

export interface FeedDocument {
  body: Buffer;
  contentType: string | undefined;
  /** As it was asked for, without user and password. */
  url: string;
  /** Where redirects led. */
  finalUrl?: string;
  /** What the operator says of the feed. */
  feed?: FeedSettings;
}

export interface ParsedFeed {
  /** In document order. */
  items: FeedItem[];
  /** Where the document was not as its format demands, and was read all the same. */
  repairs: string[];
}

/** What XML does not allow, but feeds contain. */
// eslint-disable-next-line no-control-regex
const CONTROLS = /[\0-\x08\v\f\x0e-\x1f\x7f\ufffe\uffff]/g;
const ROOT = /<(?:[\w.-]+:)?(?:rss|feed|rdf|channel|entry)[\s>]/i;
/** How far into a document its root may be, behind whatever should not be there. */
const MAX_BEFORE_ROOT = 100_000;

/**
 * The items of an RSS 2.0, RSS 1.0, Atom or JSON feed.
 * @throws PartitionError `not_a_feed`, or `broken_feed` where it begins like one and cannot be read.
 */
export function parseFeed({ body, contentType, url, finalUrl = url, feed }: FeedDocument): ParsedFeed {
  const decoded = decodeFeed(body, contentType, feed?.charset);
  const text = decoded.text.replace(/^[\s\ufeff]+/, '');
  const [items, faults] = text.startsWith('{')
    ? [jsonItems(text, { url, finalUrl }) ?? refuse(text), []]
    : xmlItems(text, { url, finalUrl });
  const repairs = [...decoded.faults, ...faults];
  const marks = {
    ...(repairs.length && { repaired: true as const }),
    ...(feed?.zone && { zone: feed.zone }),
  };
  return { items: items.map((item) => marked(item, marks)), repairs };
}

type Place = Required<Pick<FeedDocument, 'url' | 'finalUrl'>>;
type Marks = Pick<FeedItemPayload, 'repaired' | 'zone'>;

function marked(item: FeedItem, marks: Marks): FeedItem {
  const head = JSON.stringify(marks).slice(1, -1);
  if (!head) return item;
  const { payload, text } = item;
  return { ...item, payload: { ...marks, ...payload }, ...(text && { text: `{${head},${text.slice(1)}` }) };
}

function xmlItems(text: string, place: Place): [items: FeedItem[], faults: string[]] {
  const faults: string[] = [];
  const plain = text.replace(CONTROLS, '');
  if (plain.length < text.length) faults.push('it contains control characters');
  const document = parseXml(fromProlog(plain, faults));
  const [format, feed] = rootOf(document.tree) ?? [];
  if (!format || !feed) return refuse(text);
  const payloads = format === 'atom' ? atomItems(feed, place) : rssItems(format, feed, place);
  return [payloads.map((payload) => ({ payload })), [...faults, ...document.faults]];
}

/** Without what stands before the feed, such as the warning of a script. */
function fromProlog(text: string, faults: string[]): string {
  const start = text
    .slice(0, MAX_BEFORE_ROOT)
    .replace(/<!--[\s\S]*?(?:-->|$)/g, (all) => ' '.repeat(all.length));
  const root = start.search(ROOT);
  if (root === -1 || /<html[\s>]/i.test(start.slice(0, root))) return refuse(text);
  const prolog = start.search(/<\?xml|<!doctype/i);
  const from = prolog !== -1 && prolog < root ? prolog : root;
  const before = start.slice(0, from);
  if (!before.replace(/<\?[\s\S]*?\?>/g, '').trim()) return text;
  faults.push('something stands before the feed');
  // Lines keep their numbers.
  return before.replace(/[^\n]+/g, '') + text.slice(from);
}

function rootOf(document: Xml): [FeedFormat, Xml] | undefined {
  for (const [name, format] of Object.entries({
    rss: 'rss',
    'rdf:rdf': 'rdf',
    rdf: 'rdf',
    feed: 'atom',
  } as const)) {
    const root = get(document, name) ?? get(document, `atom:${name}`);
    if (root !== undefined) return [format, root];
  }
  if (get(document, 'channel') !== undefined) return ['rss', document];
  // Atom may be a single entry: RFC 4287, section 2.
  return children(document, 'entry').length ? ['atom', document] : undefined;
}

function rssItems(format: FeedFormat, root: Xml, { url, finalUrl }: Place): FeedItemPayload[] {
  const channels = children(root, 'channel');
  const channel = channels[0] ?? root;
  const home = texts(channel, 'link').find((link) => link.trim());
  const base = resolveBases([root, channel], baseOf(finalUrl, home));
  // RSS 1.0 has its items beside the channel, RSS 1.1 in a list of them; some write RSS 2.0 in one of these ways.
  const lists = channels.flatMap((one) => [one, ...children(one, 'items')]);
  const items = [...lists, root].flatMap((one) => children(one, 'item'));
  const feed = feedName(url);
  return items.map((item) => ({ format, feed, base: resolveBases([item], base), item }));
}

function atomItems(feed: Xml, { url, finalUrl }: Place): FeedItemPayload[] {
  const home = children(feed, 'link').find((link) => (pick(link, '@rel') ?? 'alternate') === 'alternate');
  const base = resolveBases([feed], baseOf(finalUrl, home && pick(home, '@href')));
  const feedAuthor = get(feed, 'author');
  return [...children(feed, 'entry'), ...children(feed, 'item')].map((item) => {
    const inherits = feedAuthor !== undefined && !children(item, 'author').some((one) => textOf(one).trim());
    return {
      format: 'atom',
      feed: feedName(url),
      base: resolveBases([item], base),
      ...(inherits ? { feedAuthor } : {}),
      item,
    };
  });
}

/** By the `xml:base` of these elements, each within the one before it. */
function resolveBases(elements: readonly Xml[], base: string): string {
  return elements.reduce<string>((outer, one) => resolveBase(pick(one, '@xml:base'), outer), base);
}

function refuse(text: string): never {
  const start = text.slice(0, 500).replace(/\s+/g, ' ').replace(/\p{C}/gu, '').slice(0, 100);
  const what = start ? `it begins with "${start}"` : 'it is empty';
  throw new PartitionError('not_a_feed', `expected RSS, Atom or a JSON feed: ${what}`);
}
