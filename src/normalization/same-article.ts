import { createHash } from 'node:crypto';
import type { Article } from '../domain/article.js';
import { canonicalLink } from '../domain/canonical-link.js';
import type { Instant } from '../domain/quote.js';

/** The attributes of a feed item that identify its article. */
export interface ItemTraits {
  feedId: number;
  /** The item's id within its feed. */
  externalId: string;
  title: string;
  summary: string | null;
  url: string | null;
  /** As returned by `canonicalLink`. */
  canonicalUrl: string | null;
  /** Null if the feed gives no date. */
  publishedAt: Instant | null;
}

/** Facts about the page that matter for comparing two items. */
export interface PageContext {
  /** Whether several items in the feed have the same link. */
  isShared: boolean;
  /** Whether the page contains the known item as well. */
  isPresent: boolean;
}

const [HOUR, DAY, WEEK] = [3_600_000, 86_400_000, 7 * 86_400_000];
/** Matches ids that are globally unique: URI schemes with unique names, UUIDs, and ids too long to be a counter or a word. */
const STRONG =
  /^(?:urn:|tag:|https?:\/\/[^/]+\/.*[^/]|\{?[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}\}?$)/i;
const COUNTED = /#\d+$/;

/** Whether the id identifies the same item in all feeds. */
export const isStrongId = (id: string): boolean => STRONG.test(id);

/**
 * Whether an item with a new id belongs to an article that is known under another id or from another feed. If in doubt,
 * it does not, because a duplicate article is the lesser evil. Links alone are only enough for items from different
 * feeds.
 */
export function isSameArticle(item: ItemTraits, known: ItemTraits, about: PageContext): boolean {
  const sameTitle = normalized(item.title) === normalized(known.title);
  const sameLink = item.canonicalUrl !== null && item.canonicalUrl === known.canonicalUrl;
  if (item.feedId !== known.feedId) {
    if (sameTitle && isStrongId(item.externalId) && item.externalId === known.externalId) return true;
    if (!sameLink || countOf(item.url) !== countOf(known.url)) return false;
    return about.isShared
      ? sameTitle && isWithin(item, known, DAY)
      : sameTitle || isWithin(item, known, WEEK);
  }
  if (sameTitle && item.url === known.url && isWithin(item, known, 0)) return true;
  if (sameLink && isRecounted(item, known)) return !about.isPresent || sameTitle;
  if (sameLink && !about.isShared && isWithin(item, known, DAY)) return isSimilar(item.title, known.title);
  return sameTitle && isCopy(item, known);
}

/** Whether the item's id was previously used for a different item. Only ids that may be counters or words are reused. */
export function hasReusedId(item: ItemTraits, known: ItemTraits): boolean {
  if (isStrongId(item.externalId) || isSimilar(item.title, known.title)) return false;
  if (item.publishedAt !== null && isWithin(item, known, 0)) return false;
  return (
    item.canonicalUrl !== null && known.canonicalUrl !== null && item.canonicalUrl !== known.canonicalUrl
  );
}

/** A fingerprint of link, title and date, which distinguishes items with the same id. */
export function fingerprintOf({
  url,
  title,
  publishedAt,
}: Pick<Article, 'url' | 'title' | 'publishedAt'>): string {
  return createHash('sha256')
    .update(JSON.stringify([url, title, publishedAt]))
    .digest('hex')
    .slice(0, 16);
}

/**
 * Whether two ids denote the same article: `…/1#1` and `…/1#2` are editions of one article, `http://…/1` and
 * `https://www.…/1` are the same id.
 */
function isRecounted(item: ItemTraits, known: ItemTraits): boolean {
  const address = canonicalLink(item.externalId);
  if (address !== null && address === canonicalLink(known.externalId)) return true;
  const stem = item.externalId.replace(COUNTED, '');
  return stem !== item.externalId && stem === known.externalId.replace(COUNTED, '');
}

/** Whether the item was republished under another link, with the same words at about the same time. */
function isCopy(item: ItemTraits, known: ItemTraits): boolean {
  if (item.publishedAt === null || normalized(item.title).split(' ').length < 4) return false;
  const sameSummary = item.summary !== null && item.summary === known.summary;
  if (sameSummary && item.summary!.length >= 40) return isWithin(item, known, HOUR);
  const slug = slugOf(item.url);
  return slug !== null && slug === slugOf(known.url) && isWithin(item, known, 0);
}

/** Whether two items are at most this far apart in time. An item without a date is close to all others. */
function isWithin(item: ItemTraits, known: ItemTraits, milliseconds: number): boolean {
  if (item.publishedAt === null || known.publishedAt === null) return true;
  return Math.abs(Date.parse(item.publishedAt) - Date.parse(known.publishedAt)) <= milliseconds;
}

/** Whether two texts have the same figures and mostly the same words: "26 November" and "27 November" are two editions. */
function isSimilar(one: string, other: string): boolean {
  const [a, b] = [one, other].map((title) => new Set(normalized(title).split(' '))) as [
    Set<string>,
    Set<string>,
  ];
  const different = [...a.symmetricDifference(b)];
  return !different.some((word) => /\d/.test(word)) && a.intersection(b).size / a.union(b).size > 0.6;
}

function normalized(title: string): string {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function countOf(url: string | null): string {
  return COUNTED.exec(url ?? '')?.[0] ?? '';
}

/** The last segment of a link, if it has at least three words: `/latest` does not identify an article. */
function slugOf(url: string | null): string | null {
  const path = url === null ? null : URL.parse(url)?.pathname;
  const slug = path?.replace(/\/+$/, '').split('/').at(-1) ?? '';
  return slug.split('-').length >= 3 ? slug : null;
}
