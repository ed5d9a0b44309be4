import type { Clock } from './clock.js';
import { CODES, daysUntil, rateOn } from './eurofx-rates.js';
import type { Market, Trade } from './market.js';
import { exactNumber, json, type Upstream } from './reply.js';

export const COINLORE_PATH = '/coinlore';
export const FRANKFURTER_PATH = '/frankfurter';

/** CoinLore's list of coins, in pages. */
export function coinlore(market: Market): Upstream {
  return ({ path, query }) => {
    if (path !== `${COINLORE_PATH}/tickers/`) return null;
    const [start, limit] = [Number(query.get('start')), Math.min(Number(query.get('limit') ?? 100), 100)];
    const coins = market.trades().filter(({ coin }) => coin.paprika && !coin.bare && !coin.still);
    const time = Math.floor(market.clock.at(market.clock.tick).getTime() / 1000);
    return json({
      data: coins.slice(start, start + limit).map(ticker),
      info: { coins_num: coins.length, time },
    });
  };
}

function ticker({ coin, rank, price, cap, volume, change }: Trade): object {
  return {
    id: `lore-${coin.paprika}`,
    symbol: coin.symbol.toUpperCase(),
    name: coin.name,
    rank,
    price_usd: price,
    percent_change_24h: change ?? '?',
    market_cap_usd: cap ?? '?',
    volume24: exactNumber(volume),
    csupply: coin.supply ?? '?',
    tsupply: coin.supply ?? '?',
    msupply: '',
  };
}

/** Frankfurter's rates of the newest day. */
export function frankfurter(clock: Clock): Upstream {
  return ({ path }) => {
    if (path !== `${FRANKFURTER_PATH}/latest`) return null;
    const [date] = daysUntil(clock.at(clock.tick), '2020-01-01');
    const rates = CODES.flatMap((code) => {
      const rate = date === undefined ? null : rateOn(date, code);
      return rate === null ? [] : [[code, exactNumber(rate)] as const];
    });
    return json({ amount: 1, base: 'EUR', date, rates: Object.fromEntries(rates) });
  };
}
