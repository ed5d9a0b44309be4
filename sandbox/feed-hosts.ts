import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Clock } from './clock.js';
import { FEEDS, feedReply } from './feeds.js';
import type { Reply } from './reply.js';
import { parseRequest } from './request.js';
import { send } from './send.js';

const MANNERS = ['slow', 'failing', 'limiting'] as const;
/** Of every ten hosts, one is slow, one fails, one limits calls, and the others are good. */
type Manner = (typeof MANNERS)[number] | 'good';

interface HostedFeed {
  url: string;
  manner: Manner;
}

export interface FeedHosts {
  feeds: readonly HostedFeed[];
  /** Times in milliseconds at which each feed was requested, by URL, oldest first. */
  asked: ReadonlyMap<string, readonly number[]>;
  close(): Promise<void>;
}

const SLOW_MS = 10_000;
const LIMIT_MS = 60_000;
const FORMATS = Object.values(FEEDS);

/** Many hosts with feeds, each on a separate port. */
export async function startFeedHosts(hosts: number, feedsOfEach: number): Promise<FeedHosts> {
  const clock = new Clock(null, 15_000);
  const asked = new Map<string, number[]>();
  const started = await Promise.all(
    Array.from({ length: hosts }, async (_, number) => {
      const manner: Manner = MANNERS[number % 10] ?? 'good';
      const { server, url } = await startHost(manner, clock, (path) =>
        asked.get(url + path)?.push(Date.now()),
      );
      const feeds: HostedFeed[] = Array.from({ length: feedsOfEach }, (_, index) => ({
        url: `${url}/${index}.xml`,
        manner,
      }));
      return { server, feeds };
    }),
  );
  const feeds = started.flatMap((host) => host.feeds);
  for (const { url } of feeds) asked.set(url, []);
  const close = async () => {
    await Promise.all(
      started.map(async ({ server }) => {
        const closed = once(server, 'close');
        server.close();
        server.closeAllConnections();
        await closed;
      }),
    );
  };
  return { feeds, asked, close };
}

async function startHost(
  manner: Manner,
  clock: Clock,
  note: (path: string) => void,
): Promise<{ server: Server; url: string }> {
  let allowedAt = 0;
  const server = createServer((incoming, response) => {
    const request = parseRequest(incoming);
    const index = Number.parseInt(request.path.slice(1), 10);
    note(request.path);
    if (manner === 'failing') return fail(response, index);
    const isLimited = manner === 'limiting' && Date.now() < allowedAt;
    if (!isLimited) allowedAt = Date.now() + LIMIT_MS;
    const format = FORMATS[index % FORMATS.length]!;
    const name = `host-${(server.address() as AddressInfo).port}-${index}`;
    const reply: Reply = isLimited
      ? { status: 429, headers: { 'retry-after': '120' }, body: 'Too many requests' }
      : feedReply(request, format, name, clock);
    send(response, request, reply, manner === 'slow' ? { delayMs: SLOW_MS } : null);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** Fails in one of three ways: an error status, a closed connection, or no reply at all. */
function fail(response: ServerResponse, index: number): void {
  if (index % 3 === 0) response.writeHead(500).end('Internal Server Error');
  else if (index % 3 === 1) response.destroy();
}
