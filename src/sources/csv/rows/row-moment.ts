import { preview } from '../../../domain/fields.js';
import { ambiguousDateMessage, badDateMessage } from './value-messages.js';
import { hasTwoReadings, parseDate } from '../values/date.js';
import { inPlainForm } from '../values/date-forms.js';
import { HOUR, joinedDate } from '../detection/date-parts.js';
import { isEmpty } from '../values/empty.js';
import type { RowCells } from './row-cells.js';

/** `16:30`, `16.30`; `0.50` is half of a day in a spreadsheet. */
const CLOCK = /^(?:\d{1,2}:\d{2}|(?:\d\d|[1-9])\.\d\d(?:\.\d\d)?$)/;
/** `160000`, after a date such as `20241231`. */
const COMPACT_CLOCK = /^\d{6}$/;
/** A time of day without a zone, at the end of a date. */
const ZONELESS = /[ T]\d{1,2}:\d\d(?::\d\d(?:[.,]\d+)?)?\s*(?:[ap]\.?m\.?)?$/i;
/** `+2`, `-3:30` */
const SHORT_OFFSET = /^([+-])(\d)(?=$|:)/;
const MAX_TIME_LENGTH = 40;
/** `Date (UTC)`, `time_utc` */
const UTC = /(?:^|[^a-z])utc(?![a-z]|\s?[+-]\s?\d)/i;
/** Unix time, which includes the date. */
const EPOCH = /^\d{9,}(?:\.\d+)?$/;

/** The moment of a row; empty if its date is invalid, which is reported to the cells. */
export function momentOfRow(row: RowCells): string {
  const value = dateAndZone(row);
  const instant = parseDate(value, row.format);
  if (instant !== undefined) {
    if (row.format.evidence?.dateOrder !== 'contradictory' || !hasTwoReadings(value, row.format))
      return instant;
    row.refuse('date', 'ambiguous_date', ambiguousDateMessage(value));
    return '';
  }
  if (isEmpty(value)) row.refuse('date', 'missing', 'expected a date, got nothing; fill in the field');
  else row.refuse('date', 'not_a_date', badDateMessage(value, row.format));
  return '';
}

/** The date and time of day, in the zone from a separate column. */
function dateAndZone(row: RowCells): string {
  const date = dateAndTime(row);
  const zone = UTC.test(row.map.date!) ? 'UTC' : row.cell('zone').trim();
  if (isEmpty(zone)) return date;
  const end = inPlainForm(date.trimEnd().slice(-MAX_TIME_LENGTH));
  return ZONELESS.test(end) ? `${date.trim()} ${zone.replace(SHORT_OFFSET, '$10$2')}` : date;
}

/** The date, with the time of day from a separate column, or joined from several columns. */
function dateAndTime(row: RowCells): string {
  const date = row.cell('date');
  const { dateParts } = row.format.layout;
  if (dateParts && !isEmpty(date)) return joinedDate(dateParts, date, (column) => row.inColumn(column) ?? '');
  const time = row.cell('time').trim();
  if (time === '' || isEmpty(date) || /\d:\d/.test(date)) return date;
  if (CLOCK.test(time) || COMPACT_CLOCK.test(time)) return `${date.trim()} ${time}`;
  // A profile may map an hour to the time of day.
  if (HOUR.test(time)) return `${date.trim()} ${time.padStart(2, '0')}:00`;
  if (!EPOCH.test(time))
    row.refuse('time', 'not_a_time', `expected a time of day such as 16:00, got ${preview(time)}`);
  return date;
}
