import { UnusablePartition } from '../../../domain/errors.js';
import { assertAgree, assertConstantFits } from './constants.js';
import type { Layout } from './layout.js';
import type { FileSample, FoundLayout } from './found-layout.js';
import { adviseProfileEntry } from '../profiles/advice.js';
import { factsInStem } from '../facts/file-name.js';
import { type StatedFacts, factsMatchedBy } from '../facts/stated-facts.js';
import { factsInPreamble } from './preamble.js';
import { stemOf } from '../facts/stem.js';
import { type FoundColumns, columnsOf } from './found-columns.js';
import { headerOf, columnList } from './header-of.js';
import type { Origin } from './origin.js';
import { type ProfileField, roleOf } from '../header/fields.js';
import type { Reading } from '../profiles/reading.js';

/**
 * Applies a profile's or preset's layout to a file with these rows.
 * @throws UnusablePartition `missing_column`, `unknown_coin`, `contradictory_name`, `contradictory_currency`
 */
export function layoutBy(origin: Origin, { name: file, rows }: FileSample): FoundLayout {
  const { reading } = origin;
  const { columns, skippedRows } = headerOf(origin, rows, file);
  const stem = stemOf(file);
  const found = columnsOf(reading, columns);
  const named = factsMatchedBy(reading.file_name, stem, reading) ?? factsInStem(stem) ?? {};
  const isCandle = reading.kind
    ? reading.kind === 'candle'
    : 'open' in found.columns && 'high' in found.columns;
  const ofLines = factsInPreamble(rows.slice(0, Math.max(0, skippedRows - 1)));
  const constants = constantsOf(reading, { named, ofLines, found, file });
  const layout: Layout = {
    by: origin.by,
    name: origin.name,
    kind: isCandle ? 'candle' : 'quote',
    columns: Object.fromEntries(
      Object.entries(found.columns).map(([field, column]) => [
        roleOf(field as ProfileField, isCandle),
        column,
      ]),
    ),
    constants,
    ...rulesOfRows(reading, found, isCandle),
  };
  assertComplete(layout, origin, columns, file);
  return {
    layout,
    skippedRows,
    columns,
    usualInterval: reading.defaults?.interval,
    ...(origin.recognised && { usual: usualOf(reading) }),
  };
}

/** A preset's rules for values apply if the values prove no others. */
function usualOf({ decimal, date_order: dateOrder, time_zone: timeZone }: Reading): FoundLayout['usual'] {
  return withoutGaps({ CSV_DECIMAL: decimal, CSV_DATE_ORDER: dateOrder, CSV_TIME_ZONE: timeZone });
}

/** The parts of a layout other than columns and constants. */
function rulesOfRows(reading: Reading, found: FoundColumns, isCandle: boolean): Partial<Layout> {
  const { values, symbols, dates, footer } = reading;
  const isDivided = 'pair' in found.columns || symbols !== undefined;
  const currencies = isDivided && found.currency ? [found.currency] : reading.currencies;
  return {
    ...(values && {
      values: Object.fromEntries(
        Object.entries(values).map(([field, meant]) => [roleOf(field as ProfileField, isCandle), meant]),
      ),
    }),
    ...(symbols && { symbols }),
    ...(isDivided && currencies && { currencies }),
    ...(dates && dates !== 'open' && { dates }),
    ...(footer !== undefined && { footer }),
  };
}

function constantsOf(
  reading: Reading,
  {
    named,
    ofLines,
    found,
    file,
  }: { named: StatedFacts; ofLines: StatedFacts; found: FoundColumns; file: string },
): Layout['constants'] {
  const { constants = {}, defaults = {} } = reading;
  assertConstantFits(constants, found.columns);
  const hasCoin = ['symbol', 'pair', 'id'].some((field) => field in found.columns);
  const isInRows = hasCoin || 'currency' in found.columns;
  if (!isInRows && !constants.currency && !found.currency) assertAgree(ofLines.currency, named.currency);
  const ofTitle = isInRows ? undefined : ofLines.currency;
  const currency = constants.currency ?? found.currency ?? named.currency ?? ofTitle;
  if (!constants.currency && found.currency && named.currency && found.currency !== named.currency)
    throw new UnusablePartition(
      'contradictory_name',
      `${file} is named after ${named.currency}, but a column of it after ${found.currency}; rename it, or set the currency in CSV_PROFILES`,
    );
  const { symbol = found.symbol ?? ofLines.symbol, id, name, interval } = named;
  const usual = 'currency' in found.columns ? undefined : defaults.currency;
  return withoutGaps({
    ...(!hasCoin && { symbol, id, name }),
    interval: 'interval' in found.columns ? undefined : interval,
    ...constants,
    currency: currency ?? usual,
  });
}

function withoutGaps<T extends object>(values: T): { [Key in keyof T]?: NonNullable<T[Key]> } {
  const known = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(known) as { [Key in keyof T]?: NonNullable<T[Key]> };
}

function assertComplete(layout: Layout, origin: Origin, columns: readonly string[], file: string): void {
  const { kind, columns: map, constants } = layout;
  const wanted =
    kind === 'candle' ? (['date', 'open', 'high', 'low', 'close'] as const) : (['date', 'price'] as const);
  const missing = wanted.filter((role) => map[role] === undefined);
  if (missing.length)
    throw new UnusablePartition(
      'missing_column',
      `${origin.by} ${JSON.stringify(origin.name)} finds no column for the ${missing.join(' and the ')} in ${file}; its columns are ${columnList(columns)}`,
    );
  if (map.symbol ?? map.pair ?? map.id ?? constants.symbol ?? constants.id) return;
  const { preset } = origin.recognised ?? {};
  throw adviseProfileEntry(
    'unknown_coin',
    `${preset ? `${preset.title}: neither` : 'neither'} the rows nor the name of the file tell which coin they are about. Name it after the pair, as in BTC-USD.csv, or`,
    file,
    {
      ...(preset && { preset: preset.name }),
      constants: { symbol: 'BTC', ...(!constants.currency && { currency: 'USD' }) },
    },
  );
}
