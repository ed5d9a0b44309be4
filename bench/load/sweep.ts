import { type Sandbox, startSandbox } from '../../sandbox/sandbox.js';
import type { BenchServer } from '../database.js';
import { alternately, median, type Result, time } from '../measure.js';
import { runOnce } from './kasparro.js';

/** Coins of the simulated market: CoinGecko lists about seven eighths of them, on 26 pages. */
const COINS = 7_400;

/** A sweep of an API, compared with the time needed to fetch and parse its pages. */
export async function sweep(server: BenchServer, rounds: number): Promise<Result[]> {
  const sandbox = await startSandbox({
    coins: COINS,
    tick: 0,
    invalid: false,
    coingecko: { perMinute: 1e6 },
  });
  const url = await server.create('kasparro');
  const env = {
    COINGECKO_BASE_URL: sandbox.env.COINGECKO_BASE_URL,
    COINGECKO_CALLS_PER_MINUTE: '1000',
    CONTRACT_SWEEP_HOURS: '0',
  };
  try {
    let coins = 0;
    const times = await alternately(rounds, {
      fetched: () => time(async () => (coins = await fetchAll(sandbox))),
      sweep: async () => {
        sandbox.advance();
        const { fetched, milliseconds } = await runOnce(url, 'coingecko', env);
        if (fetched !== coins) throw new Error(`the sweep read ${fetched} of ${coins} coins`);
        return milliseconds;
      },
    });
    const value = median(times.sweep);
    return [
      {
        ...{ name: `sweep of an API, ${coins.toLocaleString('en')} coins`, unit: 'ms', value },
        ...{ baseline: 'fetching and parsing the pages', ratio: value / median(times.fetched) },
        ...{ target: '<= 1.5', runs: rounds },
      },
    ];
  } finally {
    await server.drop(url);
    await sandbox.close();
  }
}

async function fetchAll({ env }: Sandbox): Promise<number> {
  let coins = 0;
  for (let page = 1; ; page++) {
    const query = `vs_currency=usd&order=market_cap_desc&per_page=250&page=${page}`;
    const reply = await fetch(`${env.COINGECKO_BASE_URL}/coins/markets?${query}`);
    const { length } = JSON.parse(await reply.text()) as unknown[];
    coins += length;
    if (length < 250) return coins;
  }
}
