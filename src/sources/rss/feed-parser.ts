import { PartitionError } from '../../domain/errors.js';
import { decodeFeed } from './feed-charset.js';
import type { FeedFormat, FeedItem, FeedItemPayload } from './feed-item.js';
import { jsonItems } from './feed-json.js';
import type { FeedSettings } from './feed-settings.js';
import { feedName, resolveBase } from './feed-url.js';
import { parseXml, type Xml } from './feed-xml.js';
import { children, get, pick, texts } from './xml-pick.js';

export interface FeedDocument {
  body: Buffer;
  contentType: string | undefined;
  /** As it was asked for, without user and password. */
  url: string;
  /** Where redirects led: of the document itself. */
  finalUrl?: string;
  /** What the operator says of the feed. */
  feed?: FeedSettings;
}

/**
 * The items of an RSS 2.0, RSS 1.0, Atom or JSON feed, in document order.
 * @throws PartitionError `not_a_feed`, or `broken_feed` where it begins like one and cannot be read.
 */
export function parseFeed({ body, contentType, url }: FeedDocument): FeedItem[] {
  const text = decodeFeed(body, contentType).replace(/^[\s\ufeff]+/, '');
  if (text.startsWith('{')) return jsonItems(text, url) ?? refuse(text);
  const root = /<([a-z_][\w.:-]*)/i.exec(text.slice(0, 100_000).replace(/<!--[\s\S]*?(?:-->|$)/g, ''))?.[1];
  if (!text.startsWith('<') || !root || !/^(?:rss|(?:[\w.-]+:)?(?:feed|rdf))$/i.test(root))
    return refuse(text);
  const document = parseXml(text);
  const [format, feed] = rootOf(document) ?? [];
  if (!format || !feed) return refuse(text);
  const items = format === 'atom' ? atomItems(feed, url) : rssItems(format, feed, url);
  return items.map((payload) => ({ payload }));
}

function rootOf(document: Xml): [FeedFormat, Xml] | undefined {
  for (const [name, format] of Object.entries({ rss: 'rss', 'rdf:rdf': 'rdf', feed: 'atom' } as const)) {
    const root = get(document, name) ?? get(document, `atom:${name}`);
    if (root !== undefined) return [format, root];
  }
  return undefined;
}

function rssItems(format: FeedFormat, root: Xml, url: string): FeedItemPayload[] {
  const channels = children(root, 'channel');
  const channel = channels[0] ?? root;
  const xmlBase = pick(channel, '@xml:base') ?? pick(root, '@xml:base');
  const home = texts(channel, 'link').find((link) => link.trim());
  const base = resolveBase(xmlBase ?? home, url);
  // RSS 1.0 has its items beside the channel; some write RSS 2.0 that way.
  const items = [...channels.flatMap((one) => children(one, 'item')), ...children(root, 'item')];
  const feed = feedName(url);
  return items.map((item) => ({ format, feed, base: resolveBase(pick(item, '@xml:base'), base), item }));
}

function atomItems(feed: Xml, url: string): FeedItemPayload[] {
  const home = children(feed, 'link').find((link) => (pick(link, '@rel') ?? 'alternate') === 'alternate');
  const base = resolveBase(pick(feed, '@xml:base') ?? (home && pick(home, '@href')), url);
  const feedAuthor = get(feed, 'author');
  return children(feed, 'entry').map((item) => {
    const inherits = feedAuthor !== undefined && get(item, 'author') === undefined;
    return {
      format: 'atom',
      feed: feedName(url),
      base: resolveBase(pick(item, '@xml:base'), base),
      ...(inherits ? { feedAuthor } : {}),
      item,
    };
  });
}

function refuse(text: string): never {
  const start = text.slice(0, 500).replace(/\s+/g, ' ').replace(/\p{C}/gu, '').slice(0, 100);
  const what = start ? `it begins with "${start}"` : 'it is empty';
  throw new PartitionError('not_a_feed', `expected RSS, Atom or a JSON feed: ${what}`);
}
