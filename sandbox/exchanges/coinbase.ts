import type { Trade } from '../market.js';
import { json } from '../reply.js';
import { candlesOf, type Serve, exchangeTrades } from './trades.js';

const PRODUCTS = '/api/v3/brokerage/market/products';
const GRANULARITIES: Readonly<Record<string, number>> = {
  ONE_MINUTE: 60,
  FIVE_MINUTE: 300,
  FIFTEEN_MINUTE: 900,
  ONE_HOUR: 3600,
  SIX_HOUR: 21_600,
  ONE_DAY: 86_400,
};

export const coinbase: Serve = (path, query, market) => {
  const pairs = exchangeTrades(market);
  const idOf = ({ coin }: Trade) => `${coin.symbol}-USD`;
  if (path === '/v2/currencies') return json({ data: [{ id: 'USD', name: 'US Dollar', min_size: '0.01' }] });
  if (path === '/v2/currencies/crypto')
    return json({
      data: pairs.map(({ coin }) => ({
        ...{ asset_id: `id-of-${coin.symbol}`, code: coin.symbol, name: coin.name, type: 'crypto' },
      })),
    });
  if (path === '/v2/exchange-rates') return json({ data: { currency: 'USD', rates: {} } });
  if (path === PRODUCTS) {
    const wanted = query.getAll('product_ids');
    const some = pairs.filter((pair) => !wanted.length || wanted.includes(idOf(pair)));
    const isFuture = query.get('product_type') === 'FUTURE';
    return json({
      products: (isFuture ? [] : some).map((pair) => ({
        product_id: idOf(pair),
        price: pair.price,
        price_percentage_change_24h: pair.change,
        volume_24h: String(Math.round(Number(pair.volume) / Number(pair.price))),
        approximate_quote_24h_volume: pair.volume,
        base_currency_id: pair.coin.symbol,
        quote_currency_id: 'USD',
        base_name: pair.coin.name,
        product_type: 'SPOT',
        status: 'online',
        trading_disabled: false,
      })),
      num_products: isFuture ? 0 : some.length,
    });
  }
  const id = new RegExp(`^${PRODUCTS}/([^/]+)/candles$`).exec(path)?.[1];
  const pair = pairs.find((one) => idOf(one) === id);
  if (!pair) return id ? json({ error: 'NOT_FOUND', message: 'valid product_id is required' }, 404) : null;
  const length = GRANULARITIES[query.get('granularity') ?? ''] ?? 3600;
  const [start, end] = [query.get('start'), query.get('end')].map(Number);
  const count = Math.min(300, Math.floor((end! - start!) / length) + 1);
  const candles = candlesOf(market, pair, length, { from: start!, count });
  return json({
    candles: candles
      .map(({ at, ...amounts }) => ({ start: String(at), ...amounts }))
      .filter(({ start: at }) => Number(at) <= end!)
      .reverse(),
  });
};
