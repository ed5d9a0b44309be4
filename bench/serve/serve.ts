import type { BenchServer } from '../database.js';
import { inTurn, median, type Result } from '../measure.js';
import { hit, type Hits } from './hit.js';
import { mustSayTheSame } from './same.js';
import { type Scenario, scenarios } from './scenarios.js';
import { NEWEST, seed } from './seed.js';
import { type Server, startBare, startKasparro } from './servers.js';

export interface ServeSizes {
  quotes: number;
  /** How often each server is asked for each scenario, in turn, and for how long. */
  rounds: number;
  seconds: number;
}

interface Servers {
  kasparro: Server;
  usual: Server;
  byHand: Server;
}

const YEAR_MS = 365 * 24 * 60 * 60_000;
const MEGABYTE = 1024 * 1024;
/** So few at once that what is measured is how long a request takes, and not how long it waits. */
const CALM = 2;

/** Kasparro's API against bare handlers on the same database. */
export async function serve(server: BenchServer, sizes: ServeSizes): Promise<Result[]> {
  const url = await server.create('kasparro');
  try {
    await seed(url, sizes.quotes);
    return await measure(url, sizes);
  } finally {
    await server.drop(url);
  }
}

/** The same on a database that is seeded. */
export async function measure(url: string, sizes: ServeSizes, only?: readonly string[]): Promise<Result[]> {
  const servers: Servers = {
    kasparro: await startKasparro(url),
    usual: await startBare('usual', url),
    byHand: await startBare('by-hand', url),
  };
  try {
    const results = [memory('memory of the API at rest', servers.kasparro, 'now')];
    // Node compiles what it runs often; nobody restarts a service for every few thousand requests.
    for (const [name, path] of [
      ['kasparro', '/data'],
      ['usual', '/first'],
      ['byHand', '/first'],
    ] as const)
      await hit({ url: `${servers[name].url}${path}` }, 16, 3);
    for (const scenario of await scenariosOf(servers.kasparro.url))
      if (!only || only.includes(scenario.name)) results.push(...(await compare(scenario, servers, sizes)));
    return [...results, memory('memory of the API under load', servers.kasparro, 'peak')];
  } finally {
    await Promise.all(Object.values(servers).map((each: Server) => each.stop()));
  }
}

async function compare(
  scenario: Scenario,
  servers: Servers,
  { rounds, seconds }: ServeSizes,
): Promise<Result[]> {
  const { title, name, path, headers, connections } = scenario;
  const query = new URLSearchParams(scenario.query).toString();
  const urls = {
    kasparro: `${servers.kasparro.url}${path}?${query}`,
    usual: `${servers.usual.url}/${name}?${query}`,
    byHand: `${servers.byHand.url}/${name}?${query}`,
  };
  if (name !== 'unchanged') await mustSayTheSame(urls);
  const p99: Record<keyof Servers, number[]> = { kasparro: [], usual: [], byHand: [] };
  const ask = (which: keyof Servers) => async () => {
    const hits = await hit({ url: urls[which], headers }, connections, seconds);
    p99[which].push(hits.p99);
    return hits.perSecond;
  };
  for (const which of ['kasparro', 'usual', 'byHand'] as const)
    await hit({ url: urls[which], headers }, connections, 0.5);
  const measured = await inTurn(rounds, {
    kasparro: ask('kasparro'),
    usual: ask('usual'),
    byHand: ask('byHand'),
  });
  const calm = await hit({ url: urls.kasparro, headers }, CALM, seconds);
  const rate = (baseline: keyof Servers, called: string, target: string): Result => ({
    name: title,
    unit: 'requests/s',
    value: median(measured.kasparro),
    baseline: called,
    ratio: median(measured.kasparro) / median(measured[baseline]),
    target,
    runs: rounds,
  });
  return [
    rate('usual', 'bare handler, rows to objects', '>= 1.3'),
    rate('byHand', 'bare handler, by hand', '>= 0.8'),
    {
      name: `${title}: p99`,
      unit: 'ms',
      value: median(p99.kasparro),
      baseline: 'bare handler, by hand',
      ratio: median(p99.kasparro) / median(p99.byHand),
      target: '<= 1.3',
      runs: rounds,
    },
    {
      ...figure(`${title}: p99 of ${CALM} at once`, 'ms', calm.p99),
      target: name === 'history' ? null : '<= 10',
    },
  ];
}

async function scenariosOf(kasparro: string): Promise<Scenario[]> {
  const first = await fetch(`${kasparro}/data`);
  const since = new Date(Date.parse(NEWEST) - YEAR_MS).toISOString();
  return scenarios({ deep: await deepCursor(kasparro), etag: first.headers.get('etag')!, since });
}

/** To page 1,000 of fifty items. */
async function deepCursor(kasparro: string): Promise<string> {
  let cursor = '';
  for (let page = 0; page < 50; page++) {
    const reply = await fetch(
      `${kasparro}/data?limit=${page < 49 ? 1000 : 950}&count=none${cursor && `&cursor=${cursor}`}`,
    );
    const { metadata } = (await reply.json()) as { metadata: { next_cursor: string } };
    cursor = metadata.next_cursor;
  }
  return cursor;
}

/** What serving still does while the loading goes on: throughput, and the slowest of a hundred. */
export async function serveDuring(url: string, loading: () => Promise<unknown>): Promise<Result[]> {
  const kasparro = await startKasparro(url);
  try {
    const target = { url: `${kasparro.url}/data` };
    await hit(target, 16, 2);
    const alone = await hit(target, 16, 5);
    let loads = true;
    const loaded = loading().finally(() => (loads = false));
    const during: Hits[] = [];
    while (loads) during.push(await hit(target, 16, 2));
    await loaded;
    // The last one may have outlasted the load.
    const whole = during.length > 1 ? during.slice(0, -1) : during;
    const compared = (name: string, unit: string, of: keyof Hits, goal: string): Result => {
      const value = median(whole.map((hits) => hits[of]));
      return {
        name,
        unit,
        value,
        baseline: 'without a load',
        ratio: value / alone[of],
        target: goal,
        runs: whole.length,
      };
    };
    return [
      compared('/data while a file is loaded', 'requests/s', 'perSecond', '>= 0.5'),
      compared('/data while a file is loaded: p99', 'ms', 'p99', '<= 5'),
    ];
  } finally {
    await kasparro.stop();
  }
}

function memory(name: string, server: Server, when: 'now' | 'peak'): Result {
  return { ...figure(name, 'MB', (server.memory()?.[when] ?? Number.NaN) / MEGABYTE), target: '<= 300' };
}

function figure(name: string, unit: string, value: number): Result {
  return { name, unit, value, baseline: null, ratio: null, target: null, runs: 1 };
}
