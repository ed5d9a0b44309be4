import type { Config } from '../../config/config.js';
import type { Article } from '../../domain/article.js';
import { now } from '../../domain/clock.js';
import { RetryLater, PartitionError, RunError } from '../../domain/errors.js';
import { itemIdOf } from '../../domain/item-id.js';
import { normalizePage } from '../../normalization/normalize-page.js';
import { separateUnusable } from '../../normalization/separate-unusable.js';
import type { HttpClient } from '../../sources/http/http-client.js';
import type { HttpReply } from '../../sources/http/http.js';
import { removeSecrets } from '../../sources/http/remove-secrets.js';
import { decodeFeed } from '../../sources/rss/feed-charset.js';
import { recordsOf } from '../../sources/rss/feed-cursor.js';
import { feedsNamedIn } from '../../sources/rss/feed-discovery.js';
import type { FileFeed } from '../../sources/rss/feed-file.js';
import { hintsOf } from '../../sources/rss/feed-hints.js';
import { pollInterval } from '../../sources/rss/feed-interval.js';
import { ofUrl } from '../../sources/rss/feed-list.js';
import { momentsIn } from '../../sources/rss/feed-moments.js';
import { parseFeed, type ParsedFeed } from '../../sources/rss/feed-parser.js';
import { feedRequest, unexpected304 } from '../../sources/rss/feed-request.js';
import type { FeedSettings } from '../../sources/rss/feed-settings.js';
import { publicUrl, requestFor } from '../../sources/rss/feed-url.js';
import { itemSchema } from '../../sources/rss/item-schema.js';
import type { FeedInspection, InspectedItem } from './feed-inspection.js';

const SHOWN = 5;
const MAX_MS = 20_000;

interface Inspector {
  config: Config;
  http: Pick<HttpClient, 'get'>;
}

/**
 * Fetches a URL once, as a poll would, and shows how it would be read. Stores nothing.
 * @param given a configured feed, whose settings apply, or a URL
 */
export async function inspectFeed(
  given: FeedSettings | string,
  inspector: Inspector,
): Promise<FeedInspection> {
  const feed = typeof given === 'string' ? { ...ofUrl(given), key: null } : given;
  const { url } = requestFor(feed.url);
  const { config, http } = inspector;
  // A configured URL may contain keys.
  const shown = (url: string) => (feed.key === null ? url : publicUrl(url));
  const inspection: FeedInspection = {
    ...{ url: shown(url), feed: feed.key },
    ...{ reply: null, error: null, named_feeds: [], format: null, charset: null, repairs: [], title: null },
    ...{ interval: null, counts: { items: 0, stored: 0, rejected: 0 }, items: [], rejections: [] },
  };
  const request = feedRequest(feed, url, config);
  try {
    const reply = await http.get({
      ...request,
      signal: AbortSignal.timeout(2 * MAX_MS),
      // The latest possible time: a long wait is reported as an error anyway, not waited out.
      deadline: new Date(8.64e15),
      timeoutMs: Math.min(config.HTTP_TIMEOUT_MS, MAX_MS),
      maxRetries: 0,
    });
    inspection.reply = {
      final_url: shown(reply.url),
      redirect: reply.url === url ? null : reply.url === reply.permanentUrl ? 'permanent' : 'temporary',
      content_type: reply.headers['content-type'] ?? null,
      bytes: reply.bytes,
    };
    if (reply.status === 304) throw unexpected304(reply);
    await read(inspection, reply, { feed, config });
  } catch (error) {
    if (!(error instanceof RunError)) throw error;
    const when =
      error instanceof RetryLater ? `; it may be called again at ${error.until.toISOString()}` : '';
    inspection.error = { code: error.code, message: removeSecrets(error.message, request) + when };
  }
  return inspection;
}

interface Reading {
  feed: FileFeed;
  config: Config;
}

async function read(inspection: FeedInspection, reply: HttpReply, { feed, config }: Reading): Promise<void> {
  const { body, headers, url: finalUrl } = reply;
  const contentType = headers['content-type'];
  let parsed: ParsedFeed;
  try {
    parsed = parseFeed({ body, contentType, url: requestFor(feed.url).url, finalUrl, feed });
  } catch (error) {
    if (!(error instanceof PartitionError)) throw error;
    const { text, charset } = decodeFeed(body, contentType, feed.charset);
    inspection.charset = charset;
    inspection.named_feeds = feedsNamedIn(text, finalUrl);
    throw error;
  }
  const { format, charset, repairs, title } = parsed;
  Object.assign(inspection, { format, charset, repairs, title: title || null });
  const { FEED_MIN_MINUTES: minMinutes, FEED_MAX_MINUTES: maxMinutes } = config;
  await addItems(inspection, parsed);
  inspection.interval = pollInterval({
    hints: hintsOf(body, headers),
    published: momentsIn(parsed.items),
    now: now().getTime(),
    configuredMinutes: feed.intervalMinutes,
    ...{ minMinutes, maxMinutes },
  });
}

async function addItems(inspection: FeedInspection, { items }: ParsedFeed): Promise<void> {
  const page = { records: recordsOf(items), next: {}, bytes: 0, retries: 0, fetchedAt: now() };
  const source = { schema: itemSchema, normalize: (article: unknown) => [article as Article] };
  const reading = { named: (payload: unknown) => payload, maxClockSkewMs: 0 };
  const { accepted, rejected } = await normalizePage(source, separateUnusable(page), reading);
  const articles = accepted
    .reverse()
    .flatMap(({ record, items }) =>
      (items as Article[]).map((item) => ({ ...item, externalId: itemIdOf(record.externalId, item) })),
    );
  inspection.counts = { items: items.length, stored: articles.length, rejected: rejected.length };
  inspection.items = articles.slice(0, SHOWN).map(viewOf);
  inspection.rejections = rejected
    .slice(-SHOWN)
    .reverse()
    .map(({ record, reasons }) => ({ external_id: record.externalId, reasons: [...reasons] }));
}

function viewOf({ externalId, title, url, publishedAt, datedBy, author }: Article): InspectedItem {
  return { external_id: externalId, title, url, published_at: publishedAt, dated_by: datedBy, author };
}
