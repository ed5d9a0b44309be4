import type { Config } from '../../config/config.js';
import { PartitionError } from '../../domain/errors.js';
import type { HttpReply, HttpRequest, Upstream } from '../http/http.js';
import type { FeedSettings } from './feed-settings.js';
import { requestFor } from './feed-url.js';

const ACCEPT =
  'application/rss+xml, application/atom+xml, application/rdf+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5';
/** Time a process may need to notice that a call has ended. */
const RELEASE_MS = 5000;
/** A feed that hangs must not delay the next run, which is a minute away and will try again. */
const RETRY_WITHIN_MS = 10_000;

/** The request for a feed, at its configured URL or the one it moved to. */
export function feedRequest(
  feed: Pick<FeedSettings, 'url' | 'headers'>,
  url: string,
  config: Config,
): Omit<HttpRequest, 'signal' | 'deadline'> {
  const configured = requestFor(feed.url);
  const isSameOrigin = new URL(url).origin === new URL(configured.url).origin;
  // The operator did not consent to sending secrets to another host.
  const secrets = isSameOrigin ? { ...configured.headers, ...feed.headers } : {};
  const upstream: Upstream = {
    name: `rss:${new URL(url).host}`,
    source: 'rss',
    variable: 'RSS_FEEDS',
    advice,
    callsPerMinute: 60,
    callsPerMonth: 0,
    aloneMs: config.HTTP_TIMEOUT_MS + RELEASE_MS,
  };
  return {
    ...{ upstream, url, headers: { accept: ACCEPT, ...secrets } },
    ...{ publicOnly: true, guessesEncoding: true, retryWithinMs: RETRY_WITHIN_MS, retriesOnce: true },
  };
}

/** Applies to configured feeds and to feeds being inspected. */
function advice(status: number): string {
  return status === 403
    ? 'the host refuses this client or address: check whether a browser can open the feed, set HTTP_USER_AGENT if it refuses programs, or send a key with headers in FEEDS_FILE'
    : 'the host requires a key: send it in the URL, or with headers in FEEDS_FILE';
}

/** The failure of a feed that sends no items although none are known. */
export function unexpected304({ retries }: HttpReply): PartitionError {
  return new PartitionError(
    'unexpected_304',
    'the feed replied 304 (not modified) to a request without conditions, so its items are unknown',
    { retries },
  );
}
