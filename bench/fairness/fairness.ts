import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Result } from '../measure.js';
import { startKasparro } from '../serve/servers.js';
import { Client } from './client.js';

const OF_EACH_KIND = 20;
const ROUNDS = 3;
const AMONG = `one client among ${OF_EACH_KIND * 10} hostile ones`;
/** The default limits. TRUST_PROXY gives each client its own address. */
const SETTINGS = { RATE_LIMIT: '300', TRUST_PROXY: '1', LOG_LEVEL: 'fatal' };
/** About two requests a second. */
const PAUSE_MS = 520;
const HONEST = ['/data', '/data?symbol=C77', '/data?latest=true', '/assets/coin-77'];

interface Experience {
  /** Latency of each request in milliseconds. */
  times: readonly number[];
  failed: number;
}

interface Round {
  quiet: Experience;
  among: Experience;
  ready: Experience;
  /** Number of attacks by the hostile clients. */
  acts: number;
}

/**
 * The latency of one honest client beside two hundred hostile ones on a seeded database, with default settings.
 * HOSTILE=exports,streams selects kinds of hostile clients, to find those that delay the honest one.
 */
export async function fairness(url: string, seconds: number): Promise<Result[]> {
  const kasparro = await startKasparro(url, SETTINGS);
  try {
    return await compare(kasparro.url, seconds);
  } finally {
    await kasparro.stop();
  }
}

/** Uses a running service. Other work on the machine slows rounds down, so quiet and siege take turns. */
async function compare(url: string, seconds: number): Promise<Result[]> {
  await experience(url, 5, HONEST, '192.0.2.1');
  const rounds: Round[] = [];
  for (let n = 0; n < ROUNDS; n++) rounds.push(await round(url, seconds / ROUNDS, n));
  const total = (of: (round: Round) => number) => rounds.reduce((sum, one) => sum + of(one), 0);
  const quiet = rounds.flatMap((one) => one.quiet.times).toSorted((a, b) => a - b);
  const among = rounds.flatMap((one) => one.among.times).toSorted((a, b) => a - b);
  const compared = (name: string, share: number, target: string | null): Result => ({
    name: `${AMONG}: ${name}`,
    unit: 'ms',
    value: quantile(among, share),
    baseline: 'alone',
    ratio: quantile(among, share) / quantile(quiet, share),
    target,
    runs: ROUNDS,
  });
  return [
    compared('p99', 0.99, '<= 3'),
    compared('median', 0.5, null),
    {
      name: `what ${OF_EACH_KIND * 10} hostile clients did`,
      unit: 'requests/s',
      value: total(({ acts }) => acts) / seconds,
      baseline: null,
      ratio: null,
      target: null,
      runs: ROUNDS,
    },
    none(
      'its requests that failed',
      total(({ among }) => among.failed),
    ),
    none(
      '/health/ready not 200',
      total(({ ready }) => ready.failed),
    ),
  ];
}

/** In each round, hostile clients have new addresses, and therefore new budgets. */
async function round(url: string, seconds: number, n: number): Promise<Round> {
  const quiet = await experience(url, seconds, HONEST, '192.0.2.2');
  const siege = fork(fileURLToPath(new URL('./siege.js', import.meta.url)), [
    url,
    String(OF_EACH_KIND),
    process.env['HOSTILE'] ?? '',
    `198.${51 + n}`,
  ]);
  const ended = once(siege, 'exit');
  let acts = 0;
  siege.on('message', (count) => (acts = Number(count)));
  const [among, ready] = await Promise.all([
    experience(url, seconds, HONEST, '192.0.2.3'),
    experience(url, seconds, ['/health/ready'], '192.0.2.4'),
  ]);
  siege.kill();
  await ended;
  return { quiet, among, ready, acts };
}

function none(name: string, value: number): Result {
  return {
    name: `${AMONG}: ${name}`,
    unit: '',
    value,
    baseline: null,
    ratio: null,
    target: '<= 0',
    runs: ROUNDS,
  };
}

/** Sends its requests one after another, twice a second. */
async function experience(
  url: string,
  seconds: number,
  paths: readonly string[],
  address: string,
): Promise<Experience> {
  const client = new Client(url, address);
  const times: number[] = [];
  let failed = 0;
  const end = performance.now() + seconds * 1000;
  for (let n = 0; performance.now() < end; n++) {
    const began = performance.now();
    if ((await client.request(paths[n % paths.length]!)) !== 200) failed++;
    const took = performance.now() - began;
    times.push(took);
    await sleep(Math.max(0, PAUSE_MS - took));
  }
  client.close();
  return { times, failed };
}

/** The quantile of ascending numbers. */
function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}
