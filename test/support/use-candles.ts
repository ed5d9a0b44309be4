import type { Config } from '../../src/config/config.js';
import type { Row } from './page-source.js';
import { PageSource } from './page-source.js';
import { runToEnd } from './run-to-end.js';
import { useApps } from './use-apps.js';

export const day = (number: number) => new Date(Date.UTC(2026, 0, number)).toISOString();
/** Long after the candles of tests have closed. */
const CLOSED = day(300);

/** A candle, daily by default. */
export const candle = (symbol: string, at: string, close: string, more: Partial<Row> = {}): Row => ({
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

const SHOWN = `l.symbol, c.interval, to_char(c.opened_at at time zone 'UTC', 'MM-DD HH24:MI') as at, trim_scale(c.close)::text as close`;

/** Gives each test of a file a separate database, and a source of candles. */
export function useCandles() {
  const { query, startApp, database } = useApps();
  return {
    database,
    query,
    candles: () =>
      query(`select ${SHOWN} from candles c join listings l on l.id = c.listing_id order by 1, 2, 3`),
    versions: () =>
      query(
        `select ${SHOWN} from candle_versions c join listings l on l.id = c.listing_id order by c.superseded_by, 1, 2, 3`,
      ),
    /** Starts the service on a source named `candles`; `read` runs it once, from the start. */
    start: async (
      kind: PageSource['kind'],
      rows: readonly unknown[],
      fetchedAt = CLOSED,
      config: Partial<Config> = {},
    ) => {
      const source = new PageSource('candles', kind, { all: [[...rows]] });
      source.columns = COLUMNS;
      const app = await startApp([source], config);
      const read = (next?: readonly unknown[], at = fetchedAt) => {
        if (next) source.content = { all: [[...next]] };
        source.generation += '+';
        source.fetchedAt = () => new Date(at);
        return runToEnd(app, 'candles');
      };
      return { app, source, read };
    },
  };
}
