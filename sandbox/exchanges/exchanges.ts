import { json, type Upstream } from '../reply.js';
import type { Market } from '../market.js';
import { binance } from './binance.js';
import { coinbase } from './coinbase.js';
import { kraken } from './kraken.js';

export const EXCHANGES_PATH = '/exchanges';
const HOSTS = new Map([
  ['api.binance.com', binance],
  ['api.kraken.com', kraken],
  ['api.coinbase.com', coinbase],
]);

/** Public endpoints of Binance, Kraken and Coinbase, each under the name of its host. */
export function exchanges(market: Market): Upstream {
  return ({ path, query }) => {
    if (!path.startsWith(`${EXCHANGES_PATH}/`)) return null;
    const [host, ...rest] = path.slice(EXCHANGES_PATH.length + 1).split('/');
    return HOSTS.get(host!)?.(`/${rest.join('/')}`, query, market) ?? json({ error: 'not found' }, 404);
  };
}
