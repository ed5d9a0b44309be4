import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { type FeedHosts, startFeedHosts } from '../../sandbox/feed-hosts.js';
import { type BenchServer, withClient } from '../database.js';
import { postmasterOf, processorTime } from '../idle/processor.js';
import { median, type Result, time } from '../measure.js';
import { type Server, startKasparro } from '../serve/servers.js';
import { type FeedRow, Lateness } from './lateness.js';

const FEEDS_A_HOST = 10;
/** FEED_MIN_MINUTES, which is also how often these feeds publish. */
const INTERVAL_MINUTES = 5;
const LOOK_MS = 1000;
const MEGABYTE = 1024 * 1024;

interface Wanted {
  feeds: number;
  seconds: number;
}

/**
 * Polls feeds on many hosts, of which a tenth are slow, a tenth fail and a tenth limit calls. Measures how late the
 * other feeds are polled, and the cost.
 */
export async function manyFeeds(server: BenchServer, { feeds, seconds }: Wanted): Promise<Result[]> {
  const folder = await mkdtemp(join(tmpdir(), 'kasparro-feeds-'));
  const hosts = await startFeedHosts(Math.round(feeds / FEEDS_A_HOST), FEEDS_A_HOST);
  const url = await server.create('kasparro');
  try {
    const file = join(folder, 'feeds.yaml');
    await writeFile(file, hosts.feeds.map((feed) => `- url: '${feed.url}'\n`).join(''));
    await withClient(url, (client) => followAlready(client, hosts));
    const kasparro = await startKasparro(url, {
      ...{ ROLE: 'all', SOURCES: 'rss', FEEDS_FILE: file, PRIVATE_ADDRESSES: 'allow', LOG_LEVEL: 'fatal' },
    });
    try {
      return await measure(kasparro, url, hosts, seconds);
    } finally {
      await kasparro.stop();
    }
  } finally {
    await hosts.close();
    await server.drop(url);
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(kasparro: Server, url: string, hosts: FeedHosts, seconds: number): Promise<Result[]> {
  const postmaster = await postmasterOf(url);
  const before = processorTime([kasparro.pid], postmaster);
  const late = await withClient(url, (client) => watch(client, hosts, seconds));
  const processor = processorTime([kasparro.pid], postmaster) - before;
  const memory = (kasparro.memory()?.peak ?? Number.NaN) / MEGABYTE;
  return resultsOf(hosts, { late, processor, memory, pages: await timesOf(kasparro), seconds });
}

/** As if the service had followed the feeds for a while: they are due one after another, within the interval. */
async function followAlready(client: Client, { feeds }: FeedHosts): Promise<void> {
  await client.query(
    `insert into feeds (key, name, url, host, interval_seconds, next_poll_at)
     select url, null, url, split_part(url, '/', 3), $2::int, now() + make_interval(secs => ($2::int * (number * 0.618 % 1))::float8)
     from unnest($1::text[]) with ordinality given(url, number)`,
    [feeds.map(({ url }) => url), INTERVAL_MINUTES * 60],
  );
}

async function watch(client: Client, { feeds, asked }: FeedHosts, seconds: number): Promise<number[]> {
  const good = new Set(feeds.flatMap(({ url, manner }) => (manner === 'good' ? [url] : [])));
  const lateness = new Lateness(asked);
  const end = Date.now() + seconds * 1000;
  while (Date.now() < end) {
    await sleep(LOOK_MS);
    const { rows } = await client.query<FeedRow>(
      `select url, extract(epoch from next_poll_at)::float8 * 1000 as due, extract(epoch from polled_at)::float8 * 1000 as polled
       from feeds`,
    );
    lateness.sample(rows.filter(({ url }) => good.has(url)));
  }
  lateness.end(Date.now());
  return lateness.seconds.toSorted((a, b) => a - b);
}

/** Milliseconds for the longest page, and for a page as requested by the console. */
async function timesOf({ url }: Server): Promise<{ all: number; shown: number }> {
  const ask = (path: string) => async () => {
    const reply = await fetch(url + path);
    if (!reply.ok) throw new Error(`${path}: ${await reply.text()}`);
    await reply.text();
  };
  const times = { all: [] as number[], shown: [] as number[] };
  for (let round = 0; round < 9; round++) {
    times.all.push(await time(ask('/feeds?limit=1000')));
    times.shown.push(await time(ask('/feeds?limit=100')));
  }
  return { all: median(times.all), shown: median(times.shown) };
}

interface Measured {
  late: readonly number[];
  processor: number;
  memory: number;
  pages: { all: number; shown: number };
  seconds: number;
}

function resultsOf(
  { feeds, asked }: FeedHosts,
  { late, processor, memory, pages, seconds }: Measured,
): Result[] {
  const of = `of ${feeds.length.toLocaleString('en')} feeds`;
  const callsTo = (isGood: boolean) =>
    feeds.flatMap(({ url, manner }) => ((manner === 'good') === isGood ? [asked.get(url)!.length] : []));
  const calls = [...asked.values()].reduce((sum, one) => sum + one.length, 0);
  const figure = (name: string, unit: string, value: number, target: string | null = null): Result => ({
    ...{ name: `${of}: ${name}`, unit, value, baseline: null, ratio: null, target, runs: 1 },
  });
  return [
    figure('latest request of a good feed', 's late', late.at(-1) ?? Number.NaN, '<= 60'),
    figure('median request of a good feed', 's late', late[Math.floor(late.length / 2)] ?? Number.NaN),
    figure('calls to a good feed', 'a minute', (60 * median(callsTo(true))) / seconds),
    figure(
      'most calls to one that is slow, fails or limits',
      'a minute',
      (60 * Math.max(...callsTo(false))) / seconds,
      '<= 2',
    ),
    figure('processor time of a request', 'ms', (1000 * processor) / calls),
    figure('memory of the service', 'MB', memory, '<= 300'),
    figure('GET /feeds, a page of 1,000', 'ms', pages.all, '<= 200'),
    figure('GET /feeds, those on a page of the console', 'ms', pages.shown, '<= 50'),
  ];
}
