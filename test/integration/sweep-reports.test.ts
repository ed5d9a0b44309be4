import type { RunDetailReply } from '../../src/api/runs/run.reply.js';
import { sweepText } from '../../src/cli/output/sweep-text.js';
import { runToEnd } from '../support/run-to-end.js';
import { useCoinUpstream } from '../support/use-coin-upstream.js';

interface Coin {
  id: string;
  symbol: string;
  name: string;
}

/** Coins with figures, and ids that only CoinGecko's list has. */
let coins: Coin[] = [];
let onlyListed: string[] = [];
const last_updated = '2026-01-15T12:00:00Z';

const market = (coin: Coin) => ({
  ...coin,
  ...{ last_updated, current_price: 1, market_cap: null, market_cap_rank: null, total_volume: null },
  ...{ price_change_percentage_24h: null, circulating_supply: null, total_supply: null, max_supply: null },
});
const ticker = (coin: Coin) => ({
  ...{ ...coin, rank: 0, last_updated, total_supply: null, max_supply: null },
  quotes: { USD: { price: 1, volume_24h: null, market_cap: null, percent_change_24h: null } },
});

const coinApis = useCoinUpstream((request, response) => {
  const { pathname, searchParams } = new URL(request.url!, 'http://upstream');
  const ids = searchParams.get('ids')?.split(',');
  const sent = pathname.endsWith('/tickers')
    ? coins.map(ticker)
    : pathname.endsWith('/coins/list')
      ? [...coins.map(({ id }) => id), ...onlyListed].map((id) => ({ id }))
      : coins.filter(({ id }) => ids?.includes(id) ?? searchParams.get('page') === '1').map(market);
  response.end(JSON.stringify(sent));
});

const coin = (number: number, more: Partial<Coin> = {}): Coin => {
  const id = `coin-${String(number).padStart(3, '0')}`;
  return { id, symbol: `C${number}`, name: `Coin ${number}`, ...more };
};
const hundred = (more: Partial<Coin>[] = []) => Array.from({ length: 100 }, (_, at) => coin(at, more[at]));

async function sweep(source: string, status = 'succeeded') {
  const run = await runToEnd(coinApis.app, source);
  expect(run).toMatchObject({ status, errorCode: status === 'failed' ? 'sweep_incomplete' : null });
  const { partitions } = (await (await fetch(`${coinApis.url}/runs/${run.id}`)).json()) as RunDetailReply;
  return partitions[0]!;
}

const none = { count: 0, data: [] };
const one = (id: string, symbol: string, name: string) => ({ count: 1, data: [{ id, symbol, name }] });

it.each(['coingecko', 'coinpaprika'])(
  'a sweep of %s reports new, renamed, missing and returned coins',
  async (source) => {
    onlyListed = [];
    coins = hundred();
    expect((await sweep(source)).sweep).toBeNull();
    const same = { appeared: none, returned: none, renamed: none, missing: none, without_data: none };
    expect((await sweep(source)).sweep).toEqual({ coins: 100, ...same });

    coins = hundred([{}, { symbol: 'POL', name: 'Polygon' }]).slice(0, 99);
    coins.push(coin(100));
    const changed = await sweep(source);
    const renamed = { id: 'coin-001', symbol: 'POL', name: 'Polygon', old_symbol: 'C1', old_name: 'Coin 1' };
    expect(changed.sweep).toEqual({
      ...same,
      coins: 100,
      appeared: one('coin-100', 'C100', 'Coin 100'),
      renamed: { count: 1, data: [renamed] },
      missing: one('coin-099', 'C99', 'Coin 99'),
    });
    expect(sweepText(changed)).toContain(': 100 coins\n  1 new: coin-100\n');
    expect(sweepText(changed)).toContain('  1 renamed: coin-001 (Coin 1 C1, now Polygon POL)\n');

    coins.push(coin(99));
    const returned = await sweep(source);
    expect(returned.sweep).toEqual({ ...same, coins: 101, returned: one('coin-099', 'C99', 'Coin 99') });
  },
);

it('names the coins missing from a failed sweep, and compares the next sweep with the last complete one', async () => {
  coins = hundred();
  await sweep('coinpaprika');
  coins = coins.slice(0, 40);
  coins.push(...hundred().slice(45));
  const lost = await sweep('coinpaprika', 'failed');
  expect(lost.sweep).toMatchObject({ coins: 95, missing: { count: 5 } });
  expect(lost.sweep!.missing.data.map(({ id }) => id)).toEqual(coinIds(40, 45));
  coins = hundred();
  expect((await sweep('coinpaprika')).sweep).toMatchObject({ missing: none, returned: none, appeared: none });
});

it('counts all coins, and shows fifty', async () => {
  coins = hundred();
  await sweep('coinpaprika');
  coins.push(...Array.from({ length: 60 }, (_, at) => coin(200 + at)));
  const { appeared } = (await sweep('coinpaprika')).sweep!;
  expect([appeared.count, appeared.data.length, appeared.data[49]!.id]).toEqual([60, 50, 'coin-249']);
});

it('names coins of the list without figures', async () => {
  coins = hundred();
  await sweep('coingecko');
  onlyListed = ['ghost'];
  const { without_data, appeared } = (await sweep('coingecko')).sweep!;
  expect([without_data, appeared]).toEqual([{ count: 1, data: ['ghost'] }, none]);
});

const coinIds = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => coin(from + at).id);
