import { Inject, Injectable } from '@nestjs/common';
import { now } from '../../domain/clock.js';
import { CONFIG, type Config } from '../../config/config.js';
import type { Article } from '../../domain/article.js';
import { FatalError, PartitionError, UnusablePartition } from '../../domain/errors.js';
import type { Page, PageRequest, Partition, Source } from '../../domain/source.js';
import { HttpClient } from '../http/http-client.js';
import type { HttpReply } from '../http/http.js';
import { scrub } from '../http/scrub.js';
import { conditions, type FeedCursor, feedCursor, stepsOf } from './feed-cursor.js';
import type { FeedItem } from './feed-item.js';
import type { FeedSettings } from './feed-settings.js';
import { parseFeed } from './feed-parser.js';
import { publicUrl, requestFor } from './feed-url.js';
import { itemSchema } from './item-schema.js';

const ACCEPT =
  'application/rss+xml, application/atom+xml, application/rdf+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5';

/** Articles of the feeds that RSS_FEEDS names. Each feed is a partition, known by its URL without its secrets. */
@Injectable()
export class RssSource implements Source<Article> {
  readonly name = 'rss';
  readonly kind = 'third';
  readonly schema = itemSchema;
  readonly cursorSchema = feedCursor;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly http: HttpClient,
  ) {}

  partitions(): Promise<readonly Partition[]> {
    return Promise.resolve(Array.from(this.feeds().keys(), (key) => ({ key })));
  }

  /** A feed that did not change is one page without records, so that its call still counts. */
  async *pages(request: PageRequest): AsyncGenerator<Page<Article>> {
    const last = request.since as FeedCursor | null;
    const feed = this.feeds().get(request.partition.key);
    if (!feed) throw new UnusablePartition('unknown_feed', 'RSS_FEEDS no longer names this feed');
    const reply = await this.fetch(feed, request, last);
    const fetchedAt = now();
    const { bytes, retries } = reply;
    if (reply.status === 304) {
      yield { records: [], next: request.since ?? {}, bytes, retries, fetchedAt };
      return;
    }
    let isFirst = true;
    for (const step of stepsOf(itemsOf(reply, feed, last), reply.headers, last)) {
      yield { ...step, bytes: isFirst ? bytes : 0, retries: isFirst ? retries : 0, fetchedAt };
      isFirst = false;
    }
  }

  normalize(article: Article): readonly Article[] {
    return [article];
  }

  private async fetch(
    feed: FeedSettings,
    { signal, deadline }: PageRequest,
    last: FeedCursor | null,
  ): Promise<HttpReply> {
    const { url, headers: credentials } = requestFor(feed.url);
    const headers = { accept: ACCEPT, ...credentials, ...feed.headers, ...conditions(last) };
    const name = `rss:${new URL(url).host}`;
    const upstream = { name, source: this.name, variable: 'RSS_FEEDS', callsPerMinute: 60, callsPerMonth: 0 };
    try {
      return await this.http.get({ upstream, url, headers, publicOnly: true, signal, deadline });
    } catch (error) {
      // One feed that refuses us says nothing about the others.
      if (!(error instanceof FatalError)) throw error;
      throw new PartitionError(error.code, error.message, { cause: error, retries: error.retries });
    }
  }

  /** By the key of their partition. */
  private feeds(): Map<string, FeedSettings> {
    const feeds = new Map<string, FeedSettings>();
    for (const url of new Set(this.config.RSS_FEEDS)) {
      const shown = publicUrl(url);
      let key = shown;
      for (let count = 2; feeds.has(key); count++) key = `${shown}#${count}`;
      feeds.set(key, { key, name: null, url, headers: {}, intervalMinutes: null });
    }
    return feeds;
  }
}

function itemsOf(
  { body, headers, retries, url: finalUrl }: HttpReply,
  feed: FeedSettings,
  last: FeedCursor | null,
): FeedItem[] {
  const request = requestFor(feed.url);
  let items: FeedItem[];
  try {
    items = parseFeed({ body, contentType: headers['content-type'], url: request.url, finalUrl, feed });
  } catch (error) {
    if (!(error instanceof PartitionError)) throw error;
    throw new PartitionError(error.code, scrub(error.message, request), { retries });
  }
  if (items.length || !last?.items) return items;
  const message = `the feed had ${last.items} items at the last call and has none now`;
  throw new PartitionError('upstream_empty', message, { retries });
}
