import { Inject, Injectable } from '@nestjs/common';
import { now, uptime } from '../../domain/clock.js';
import { CONFIG, type Config } from '../../config/config.js';
import type { Article } from '../../domain/article.js';
import { FatalError, PartitionError, UnusablePartition } from '../../domain/errors.js';
import type { Page, PageRequest, Partition, Source } from '../../domain/source.js';
import { HttpClient } from '../http/http-client.js';
import type { HttpReply } from '../http/http.js';
import { conditions, type FeedCursor, feedCursor, feedPages } from './feed-cursor.js';
import { hintsOf } from './feed-hints.js';
import { nextPoll, pollInterval } from './feed-interval.js';
import { FeedList } from './feed-list.js';
import { feedRequest, unexpected304 } from './feed-request.js';
import type { FeedSettings } from './feed-settings.js';
import { type FeedState, urlChangeOf, urlToPoll } from './feed-state.js';
import { FeedStates } from './feed-states.js';
import { requestFor } from './feed-url.js';
import { momentsIn } from './feed-moments.js';
import { type ReadFeed, readFeed } from './read-feed.js';
import { itemSchema } from './item-schema.js';

/** Feeds slower than this wait until no other feed is waiting. */
const SLOW_MS = 2000;
/** Feeds due within this time are polled now, because the next run is a minute away. */
const SOON_MS = 30_000;

/** Articles from feeds. Each feed is a partition whose state determines when and where to poll it. */
@Injectable()
export class RssSource implements Source<Article> {
  readonly name = 'rss';
  readonly kind = 'third';
  readonly schema = itemSchema;
  readonly cursorSchema = feedCursor;
  readonly patienceSeconds = 20;
  readonly attempts = 1;
  readonly failsIfAllRejected = true;
  readonly concurrency: number;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly http: HttpClient,
    private readonly list: FeedList,
    private readonly states: FeedStates,
  ) {
    this.concurrency = config.FEED_CONCURRENCY;
  }

  /** The partitions, longest overdue first. Feeds that replied 410 (gone) are left out. */
  async partitions(): Promise<readonly Partition[]> {
    const feeds = this.list.current();
    const states = await this.states.of([...feeds.values()], this.config.FEED_MIN_MINUTES * 60);
    const soon = now().getTime() + SOON_MS;
    const dueAt = (key: string) => states.get(key)?.nextPollAt.getTime() ?? 0;
    // Otherwise, a feed refused by its host would be requested first each time, and the host's other feeds never.
    const givesWay = (state?: FeedState) => (state?.durationMs ?? 0) > SLOW_MS || (state?.failures ?? 0) > 0;
    return Array.from(feeds.values(), ({ key, url }) => ({
      key,
      group: new URL(url).host,
      isDue: dueAt(key) <= soon,
      givesWay: givesWay(states.get(key)),
    }))
      .filter(({ key }) => !states.get(key)?.goneAt)
      .toSorted((a, b) => dueAt(a.key) - dueAt(b.key));
  }

  /** An unchanged feed yields one page without records, so that its call is still counted. */
  async *pages(request: PageRequest): AsyncGenerator<Page<Article>> {
    const { key } = request.partition;
    const feed = this.list.current().get(key);
    if (!feed) throw new UnusablePartition('unknown_feed', 'this feed is no longer configured');
    const state = await this.states.find(key);
    // After a document was rejected as a whole it is read again: an unchanged reply would look like a success.
    const last = state?.errorCode === 'all_rejected' ? null : (request.since as FeedCursor | null);
    const url = urlToPoll(requestFor(feed.url).url, state);
    const started = uptime();
    const reply = await this.fetch(feed, url, request, last);
    const fetchedAt = now();
    const { bytes, retries } = reply;
    const read = reply.status === 304 ? null : readFeed(reply, feed, last);
    await this.note(feed, state, { url, reply, read, durationMs: uptime() - started });
    if (!read) {
      yield { records: [], next: request.since ?? {}, bytes, retries, fetchedAt };
      return;
    }
    let isFirst = true;
    for (const step of feedPages(read.items, reply.headers, last)) {
      yield { ...step, bytes: isFirst ? bytes : 0, retries: isFirst ? retries : 0, fetchedAt };
      isFirst = false;
    }
  }

  normalize(article: Article): readonly Article[] {
    return [article];
  }

  private async fetch(
    feed: FeedSettings,
    url: string,
    { signal, deadline }: PageRequest,
    last: FeedCursor | null,
  ): Promise<HttpReply> {
    const request = feedRequest(feed, url, this.config);
    // Errors are shown next to the feed's address, so they only name a different one that it moved to.
    const place = url === requestFor(feed.url).url ? 'the feed' : undefined;
    const headers = { ...request.headers, ...conditions(last) };
    const started = uptime();
    try {
      const reply = await this.http.get({ ...request, place, headers, signal, deadline });
      if (reply.status === 304 && !Object.keys(conditions(last)).length) throw unexpected304(reply);
      return reply;
    } catch (error) {
      await this.states.failed(feed.key, uptime() - started);
      throw await this.explain(error, feed);
    }
  }

  private async explain(error: unknown, { key }: FeedSettings): Promise<unknown> {
    if (error instanceof PartitionError && error.code === 'http_410') {
      await this.states.gone(key);
      const message = `${error.message}; it is not polled again until POST /feeds/{id}/resume`;
      return new UnusablePartition('gone', message, { cause: error, retries: error.retries });
    }
    // If one feed refuses our calls, the others may still accept them.
    if (!(error instanceof FatalError)) return error;
    return new PartitionError(error.code, error.message, { cause: error, retries: error.retries });
  }

  private async note(
    feed: FeedSettings,
    state: FeedState | null,
    poll: { url: string; reply: HttpReply; read: ReadFeed | null; durationMs: number },
  ): Promise<void> {
    if (!state) return;
    const { url, reply, read, durationMs } = poll;
    const input = {
      hints: hintsOf(reply.body, reply.headers),
      published: read ? momentsIn(read.items) : [],
      now: now().getTime(),
      configuredMinutes: feed.intervalMinutes,
      minMinutes: this.config.FEED_MIN_MINUTES,
      maxMinutes: this.config.FEED_MAX_MINUTES,
    };
    const interval = read ? pollInterval(input) : state.interval;
    const move = urlChangeOf(reply, url, requestFor(feed.url).url, state);
    await this.states.polled(feed.key, {
      ...move,
      durationMs,
      interval,
      repairs: read?.repairs ?? null,
      nextPollAt: nextPoll(feed.key, interval, input),
    });
  }
}
