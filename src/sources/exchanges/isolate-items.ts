import { oneLine } from '../http/scrub.js';
import type { Ccxt, CcxtCandle, CcxtMarket, CcxtTicker } from './ccxt.js';
import { isMoment } from './moment.js';

/** An item of a reply that ccxt cannot read. */
export interface UnreadableItem {
  kind: 'market' | 'ticker' | 'candle';
  /** As ccxt was given it. */
  item: unknown;
  message: string;
}

/**
 * Makes ccxt pass over items that it cannot read, such as null. On its own, one of them fails the whole reply.
 * @param onUnreadable receives them
 * @param onCandle receives each candle with the row from which it was read
 */
export function isolateItems(
  ccxt: Ccxt,
  onUnreadable: (found: UnreadableItem) => void,
  onCandle: (candle: CcxtCandle, row: unknown) => void,
): void {
  const attempt = <T>(kind: UnreadableItem['kind'], item: unknown, read: () => T): T | null => {
    try {
      return read();
    } catch (error) {
      onUnreadable({ kind, item, message: oneLine((error as Error).message) });
      return null;
    }
  };

  const parseTicker = ccxt.parseTicker.bind(ccxt);
  ccxt.parseTicker = (item, market) =>
    attempt('ticker', item, () => parseTicker(item, market)) ?? ({ info: item } as CcxtTicker);

  const parseMarket = ccxt.parseMarket?.bind(ccxt);
  // Some exchanges have no such method; their markets stand and fall together.
  if (parseMarket) ccxt.parseMarket = (item) => attempt('market', item, () => parseMarket(item));
  const setMarkets = ccxt.setMarkets.bind(ccxt);
  ccxt.setMarkets = (markets, currencies) => setMarkets(readable(markets), currencies);

  const parseOHLCV = ccxt.parseOHLCV.bind(ccxt);
  ccxt.parseOHLCV = (row, market) => {
    const candle = attempt('candle', row, () => dated(parseOHLCV(row, market)));
    // It is before all spans, so ccxt drops it.
    if (!candle) return [0];
    onCandle(candle, row);
    return candle;
  };
  const parseOHLCVs = ccxt.parseOHLCVs.bind(ccxt);
  ccxt.parseOHLCVs = (rows, ...rest) => {
    // ccxt would take it for an empty list.
    if (rows !== undefined && !Array.isArray(rows))
      throw new Error(`expected a list of candles, got ${JSON.stringify(rows)?.slice(0, 200)}`);
    return parseOHLCVs(rows, ...rest);
  };
}

function readable(markets: Ccxt['markets']): Ccxt['markets'] {
  const all = Object.values(markets ?? {}) as (CcxtMarket | null | undefined)[];
  const some = all.filter((market) => market?.base && market.quote);
  if (all.length && !some.length) throw new Error(`none of ${all.length} markets can be read`);
  return some.length === all.length ? markets : (some as unknown as Ccxt['markets']);
}

function dated(candle: CcxtCandle): CcxtCandle {
  if (!isMoment(candle[0])) throw new Error('expected the moment of a candle in milliseconds');
  return candle;
}
