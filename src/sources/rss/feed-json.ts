import { type JsonDocument, readJson } from '../../domain/json.js';
import { duplicateNameReasons } from '../../domain/payload.js';
import { brokenFeed } from './broken-feed.js';
import type { FeedItem, FeedItemPayload } from './feed-item.js';
import { MAX_TITLE } from './feed-roots.js';
import { literalText } from './feed-text.js';
import { baseOf, feedName } from './feed-url.js';
import { repairJson } from './json-repairs.js';
import { placeIn } from './xml-faults.js';

/** Properties of the feed that are read. */
const READ = ['version', 'items', 'home_page_url', 'author', 'authors'];

/**
 * The items of a JSON Feed (https://www.jsonfeed.org/version/1.1/), each with its source text; null for any other JSON.
 * @throws PartitionError `broken_feed`
 */
export function jsonItems(
  text: string,
  { url, finalUrl }: { url: string; finalUrl: string },
): { title: string; items: FeedItem[]; faults: string[] } | null {
  const { faults, ...document } = read(text);
  const { value, items, duplicates } = document;
  const feed = value as Record<string, unknown>;
  const { version, title, home_page_url: home, author, authors } = feed;
  if (!String(version).includes('jsonfeed.org/version/')) return null;
  if (!items) throw brokenFeed('items is not a list');
  const twice = duplicates.find((path) => READ.includes(path.split('.')[0]!));
  if (twice !== undefined) throw brokenFeed(`${JSON.stringify(twice)} appears more than once in its object`);
  const base = baseOf(finalUrl, typeof home === 'string' ? home : undefined);
  const shared = { format: 'json', feed: feedName(url), base, feedAuthor: authors ?? author } as const;
  const head = JSON.stringify(shared).slice(0, -1);
  return {
    title: typeof title === 'string' ? literalText(title, MAX_TITLE) : '',
    faults,
    items: items.map((item) => ({
      payload: { ...shared, item: item.value } satisfies FeedItemPayload,
      text: `${head},"item":${item.text}}`,
      ...(item.duplicates.length
        ? { reasons: duplicateNameReasons(item.duplicates.map((path) => `item.${path}`)) }
        : {}),
    })),
  };
}

function read(text: string): JsonDocument & { faults: string[] } {
  try {
    return { ...readJson(text, ['items']), faults: [] };
  } catch (error) {
    const repaired = repairJson(text);
    if (!repaired?.faults.length) throw asBroken(error, text);
    try {
      return { ...readJson(repaired.text, ['items']), faults: repaired.faults };
    } catch {
      throw asBroken(error, text);
    }
  }
}

function asBroken(error: unknown, text: string): Error {
  const { message } = error as Error;
  const index = Number(/ at position (\d+)$/.exec(message)?.[1] ?? text.length);
  const what = message.replace(/ at (?:position \d+|the end)$/, '');
  return brokenFeed(`${what} ${placeIn(text, index)}`, error);
}
