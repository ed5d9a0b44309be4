import type { FeedFormat, FeedItemPayload } from './feed-item.js';
import { plainText } from './feed-text.js';
import { baseOf, feedName, resolveBase } from './feed-url.js';
import { titlesOf } from './item-texts.js';
import { children, get, pick, textOf, texts } from './xml-pick.js';
import type { Xml } from './xml-tree.js';

/** The requested URL of a document, and its URL after redirects. */
export interface Place {
  url: string;
  finalUrl: string;
}

export const MAX_TITLE = 300;

/** The feed of a document, and its format. */
export function rootOf(document: Xml): [FeedFormat, Xml] | undefined {
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

export function rssItems(format: FeedFormat, root: Xml, { url, finalUrl }: Place): FeedItemPayload[] {
  const channels = children(root, 'channel');
  const channel = channels[0] ?? root;
  const home = texts(channel, 'link').find((link) => link.trim());
  const base = resolveBases([root, channel], baseOf(finalUrl, home));
  // In RSS 1.0, items are siblings of the channel, in RSS 1.1 children of `items`; some RSS 2.0 feeds do the same.
  const lists = channels.flatMap((one) => [one, ...children(one, 'items')]);
  const items = [...lists, root].flatMap((one) => children(one, 'item'));
  const feed = feedName(url);
  return items.map((item) => ({ format, feed, base: resolveBases([item], base), item }));
}

export function atomItems(feed: Xml, { url, finalUrl }: Place): FeedItemPayload[] {
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

/** Applies the `xml:base` attributes of nested elements, outermost first; in CDF they are called `BASE`. */
function resolveBases(elements: readonly Xml[], base: string): string {
  return elements.reduce<string>((outer, one) => resolveBase(pick(one, '@xml:base', '@base'), outer), base);
}

/** The title of a feed. */
export function titleOf(format: FeedFormat, root: Xml): string {
  const holder = format === 'atom' ? root : (children(root, 'channel')[0] ?? root);
  return plainText(titlesOf(holder, format === 'atom')[0]?.text ?? '', MAX_TITLE);
}
