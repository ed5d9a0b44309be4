import type { Trade } from '../market.js';
import { json } from '../reply.js';
import { candlesOf, secondsAt, type Serve, exchangeTrades } from './trades.js';

/** Kraken's own symbols, such as XBT for Bitcoin, which is older than the usual one. */
const OWN_NAMES: Readonly<Record<string, string>> = { BTC: 'XBT', DOGE: 'XDG' };

export const kraken: Serve = (path, query, market) => {
  const pairs = exchangeTrades(market);
  const nameOf = ({ coin: { symbol } }: Trade) => `${OWN_NAMES[symbol] ?? symbol}USD`;
  const found = (result: object) => json({ error: [], result });
  switch (path) {
    case '/0/public/Assets':
      return found(
        Object.fromEntries(
          [...pairs.map(({ coin }) => OWN_NAMES[coin.symbol] ?? coin.symbol), 'USD'].map((name) => [
            name,
            { aclass: 'currency', altname: name, decimals: 10, display_decimals: 5, status: 'enabled' },
          ]),
        ),
      );
    case '/0/public/AssetPairs':
      return found(
        Object.fromEntries(
          pairs.map((pair) => {
            const base = OWN_NAMES[pair.coin.symbol] ?? pair.coin.symbol;
            const wsname = `${base}/USD`;
            const rest = { aclass_base: 'currency', aclass_quote: 'currency', fees: [], fees_maker: [] };
            const facts = { pair_decimals: 5, lot_decimals: 8, ordermin: '0.1', status: 'online' };
            return [nameOf(pair), { altname: nameOf(pair), wsname, base, quote: 'USD', ...rest, ...facts }];
          }),
        ),
      );
    case '/0/public/Ticker': {
      const wanted = query.get('pair')?.split(',');
      return found(
        Object.fromEntries(
          pairs
            .filter((pair) => !wanted || wanted.includes(nameOf(pair)))
            .map((pair) => {
              const { price, volume } = pair;
              const traded = String(Math.round(Number(volume) / Number(price)));
              const [a, v, p] = [
                [price, '1', '1.0'],
                [traded, traded],
                [price, price],
              ];
              return [nameOf(pair), { a, b: a, c: [price, '0.1'], v, p, t: [9, 9], l: p, h: p, o: price }];
            }),
        ),
      );
    }
    case '/0/public/OHLC': {
      const pair = pairs.find((one) => nameOf(one) === query.get('pair'));
      if (!pair) return json({ error: ['EQuery:Unknown asset pair'] });
      const length = Number(query.get('interval') ?? 1) * 60;
      // Only the newest 720, however early the requested start.
      const newest = Math.floor(secondsAt(market) / length) * length;
      const from = Math.max(Number(query.get('since') ?? 0) + 1, newest - 719 * length);
      const candles = candlesOf(market, pair, length, { from, count: 720 });
      return found({
        [nameOf(pair)]: candles.map(({ at, open, high, low, close, volume }) => [
          ...[at, open, high, low, close, close, volume, 42],
        ]),
        last: newest - length,
      });
    }
    default:
      return null;
  }
};
