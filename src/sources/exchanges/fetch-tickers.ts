import { type PartitionError, UnusablePartition } from '../../domain/errors.js';
import type { CcxtTicker } from './ccxt.js';
import type { Exchange } from './exchange.js';
import { isOfOneMarket } from './one-market.js';

/**
 * The tickers of some markets, or of all if `symbols` is undefined. Exchanges that have no list of tickers are asked for
 * one market after another.
 * @throws UnusablePartition `markets_not_chosen`, `no_tickers`
 */
export async function fetchTickers(
  exchange: Exchange,
  symbols: readonly string[] | undefined,
): Promise<readonly CcxtTicker[]> {
  const { ccxt } = exchange;
  const { id, has } = ccxt;
  if (has.fetchTickers)
    return Object.values(await exchange.query('ticker', () => ccxt.fetchTickers(symbols)));
  if (!has.fetchTicker) throw new UnusablePartition('no_tickers', `${id} does not publish tickers`);
  if (!symbols)
    throw new UnusablePartition(
      'markets_not_chosen',
      `${id} has no list of all tickers, only one call per market: set EXCHANGE_MARKETS to the markets to read`,
    );
  const tickers: CcxtTicker[] = [];
  let fault: PartitionError | undefined;
  for (const symbol of symbols)
    try {
      tickers.push(await exchange.query('ticker', () => ccxt.fetchTicker(symbol)));
    } catch (error) {
      if (!isOfOneMarket(error)) throw error;
      fault ??= error;
      exchange.setAside('ticker', { symbol }, error.message);
    }
  if (fault && !tickers.length) throw fault;
  return tickers;
}
