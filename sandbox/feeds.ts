import { createHash } from 'node:crypto';
import type { Clock } from './clock.js';
import { atom, jsonFeed, rdf, rss } from './feed-formats.js';
import type { Reply, SandboxRequest, Upstream } from './reply.js';
import { stories } from './stories.js';

export const FEEDS = {
  '/feeds/rss.xml': { write: rss, type: 'application/rss+xml; charset=utf-8' },
  '/feeds/atom.xml': { write: atom, type: 'application/atom+xml' },
  '/feeds/rdf.xml': { write: rdf, type: 'text/xml' },
  '/feeds/feed.json': { write: jsonFeed, type: 'application/feed+json' },
} as const;
type FeedFormat = (typeof FEEDS)[keyof typeof FEEDS];

export const FEED_PATHS = Object.keys(FEEDS);

export function feeds(clock: Clock): Upstream {
  return (request) => {
    if (!(request.path in FEEDS)) return null;
    const name = request.path.replace(/\W+/g, '-').slice(1);
    return feedReply(request, FEEDS[request.path as keyof typeof FEEDS], name, clock);
  };
}

/** A feed that answers conditional requests. */
export function feedReply(
  request: SandboxRequest,
  { write, type }: FeedFormat,
  name: string,
  clock: Clock,
): Reply {
  const shown = stories(name, clock);
  const body = write(shown);
  const headers = {
    etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 16)}"`,
    'last-modified': shown[0]!.at.toUTCString(),
  };
  if (isFresh(request, headers)) return { status: 304, headers, body: '' };
  return { status: 200, headers: { ...headers, 'content-type': type }, body };
}

function isFresh({ headers }: SandboxRequest, now: { etag: string; 'last-modified': string }): boolean {
  const known = headers['if-none-match'];
  if (known) return known === '*' || known.split(/,\s*/).includes(now.etag);
  return headers['if-modified-since'] === now['last-modified'];
}
