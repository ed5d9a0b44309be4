import { isJsonObject } from '../../domain/json.js';
import { isMoment } from '../http/moment.js';
import { oneLine } from '../http/remove-secrets.js';
import type { Ccxt, CcxtCandle, CcxtMarket } from './ccxt.js';

type Unreadable = (kind: 'market' | 'candle', item: unknown, message: string) => void;

/**
 * Makes ccxt skip candles that it cannot read and markets without a base or quote, and refuse replies without a list of
 * candles.
 * @param onUnreadable receives what is skipped, as the exchange sent it
 * @param onCandle receives each candle with the row from which it was read
 */
export function skipUnreadableItems(
  ccxt: Ccxt,
  onUnreadable: Unreadable,
  onCandle: (candle: CcxtCandle, row: unknown) => void,
): void {
  const setMarkets = ccxt.setMarkets.bind(ccxt);
  ccxt.setMarkets = (markets, currencies) => setMarkets(readable(markets, onUnreadable), currencies);

  const parseOHLCV = ccxt.parseOHLCV.bind(ccxt);
  ccxt.parseOHLCV = (row, market) => {
    try {
      const candle = dated(parseOHLCV(row, market));
      onCandle(candle, row);
      return candle;
    } catch (error) {
      onUnreadable('candle', row, oneLine((error as Error).message));
      // An opening time of 0 is before all spans, so ccxt drops the candle.
      return [0];
    }
  };
  // BtcTurk sends a list for each column, which its class combines.
  const hasColumns = Object.hasOwn(Object.getPrototypeOf(ccxt) as object, 'parseOHLCVs');
  const parseOHLCVs = ccxt.parseOHLCVs.bind(ccxt);
  ccxt.parseOHLCVs = (rows, ...rest) => {
    // ccxt would treat anything but a list as an empty list.
    const isList = Array.isArray(rows) || (hasColumns && isJsonObject(rows) && Array.isArray(rows.t));
    if (rows !== undefined && !isList)
      throw new Error(`expected a list of candles, got ${JSON.stringify(rows)?.slice(0, 200)}`);
    return parseOHLCVs(rows, ...rest);
  };
}

function readable(markets: Ccxt['markets'], onUnreadable: Unreadable): Ccxt['markets'] {
  const all = Object.values(markets ?? {}) as (CcxtMarket | null | undefined)[];
  const some = all.filter(isUsable);
  if (all.length && !some.length) throw new Error(`none of ${all.length} markets can be read`);
  if (some.length === all.length) return markets;
  for (const market of all)
    if (!isUsable(market)) onUnreadable('market', market?.info, 'the market has no base or quote');
  return some as unknown as Ccxt['markets'];
}

const isUsable = (market: CcxtMarket | null | undefined) => Boolean(market?.base && market.quote);

function dated(candle: CcxtCandle): CcxtCandle {
  if (!isMoment(candle[0])) throw new Error('expected the moment of a candle in milliseconds');
  return candle;
}
