import { PartitionError } from '../../domain/errors.js';
import type { FeedCharset } from './charset-names.js';
import { decodeFeed } from './feed-charset.js';
import { feedsNamedIn } from './feed-discovery.js';
import type { FeedFormat, FeedItem, FeedItemPayload } from './feed-item.js';
import { jsonItems } from './feed-json.js';
import { atomItems, type Place, rootOf, rssItems, titleOf } from './feed-roots.js';
import type { FeedSettings } from './feed-settings.js';
import { parseXml } from './feed-xml.js';
import { unwrapped } from './json-repairs.js';

export interface FeedDocument {
  body: Buffer;
  contentType: string | undefined;
  /** As it was asked for, without user and password. */
  url: string;
  /** Where redirects led. */
  finalUrl?: string;
  /** What the operator says of the feed. */
  feed?: Pick<FeedSettings, 'charset' | 'zone' | 'idRule'>;
}

export interface ParsedFeed {
  format: FeedFormat;
  charset: FeedCharset;
  /** Empty if it has none. */
  title: string;
  /** In document order. */
  items: FeedItem[];
  /** Where the document was not as its format demands, and was read all the same. */
  repairs: string[];
}

/** What XML does not allow, but feeds contain. */
// eslint-disable-next-line no-control-regex
const CONTROLS = /[\0-\x08\v\f\x0e-\x1f\x7f\ufffe\uffff]/g;
const ROOT = /<(?:[\w.-]+:)?(?:rss|feed|rdf|channel|entry)[\s>]/i;
const HTML = /<html[\s>]/i;
/** How far into a document its root may be, behind whatever should not be there. */
const MAX_BEFORE_ROOT = 100_000;

/**
 * The items of an RSS 2.0, RSS 1.0, Atom or JSON feed.
 * @throws PartitionError `not_a_feed`, or `broken_feed` where it begins like one and cannot be read.
 */
export function parseFeed({ body, contentType, url, finalUrl = url, feed }: FeedDocument): ParsedFeed {
  const decoded = decodeFeed(body, contentType, feed?.charset);
  const text = decoded.text.replace(/^[\s\ufeff]+/, '');
  const place = { url, finalUrl };
  const json = unwrapped(text);
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

/** Without what stands before the feed, such as the warning of a script. */
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
  faults.push(HTML.test(before) ? 'it stands inside an HTML page' : 'something stands before the feed');
  // Lines keep their numbers.
  return before.replace(/[^\n]+/g, '') + text.slice(from);
}

/** A page is no feed because it has an element of this name; but some wrap a whole feed in one. */
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
  const others = named.length ? `; this page names ${named.slice(0, 3).join(', ')}` : '';
  throw new PartitionError('not_a_feed', `expected RSS, Atom or a JSON feed: ${what}${others}`);
}
