import type { Config } from '../../src/config/config.js';
import { PageSource, type Row } from './page-source.js';
import { runToEnd } from './run-to-end.js';
import { useWorker } from './use-worker.js';

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

/** A worker on a source of candles, named `candles`. */
export function useCandles(config: Partial<Config> = {}) {
  const source = Object.assign(new PageSource('candles', 'api', {}), { columns: COLUMNS });
  const worker = useWorker([source], { config });
  const { query, database } = worker;
  return {
    database,
    query,
    candles: () =>
      query(`select ${SHOWN} from candles c join listings l on l.id = c.listing_id order by 1, 2, 3`),
    versions: () =>
      query(
        `select ${SHOWN} from candle_versions c join listings l on l.id = c.listing_id order by c.superseded_by, 1, 2, 3`,
      ),
    /** Gives the source its kind and content; `read` runs it once, from the start. */
    start: (kind: PageSource['kind'], rows: readonly unknown[], fetchedAt = CLOSED) => {
      Object.assign(source, { kind, content: { all: [[...rows]] } });
      const read = (next?: readonly unknown[], at = fetchedAt) => {
        if (next) source.content = { all: [[...next]] };
        source.generation += '+';
        source.fetchedAt = () => new Date(at);
        return runToEnd(worker.app, 'candles');
      };
      return { app: worker.app, source, read };
    },
  };
}
