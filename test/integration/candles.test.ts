import { PageSource, type Row } from '../support/page-source.js';
import { runToEnd } from '../support/run-to-end.js';
import { useApps } from '../support/use-apps.js';

const day = (number: number) => new Date(Date.UTC(2026, 0, number)).toISOString();
const CLOSED = day(300);

/** A daily candle, unless it says otherwise. */
const candle = (symbol: string, at: string, close: string, more: Partial<Row> = {}): Row => ({
  ...{
    symbol,
    price: close,
    at,
    interval: '1d',
    open: '10',
    high: '20',
    low: '5',
    volume: '1.5',
    trades: '7',
  },
  ...more,
});
const COLUMNS = ['symbol', 'price', 'at', 'interval', 'open', 'high', 'low', 'volume', 'trades'];

const { query, startApp } = useApps();

function candleSource(kind: 'api' | 'csv', rows: readonly unknown[], fetchedAt = CLOSED): PageSource {
  const source = new PageSource('candles', kind, { all: [[...rows]] });
  source.columns = COLUMNS;
  source.fetchedAt = () => new Date(fetchedAt);
  return source;
}
async function start(kind: 'api' | 'csv', rows: readonly unknown[], fetchedAt?: string) {
  const source = candleSource(kind, rows, fetchedAt);
  const app = await startApp([source]);
  return {
    app,
    source,
    read: (next = rows, at = fetchedAt) => {
      if (next !== rows) source.content = { all: [[...next]] };
      source.generation += '+';
      source.fetchedAt = () => new Date(at ?? CLOSED);
      return runToEnd(app, 'candles');
    },
  };
}

const CANDLES = (
  table: string,
) => `select l.symbol, c.interval, to_char(c.opened_at at time zone 'UTC', 'MM-DD HH24:MI') as at,
  trim_scale(c.close)::text as close from ${table} c join listings l on l.id = c.listing_id`;
const candles = () => query(`${CANDLES('candles')} order by 1, 2, 3`);
const versions = () => query(`${CANDLES('candle_versions')} order by c.superseded_at, 1, 2, 3`);
const commits = async () => Number((await query<{ n: string }>('select count(*) as n from commits'))[0]!.n);

it.each(['api', 'csv'] as const)(
  'candles of %s are stored with all their figures, and quotes are left alone',
  async (kind) => {
    const { read } = await start(kind, [candle('A', day(1), '12.30', { volume: '1e3' })]);
    expect(await read()).toMatchObject({ status: 'succeeded', fetched: '1', stored: '1' });
    expect(
      await query(`select interval, opened_at, open, high, low, close, volume, quote_volume, trades, market_cap,
      ingested_at, candle_closed_at(interval, opened_at) as closed_at from candles`),
    ).toEqual([
      {
        ...{
          interval: '1d',
          opened_at: new Date(day(1)),
          closed_at: new Date(day(2)),
          ingested_at: new Date(CLOSED),
        },
        ...{ open: '10', high: '20', low: '5', close: '12.30', volume: '1000', quote_volume: null },
        ...{ trades: '7', market_cap: null },
      },
    ]);
    expect(await query('select from quotes union all select from latest_quotes')).toEqual([]);
  },
);
