import { alternately, median, type Result } from '../measure.js';
import { assertEqualReplies } from './assert-equal-replies.js';
import { requestLoad } from './request-load.js';
import { runningScenarios } from './running-scenarios.js';
import type { Scenario } from './scenarios.js';
import { type Server, startBaseline, startKasparro } from './servers.js';

export interface ServeSizes {
  /** How often each scenario is measured on each server, and for how long. */
  rounds: number;
  seconds: number;
}

interface Servers {
  /** Without its caches. */
  kasparro: Server;
  /** With its caches, as by default. */
  cached: Server;
  typical: Server;
  tuned: Server;
}

const MEGABYTE = 1024 * 1024;
/** Few enough connections to measure how long a request takes, without waiting for others. */
const UNLOADED_CONNECTIONS = 2;
const WARM_UP_SECONDS = 2;
const TYPICAL = 'typical Fastify and pg handler';
const TUNED = 'hand-tuned Fastify and pg handler';

/** Measures Kasparro's API against plain Fastify handlers on the same seeded database. */
export async function serve(url: string, sizes: ServeSizes): Promise<Result[]> {
  const servers: Servers = {
    kasparro: await startKasparro(url, { ANSWER_CACHE_MB: '0' }),
    cached: await startKasparro(url),
    typical: await startBaseline('typical', url),
    tuned: await startBaseline('tuned', url),
  };
  try {
    const results = [memory('memory of the API at rest', servers.cached, 'now')];
    // Warm up: V8 compiles code that runs often.
    for (const [name, path] of [
      ['kasparro', '/data'],
      ['cached', '/data'],
      ['typical', '/first'],
      ['tuned', '/first'],
    ] as const)
      await requestLoad({ url: `${servers[name].url}${path}` }, 16, WARM_UP_SECONDS);
    for (const scenario of await runningScenarios(servers.kasparro.url))
      results.push(...(await compare(scenario, servers, sizes)));
    return [...results, memory('memory of the API under load', servers.cached, 'peak')];
  } finally {
    await Promise.all(Object.values(servers).map((each: Server) => each.stop()));
  }
}

async function compare(scenario: Scenario, servers: Servers, sizes: ServeSizes): Promise<Result[]> {
  const { title, name, path, headers, connections, seconds = sizes.seconds } = scenario;
  const query = new URLSearchParams(scenario.query).toString();
  const urls = {
    kasparro: `${servers.kasparro.url}${path}?${query}`,
    cached: `${servers.cached.url}${path}?${query}`,
    typical: `${servers.typical.url}/${name}?${query}`,
    tuned: `${servers.tuned.url}/${name}?${query}`,
  };
  if (name !== 'unchanged') await assertEqualReplies(urls);
  const p99: Record<keyof Servers, number[]> = { kasparro: [], cached: [], typical: [], tuned: [] };
  const measureRate = (which: keyof Servers) => async () => {
    const load = await requestLoad({ url: urls[which], headers }, connections, seconds);
    p99[which].push(load.p99);
    return load.perSecond;
  };
  for (const which of ['kasparro', 'cached', 'typical', 'tuned'] as const)
    await requestLoad({ url: urls[which], headers }, connections, seconds / 2);
  const measured = await alternately(sizes.rounds, {
    kasparro: measureRate('kasparro'),
    cached: measureRate('cached'),
    typical: measureRate('typical'),
    tuned: measureRate('tuned'),
  });
  const unloaded = await requestLoad({ url: urls.kasparro, headers }, UNLOADED_CONNECTIONS, seconds);
  const cached = `${title}, repeated request`;
  const rate = (which: keyof Servers, baseline: keyof Servers, called: string, target: string): Result => ({
    name: which === 'cached' ? cached : title,
    unit: 'requests/s',
    value: median(measured[which]),
    baseline: called,
    ratio: median(measured[which]) / median(measured[baseline]),
    target,
    runs: sizes.rounds,
  });
  return [
    rate('kasparro', 'typical', TYPICAL, '>= 1.3'),
    rate('kasparro', 'tuned', TUNED, '>= 0.9'),
    rate('cached', 'tuned', TUNED, '>= 5'),
    {
      name: `${title}: p99`,
      unit: 'ms',
      value: median(p99.kasparro),
      baseline: TUNED,
      ratio: median(p99.kasparro) / median(p99.tuned),
      target: '<= 1.2',
      runs: sizes.rounds,
    },
    {
      ...figure(`${title}: p99 of ${UNLOADED_CONNECTIONS} at once`, 'ms', unloaded.p99),
      target: connections > UNLOADED_CONNECTIONS ? '<= 10' : null,
    },
  ];
}

function memory(name: string, server: Server, when: 'now' | 'peak'): Result {
  return { ...figure(name, 'MB', (server.memory()?.[when] ?? Number.NaN) / MEGABYTE), target: '<= 300' };
}

function figure(name: string, unit: string, value: number): Result {
  return { name, unit, value, baseline: null, ratio: null, target: null, runs: 1 };
}
