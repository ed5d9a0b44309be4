import type { Config } from '../../config/config.js';
import { UnusablePartition } from '../../domain/errors.js';
import type { HistoryPlan, HistorySpan } from '../../domain/history.js';
import { CANDLES_PER_CALL } from './candle-pages.js';
import { pastSpans } from './past-spans.js';
import { lengthOf } from './timeframe.js';

type Settings = Pick<
  Config,
  'EXCHANGES' | 'EXCHANGE_TIMEFRAMES' | 'EXCHANGE_MARKETS' | 'EXCHANGE_CALLS_PER_MINUTE'
>;

/**
 * The calls that a backfill needs. It reads only candles, because exchanges do not serve historical tickers.
 * @throws UnusablePartition `no_history`
 */
export function callsForPlan(
  { EXCHANGES, EXCHANGE_TIMEFRAMES, EXCHANGE_MARKETS, EXCHANGE_CALLS_PER_MINUTE }: Settings,
  span: HistorySpan,
): HistoryPlan {
  if (!EXCHANGE_TIMEFRAMES.length)
    throw new UnusablePartition(
      'no_history',
      'exchanges serve only candles as history: set EXCHANGE_TIMEFRAMES and EXCHANGE_MARKETS',
    );
  const markets = EXCHANGE_MARKETS.map((symbol) => {
    const [base = '', quote = ''] = symbol.split('/');
    return { symbol, base, quote };
  });
  const partitions = EXCHANGES.flatMap((id) =>
    EXCHANGE_TIMEFRAMES.map((timeframe) => {
      const spans = pastSpans({ id, timeframe }, markets, span);
      const calls = spans.reduce(
        (sum, { since, until }) =>
          sum + Math.ceil((until - since) / (CANDLES_PER_CALL * lengthOf(timeframe))),
        0,
      );
      return { key: `${id} ${timeframe}`, calls: calls && 1 + calls };
    }),
  );
  return {
    partitions: partitions.filter(({ calls }) => calls > 0),
    callsPerMinute: EXCHANGE_CALLS_PER_MINUTE,
  };
}
