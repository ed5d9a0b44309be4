import type { BenchServer } from '../database.js';
import { inTurn, median, type Result } from '../measure.js';
import { hit } from './hit.js';
import { mustSayTheSame } from './same.js';
import { scenariosOn } from './scenarios-on.js';
import type { Scenario } from './scenarios.js';
import { seed } from './seed.js';
import { type Server, startBare, startKasparro } from './servers.js';

export interface ServeSizes {
  quotes: number;
  /** How often each server is asked for each scenario, in turn, and for how long. */
  rounds: number;
  seconds: number;
}

interface Servers {
  /** Answers each question as if it had never been asked. */
  kasparro: Server;
  /** Remembers its answers, as it does by default. */
  again: Server;
  usual: Server;
  byHand: Server;
}

const MEGABYTE = 1024 * 1024;
/** So few at once that what is measured is how long a request takes, and not how long it waits. */
const CALM = 2;
const BY_HAND = 'bare handler, by hand';

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
async function measure(url: string, sizes: ServeSizes, only?: readonly string[]): Promise<Result[]> {
  const servers: Servers = {
    kasparro: await startKasparro(url, { ANSWER_CACHE_MB: '0' }),
    again: await startKasparro(url),
    usual: await startBare('usual', url),
    byHand: await startBare('by-hand', url),
  };
  try {
    const results = [memory('memory of the API at rest', servers.again, 'now')];
    // Node compiles what it runs often; nobody restarts a service for every few thousand requests.
    for (const [name, path] of [
      ['kasparro', '/data'],
      ['again', '/data'],
      ['usual', '/first'],
      ['byHand', '/first'],
    ] as const)
      await hit({ url: `${servers[name].url}${path}` }, 16, 3);
    for (const scenario of await scenariosOn(servers.kasparro.url))
      if (!only || only.includes(scenario.name)) results.push(...(await compare(scenario, servers, sizes)));
    return [...results, memory('memory of the API under load', servers.again, 'peak')];
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
    again: `${servers.again.url}${path}?${query}`,
    usual: `${servers.usual.url}/${name}?${query}`,
    byHand: `${servers.byHand.url}/${name}?${query}`,
  };
  if (name !== 'unchanged') await mustSayTheSame(urls);
  const p99: Record<keyof Servers, number[]> = { kasparro: [], again: [], usual: [], byHand: [] };
  const ask = (which: keyof Servers) => async () => {
    const hits = await hit({ url: urls[which], headers }, connections, seconds);
    p99[which].push(hits.p99);
    return hits.perSecond;
  };
  for (const which of ['kasparro', 'again', 'usual', 'byHand'] as const)
    await hit({ url: urls[which], headers }, connections, 0.5);
  const measured = await inTurn(rounds, {
    kasparro: ask('kasparro'),
    again: ask('again'),
    usual: ask('usual'),
    byHand: ask('byHand'),
  });
  const calm = await hit({ url: urls.kasparro, headers }, CALM, seconds);
  const again = `${title}, asked again`;
  const rate = (which: keyof Servers, baseline: keyof Servers, called: string, target: string): Result => ({
    name: which === 'again' ? again : title,
    unit: 'requests/s',
    value: median(measured[which]),
    baseline: called,
    ratio: median(measured[which]) / median(measured[baseline]),
    target,
    runs: rounds,
  });
  return [
    rate('kasparro', 'usual', 'bare handler, rows to objects', '>= 1.3'),
    rate('kasparro', 'byHand', BY_HAND, '>= 0.9'),
    rate('again', 'byHand', BY_HAND, '>= 5'),
    {
      name: `${title}: p99`,
      unit: 'ms',
      value: median(p99.kasparro),
      baseline: BY_HAND,
      ratio: median(p99.kasparro) / median(p99.byHand),
      target: '<= 1.2',
      runs: rounds,
    },
    {
      ...figure(`${title}: p99 of ${CALM} at once`, 'ms', calm.p99),
      target: name === 'history' ? null : '<= 10',
    },
  ];
}

function memory(name: string, server: Server, when: 'now' | 'peak'): Result {
  return { ...figure(name, 'MB', (server.memory()?.[when] ?? Number.NaN) / MEGABYTE), target: '<= 300' };
}

function figure(name: string, unit: string, value: number): Result {
  return { name, unit, value, baseline: null, ratio: null, target: null, runs: 1 };
}
