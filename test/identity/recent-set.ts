import { listing } from '../support/identity.js';
import type { Labelled } from './labelled.js';
import type { RecentCoin } from './recent-coins.js';

const NOW = Date.UTC(2026, 0, 15, 12);

/** Both sources' listings of these coins, each once; with prices and market caps, which differ by half a percent. */
export function recentSet(coins: readonly RecentCoin[], isPriced: boolean): Labelled[] {
  const seen = ({ price, cap }: RecentCoin, off: number) =>
    isPriced && {
      marketCap: cap * (1 + off),
      prices: [0, 5, 10].map((minutes) => ({
        at: NOW - minutes * 60_000,
        currency: 'USD',
        price: price * (1 + off),
      })),
    };
  const once = new Map(coins.map((coin) => [(coin.gecko ?? coin.paprika)!.id, coin]));
  const all = [...once.values()].flatMap((coin): Labelled[] => {
    const { gecko, paprika } = coin;
    const truth = (gecko ?? paprika)!.id;
    const labelled = (source: string, of: typeof gecko, off: number): Labelled[] =>
      of ? [{ truth, facts: listing(`${source}/${of.id}`, of.symbol, of.name, { ...seen(coin, off) }) }] : [];
    return [...labelled('coingecko', gecko, 0.002), ...labelled('coinpaprika', paprika, -0.003)];
  });
  return all.map(({ truth, facts }, index) => ({ truth, facts: { ...facts, id: index + 1 } }));
}
