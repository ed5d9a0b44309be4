import { PartitionError } from '../../domain/errors.js';
import type { FeedCharset } from './charset-names.js';
import { decodeFeed } from './feed-charset.js';
import { feedsNamedIn } from './feed-discovery.js';
import type { FeedFormat, FeedItem, FeedItemPayload } from './feed-item.js';
import { jsonItems } from './feed-json.js';
import { atomItems, type Place, rootOf, rssItems, titleOf } from './feed-roots.js';
import type { FeedSettings } from './feed-settings.js';
import { parseXml } from './feed-xml.js';
import { unwrapJson } from './json-repairs.js';

export interface FeedDocument {
  body: Buffer;
  contentType: string | undefined;
  /** The requested URL, without user and password. */
  url: string;
  /** The URL after redirects. */
  finalUrl?: string;
  /** The operator's settings that affect parsing. */
  feed?: Pick<FeedSettings, 'charset' | 'zone' | 'idRule'>;
}

export interface ParsedFeed {
  format: FeedFormat;
  charset: FeedCharset;
  /** Empty if the feed has no title. */
  title: string;
  /** In document order. */
  items: FeedItem[];
  /** What was malformed in the document, and where. */
  repairs: string[];
}

/** Control characters, which feeds contain although XML does not allow them. */
// oxlint-disable-next-line no-control-regex
const CONTROLS = /[\0-\x08\v\f\x0e-\x1f\x7f\ufffe\uffff]/g;
const ROOT = /<(?:[\w.-]+:)?(?:rss|feed|rdf|channel|entry)[\s>]/i;
const HTML = /<html[\s>]/i;
/** Number of characters that are searched for the root element, in case there is other text before it. */
const MAX_BEFORE_ROOT = 100_000;

/**
 * The items of an RSS 2.0, RSS 1.0, Atom or JSON feed.
 * @throws PartitionError `not_a_feed`, or `broken_feed` if it begins like a feed but cannot be parsed
 */
export function parseFeed({ body, contentType, url, finalUrl = url, feed }: FeedDocument): ParsedFeed {
  const decoded = decodeFeed(body, contentType, feed?.charset);
  const text = decoded.text.replace(/^[\s\ufeff]+/, '');
  const place = { url, finalUrl };
  const json = unwrapJson(text);
  const { faults, ...read } =
    json === undefined
      ? xmlItems(text, place)
      : { ...(jsonItems(json, place) ?? refuse(text, finalUrl)), format: 'json' as const };
  const repairs = [...decoded.faults, ...faults];
  const marks = {
    ...(repairs.length && { repaired: true as const }),
    ...(feed?.zone && { zone: feed.zone }),
    ...(feed?.idRule && feed.idRule !== 'id' && { idRule: feed.idRule }),
  };
  const items = read.items.map((item) => marked(item, marks));
  return { ...read, items, charset: decoded.charset, repairs };
}

type Marks = Pick<FeedItemPayload, 'repaired' | 'zone' | 'idRule'>;

function marked(item: FeedItem, marks: Marks): FeedItem {
  const head = JSON.stringify(marks).slice(1, -1);
  if (!head) return item;
  const { payload, text } = item;
  return { ...item, payload: { ...marks, ...payload }, ...(text && { text: `{${head},${text.slice(1)}` }) };
}

type ReadFeed = Pick<ParsedFeed, 'format' | 'title' | 'items'> & { faults: string[] };

function xmlItems(text: string, place: Place): ReadFeed {
  const faults: string[] = [];
  const plain = text.replace(CONTROLS, '');
  if (plain.length < text.length) faults.push('it contains control characters');
  const document = parseXml(fromProlog(plain, place, faults));
  const [format, feed] = rootOf(document.tree) ?? [];
  if (!format || !feed) return refuse(text, place.finalUrl);
  const payloads = format === 'atom' ? atomItems(feed, place) : rssItems(format, feed, place);
  return {
    ...{ format, title: titleOf(format, feed) },
    items: payloads.map((payload) => ({ payload })),
    faults: [...faults, ...document.faults],
  };
}

/** Removes text before the feed, such as a PHP warning. */
function fromProlog(text: string, { finalUrl }: Place, faults: string[]): string {
  const start = text
    .slice(0, MAX_BEFORE_ROOT)
    .replace(/<!--[\s\S]*?(?:-->|$)/g, (all) => ' '.repeat(all.length));
  const root = start.search(ROOT);
  if (root === -1 || isWithinHtml(start, root)) return refuse(text, finalUrl);
  const prolog = start.search(/<\?xml|<!doctype/i);
  const from = prolog !== -1 && prolog < root && !HTML.test(start.slice(0, root)) ? prolog : root;
  const before = start.slice(0, from);
  if (!before.replace(/<\?[\s\S]*?\?>/g, '').trim()) return text;
  faults.push(HTML.test(before) ? 'it is inside an HTML page' : 'there is other text before the feed');
  // The line breaks stay, so that messages name the right line.
  return before.replace(/[^\n]+/g, '') + text.slice(from);
}

/** An HTML page that has an element named like a feed's root is not a feed, unless the element is clearly one. */
function isWithinHtml(start: string, root: number): boolean {
  if (!HTML.test(start.slice(0, root))) return false;
  const tag = /^<[^<>]*>/.exec(start.slice(root))?.[0] ?? '';
  return !/^<(?:rss\s[^>]*version|feed\s[^>]*xmlns\s*=\s*["']http:\/\/(?:www\.w3\.org\/2005\/atom|purl\.org\/atom))/i.test(
    tag,
  );
}

function refuse(text: string, url: string): never {
  const start = text.slice(0, 500).replace(/\s+/g, ' ').replace(/\p{C}/gu, '').slice(0, 100);
  const what = start ? `it begins with "${start}"` : 'it is empty';
  const named = feedsNamedIn(text, url).map((feed) => feed.url);
  const others = named.length ? `; the page links to ${named.slice(0, 3).join(', ')}` : '';
  throw new PartitionError('not_a_feed', `expected RSS, Atom or a JSON feed: ${what}${others}`);
}
