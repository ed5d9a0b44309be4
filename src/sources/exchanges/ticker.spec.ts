import { WHEN_FETCHED } from '../../domain/quote.js';
import { notesOf, quoteOf, ticker } from './ticker.js';

const said = { timestamp: null, last: '110', quote_volume: null, percentage: '10' };
const market = { symbol: 'BTC/USD', base: 'BTC', quote: 'USD', name: null };
const read = (exchange: string, fields: object = {}) =>
  ticker.parse({ exchange, market, ticker: { ...said, ...fields } });

it.each(['kraken', 'bitstamp', 'upbit', 'bithumb'])(
  'does not take the change since midnight, which %s states, for the one over 24 hours',
  (exchange) => {
    expect(quoteOf(read(exchange))).toMatchObject({ price: '110', change24hPct: null });
  },
);

it.each([
  ['binance', '10', '10'],
  ['cryptocom', '0.0583', '0.0583e2'],
  ['cryptocom', '-1E-4', '-1e-2'],
  ['cryptocom', null, null],
  ['gemini', '0.0146', null],
])('reads the change that %s states, %s, as %s percent', (exchange, percentage, expected) => {
  expect(quoteOf(read(exchange, { percentage }))).toMatchObject({ change24hPct: expected });
});

it.each([0, Date.parse('0001-01-01T00:00:00Z')])(
  'dates a ticker by its fetch if its time is %s',
  (timestamp) => {
    const payload = read('binance', { timestamp });
    expect(quoteOf(payload).observedAt).toBe(WHEN_FETCHED);
    expect(notesOf(payload)).toMatchObject([{ code: 'dated_by_fetch' }]);
  },
);
