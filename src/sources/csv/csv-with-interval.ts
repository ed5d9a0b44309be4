import type { UnusablePartition } from '../../domain/errors.js';
import { toldByName } from './csv-name-rules.js';
import type { ValueFormat } from './csv-format.js';
import { intervalOfRows } from './csv-interval-of-rows.js';
import type { Layout } from './csv-layout.js';
import { addEntry } from './profiles/advice.js';

/**
 * The layout of candles with their interval, unless a column or the layout itself has it: the usual distance of the dates, if
 * more than one distance says so; else the file's name; else what is usual with its publisher; else a single distance, or a day of dates without a time of day.
 * @throws UnusablePartition `unknown_interval`
 */
export function withInterval(
  layout: Layout,
  {
    rows,
    format,
    name,
    usual,
  }: {
    rows: readonly Readonly<Record<string, string>>[];
    format: ValueFormat;
    name: string;
    usual: string | undefined;
  },
): Layout {
  if (
    layout.kind !== 'candle' ||
    layout.columns.interval !== undefined ||
    layout.constants.interval !== undefined
  )
    return layout;
  const ofRows = intervalOfRows(rows, layout.columns, format);
  const ofName = toldByName(name).interval;
  const interval = ofRows?.isSure ? ofRows.interval : (ofName ?? usual ?? ofRows?.interval);
  if (interval === undefined) throw unknownInterval(name);
  const otherwise = ofName === undefined ? 'that is usual for such files' : 'the name of the file says so';
  const why = interval === ofRows?.interval ? ofRows.why : otherwise;
  return {
    ...layout,
    constants: { ...layout.constants, interval },
    notes: [...(layout.notes ?? []), `the interval is ${interval}: ${why}`],
  };
}

function unknownInterval(name: string): UnusablePartition {
  const problem =
    'nothing says how long the candles last: no column "interval", no usual distance between the dates of a coin, no file name such as BTCUSDT-1h.csv. If all last the same,';
  return addEntry('unknown_interval', problem, name, { constants: { interval: '1h' } });
}
