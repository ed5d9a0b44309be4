import type { IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from './client.js';

const CSV = { accept: 'text/csv' };
const PREFLIGHT = { origin: 'https://charts.example', 'access-control-request-method': 'GET' };
/** Streams that a client opens at once. */
const STREAMS = 20;

/** The requests that each kind of client repeats, regardless of the replies. */
const KINDS: Readonly<Record<string, (client: Client) => Promise<unknown>>> = {
  'slow readers': (client) => client.request('/data', { headers: CSV, read: slowly }),
  'deep pages': (client) => client.request('/data?offset=100000&limit=1000'),
  'one letter': (client) => inTurn(client, ['/assets?q=o', '/data?q=o']),
  exports: (client) => inTurn(client, ['/data?format=csv', '/data?format=parquet', '/markets?format=ndjson']),
  streams: (client) => Promise.all(Array.from({ length: STREAMS }, () => client.request('/data/stream'))),
  preflights: (client) => client.request('/data', { method: 'OPTIONS', headers: PREFLIGHT }),
  'wrong keys': (client) =>
    client.request('/data', { headers: { 'x-api-key': `kas_${Math.random()}_guess` } }),
  'exact counts': (client) => client.request('/data?count=exact'),
  'sorts by value': (client) =>
    inTurn(client, ['/data?sort=market_cap_usd&limit=1000', '/data?sort=price_usd&order=asc&limit=1000']),
  'minutes over years': (client) =>
    inTurn(client, [
      '/assets/coin-1/history?interval=1d&since=2024-01-01&until=2026-01-01',
      '/assets/coin-1/history?interval=1d&since=2023-06-01&until=2026-01-01',
    ]),
};

/** Requests several paths in turn, so that the client does not repeat a cached request. */
async function inTurn(client: Client, paths: readonly string[]): Promise<void> {
  for (const path of paths) await client.request(path);
}

/** The named kinds of client; all kinds if no name is given. */
function kindsOf(names: string): (typeof KINDS)[string][] {
  if (!names) return Object.values(KINDS);
  return names.split(',').map((name) => {
    const kind = KINDS[name];
    if (!kind) throw new Error(`HOSTILE: expected some of ${Object.keys(KINDS).join(', ')}, got ${name}`);
    return kind;
  });
}

interface Siege {
  url: string;
  /** Number of clients of each kind. */
  ofEach: number;
  kinds: string;
  /** The first half of their addresses. */
  network: string;
}

/** Runs each client with its own IP address until the process ends. */
export async function sendHostileRequests(
  { url, ofEach, kinds: names, network }: Siege,
  acted: () => void,
): Promise<void> {
  const kinds = kindsOf(names);
  const clients = kinds.flatMap((act, kind) =>
    Array.from({ length: ofEach }, async (_, n) => {
      const client = new Client(url, `${network}.${kind}.${n + 1}`);
      for (;;) {
        await act(client);
        acted();
        // Gives other clients a turn, even if connections break immediately.
        await sleep(1);
      }
    }),
  );
  await Promise.all(clients);
}

/** Reads a kilobyte ten times a second. */
async function slowly(reply: IncomingMessage): Promise<void> {
  let ended = false;
  reply.once('close', () => (ended = true));
  while (!ended) {
    reply.read(1024);
    await sleep(100);
  }
}
