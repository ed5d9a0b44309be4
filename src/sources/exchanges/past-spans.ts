import type { Interval } from '../../domain/candle.js';
import { intervalOf } from '../../domain/interval.js';
import type { HistorySpan } from '../../domain/history.js';
import { mergeGaps } from '../http/past-chunks.js';
import { CANDLES_PER_CALL } from './candle-pages.js';
import type { CandleSpan } from './candle-position.js';
import type { CcxtMarket } from './ccxt.js';
import { listingOf } from './instrument.js';
import { lengthOf } from './timeframe.js';

/** The spans of candles that a backfill reads from an exchange: for each market, the whole span or only its gaps. */
export function pastSpans(
  { id, timeframe }: { id: string; timeframe: string },
  markets: readonly CcxtMarket[],
  { since, until, listings, fill }: HistorySpan,
): Required<CandleSpan>[] {
  if (!fill)
    return markets
      .filter(
        ({ base }) => !listings.length || listings.some(({ externalId }) => externalId === `${id}:${base}`),
      )
      .map((market) => ({ market, since: Date.parse(since), until: Date.parse(until) }));
  if (intervalOfTimeframe(timeframe) !== fill.interval) return [];
  return markets.flatMap((market) => {
    const { externalId, currency } = listingOf(id, { ...market, name: null });
    const gaps = fill.gaps.filter((gap) => gap.externalId === externalId && gap.currency === currency);
    return mergeGaps(gaps, CANDLES_PER_CALL * lengthOf(timeframe)).map(([from, to]) => ({
      market,
      since: from,
      until: to,
    }));
  });
}

/** Converts an interval from ccxt's notation, in which `1M` is a month. */
export function intervalOfTimeframe(timeframe: string): Interval | undefined {
  return intervalOf(timeframe.replace('M', 'mo'));
}
