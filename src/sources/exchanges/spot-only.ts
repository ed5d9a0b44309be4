import { UnusablePartition } from '../../domain/errors.js';
import type { Ccxt } from './ccxt.js';

/**
 * Makes ccxt read only spot markets: futures and options are not the coin itself. Bybit and others have the same ids for
 * spot markets and perpetuals, so the type is also set as the default for queries about all markets.
 * @throws UnusablePartition `no_spot_markets`
 */
export function readSpotOnly({ id, has, options }: Ccxt): void {
  if (has.spot === false)
    throw new UnusablePartition(
      'no_spot_markets',
      `EXCHANGES: ${id} trades only futures or options, which are not read; name an exchange with spot markets`,
    );
  options.defaultType = 'spot';
  const { fetchMarkets } = options;
  if (typeof fetchMarkets === 'object' && fetchMarkets && 'types' in fetchMarkets)
    // A list of types, or for some exchanges an object whose members are types.
    options.fetchMarkets = {
      ...fetchMarkets,
      types: Array.isArray(fetchMarkets.types) ? ['spot'] : { spot: true },
    };
}
