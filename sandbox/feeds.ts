import { createHash } from 'node:crypto';
import type { Clock } from './clock.js';
import { atom, jsonFeed, rdf, rss } from './feed-formats.js';
import type { Reply, SandboxRequest, Upstream } from './reply.js';
import { stories } from './stories.js';

const FEEDS = {
  '/feeds/rss.xml': { write: rss, type: 'application/rss+xml; charset=utf-8' },
  '/feeds/atom.xml': { write: atom, type: 'application/atom+xml' },
  '/feeds/rdf.xml': { write: rdf, type: 'text/xml' },
  '/feeds/feed.json': { write: jsonFeed, type: 'application/feed+json' },
} as const;

export const FEED_PATHS = Object.keys(FEEDS);

/** Feeds that answer conditional requests. */
export function feeds(clock: Clock): Upstream {
  return (request) => {
    if (!(request.path in FEEDS)) return null;
    const { write, type } = FEEDS[request.path as keyof typeof FEEDS];
    const shown = stories(request.path.replace(/\W+/g, '-').slice(1), clock);
    const body = write(shown);
    const headers = {
      etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 16)}"`,
      'last-modified': shown[0]!.at.toUTCString(),
    };
    if (isFresh(request, headers)) return { status: 304, headers, body: '' };
    return { status: 200, headers: { ...headers, 'content-type': type }, body } satisfies Reply;
  };
}

function isFresh({ headers }: SandboxRequest, now: { etag: string; 'last-modified': string }): boolean {
  const known = headers['if-none-match'];
  if (known) return known === '*' || known.split(/,\s*/).includes(now.etag);
  return headers['if-modified-since'] === now['last-modified'];
}
