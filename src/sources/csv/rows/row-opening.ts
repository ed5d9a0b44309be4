import { preview } from '../../../domain/fields.js';
import { candleOpeningBefore, candleOpening } from './candle-open.js';
import { isEmpty } from '../values/empty.js';
import { intervalWritten } from '../values/interval.js';
import type { RowCells } from './row-cells.js';
import { momentOfRow } from './row-moment.js';

export function intervalIn(row: RowCells): string {
  const value = row.cell('interval');
  const constant = row.format.layout.constants.interval ?? '';
  if (isEmpty(value)) {
    if (!constant)
      row.refuse('interval', 'missing', 'expected an interval such as 1h, got nothing; fill in the field');
    return constant;
  }
  const interval = intervalWritten(value);
  if (interval !== undefined) return interval;
  row.refuse(
    'interval',
    'not_an_interval',
    `expected an interval such as 1h or 1d, got ${preview(value)}; correct the field`,
  );
  return '';
}

/** `2024-12-31 24:00` */
const END_OF_DAY = /(?:^|[\sT])24[:.]00/;

/** When a candle opens. */
export function openingIn(row: RowCells): string {
  const moment = momentOfRow(row);
  if (moment === '') return moment;
  const { dates } = row.format.layout;
  if (!dates && END_OF_DAY.test(`${row.cell('date')} ${row.cell('time')}`)) {
    row.refuse(
      'date',
      'not_a_date',
      'expected the opening time of a candle, got 24:00, at which none opens; if all are dated by their end, set "dates: end" in a profile',
    );
    return '';
  }
  if (!dates && !moment.startsWith(':59', 16)) return moment;
  const interval = intervalIn(row);
  if (interval === '' || (!dates && interval.endsWith('s'))) return moment;
  if (dates === 'close') return candleOpening(moment, interval);
  return candleOpeningBefore(moment, interval, dates === 'end' ? 0 : 1);
}
