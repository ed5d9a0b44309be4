import { UnusablePartition } from '../../../domain/errors.js';
import { columnNames } from '../csv-header.js';
import type { Layout } from '../csv-layout.js';
import type { FileSample, FoundLayout } from '../csv-found-layout.js';
import { addEntry } from './advice.js';
import { findColumn } from './columns.js';
import { stemOf, type Told, toldBy, toldByAnyName } from './file-name.js';
import { onTopOf, type Profile } from './profile.js';
import type { Recognised } from './recognise.js';
import { type Field, FIELDS, type Reading } from './reading.js';

/** Rows that a header may be in. */
const FIRST_ROWS = 20;

/** What says how a file is laid out. */
export interface Origin {
  by: 'profile' | 'preset';
  /** Of the profile or preset. */
  name: string;
  reading: Reading;
  recognised?: Recognised;
}

/** A profile says what it says, the preset that the file has the rest. Undefined where nothing says which columns there are. */
export function originOf(
  profile: Profile | undefined,
  recognised: Recognised | undefined,
): Origin | undefined {
  if (profile?.columns || profile?.wide) return { by: 'profile', name: profile.name, reading: profile };
  if (!recognised) return undefined;
  const { preset } = recognised;
  if (!profile) return { by: 'preset', name: preset.name, reading: preset, recognised };
  return { by: 'profile', name: profile.name, reading: onTopOf(preset, profile), recognised };
}

/**
 * The layout that a profile or preset describes, in a file of these rows.
 * @throws UnusablePartition `missing_column`, `unknown_coin`, `contradictory_name`
 */
export function layoutBy(origin: Origin, { name: file, rows }: FileSample): FoundLayout {
  const { reading } = origin;
  const { columns, skippedRows } = headerOf(origin, rows, file);
  const stem = stemOf(file);
  const found = columnsOf(reading, columns);
  const named = toldBy(reading.file_name, stem, reading) ?? toldByAnyName(stem) ?? {};
  const isCandle = reading.kind
    ? reading.kind === 'candle'
    : 'open' in found.columns && 'high' in found.columns;
  const constants = constantsOf(reading, named, found, file);
  const layout: Layout = {
    by: origin.by,
    name: origin.name,
    kind: isCandle ? 'candle' : 'quote',
    columns: Object.fromEntries(
      Object.entries(found.columns).map(([field, column]) => [roleOf(field as Field, isCandle), column]),
    ),
    constants,
    ...rulesOfRows(reading, found, isCandle),
  };
  assertComplete(layout, origin, columns, file);
  return { layout, skippedRows, columns };
}

/** What a layout says beyond columns and constants. */
function rulesOfRows(reading: Reading, found: FoundColumns, isCandle: boolean): Partial<Layout> {
  const { values, symbols, dates } = reading;
  const isDivided = 'pair' in found.columns || symbols !== undefined;
  const currencies = isDivided && found.currency ? [found.currency] : reading.currencies;
  return {
    ...(values && {
      values: Object.fromEntries(
        Object.entries(values).map(([field, meant]) => [roleOf(field as Field, isCandle), meant]),
      ),
    }),
    ...(symbols && { symbols }),
    ...(isDivided && currencies && { currencies }),
    ...(dates === 'close' && { dates }),
  };
}

function roleOf(field: Field, isCandle: boolean) {
  const role = FIELDS[field];
  return typeof role === 'string' ? role : role[isCandle ? 1 : 0];
}

function headerOf({ reading, recognised, name }: Origin, rows: FileSample['rows'], file: string) {
  if (reading.header && (!recognised || recognised.headerRow < 0)) {
    const first = rows[0] ?? [];
    const columns = columnNames(
      reading.header[0] === 'none' ? first.map((_, at) => `col_${at + 1}`) : reading.header,
    );
    const isHeader =
      first.length >= columns.length &&
      columns.every((column, at) => findColumn(column, [first[at]!.trim()]));
    return { columns, skippedRows: isHeader ? 1 : 0 };
  }
  if (recognised)
    return { columns: columnNames(rows[recognised.headerRow]!), skippedRows: recognised.headerRow + 1 };
  const candidates = rows.slice(0, FIRST_ROWS).map((cells, at) => {
    const columns = columnNames(cells);
    return { columns, skippedRows: at + 1, found: Object.keys(columnsOf(reading, columns).columns).length };
  });
  const best = candidates.reduce((a, b) => (b.found > a.found ? b : a), candidates[0]!);
  const wanted = Object.keys(reading.columns ?? {}).length;
  if (best.found >= wanted) return best;
  const missing = Object.entries(reading.columns!).filter(
    ([, refs]) => !refs.some((ref) => findColumn(ref, best.columns)),
  );
  const lacking = missing.map(([field, refs]) => `${refs.join(' or ')} (${field})`).join(', ');
  throw new UnusablePartition(
    'missing_column',
    `profile ${JSON.stringify(name)} expects a column ${lacking}, which none of the first ${FIRST_ROWS} rows of ${file} names; its columns are ${spoken(best.columns)}`,
  );
}

interface FoundColumns {
  columns: Partial<Record<Field, string>>;
  /** What their names say. */
  symbol?: string;
  currency?: string;
}

function columnsOf(reading: Reading, columns: readonly string[]): FoundColumns {
  const found: FoundColumns = { columns: {} };
  const taken = new Set<string>();
  for (const [field, references] of Object.entries(reading.columns ?? {}) as [Field, string[]][])
    for (const reference of references) {
      const known = reference
        .replace('{currency}', found.currency ?? '{currency}')
        .replace('{symbol}', found.symbol ?? '{symbol}');
      const { column, symbol, currency } = findColumn(known, columns, taken) ?? {};
      if (column === undefined) continue;
      found.columns[field] = column;
      taken.add(column);
      if (symbol) found.symbol = symbol;
      if (currency) found.currency = currency;
      break;
    }
  return found;
}

function constantsOf(reading: Reading, named: Told, found: FoundColumns, file: string): Layout['constants'] {
  const { constants = {}, defaults = {} } = reading;
  const hasCoin = ['symbol', 'pair', 'id'].some((field) => field in found.columns);
  const currency = constants.currency ?? found.currency ?? named.currency;
  if (!constants.currency && found.currency && named.currency && found.currency !== named.currency)
    throw new UnusablePartition(
      'contradictory_name',
      `${file} is named after ${named.currency}, but a column of it after ${found.currency}; rename it, or say the currency in CSV_PROFILES`,
    );
  const { symbol = found.symbol, id, name, interval } = named;
  const usual = 'currency' in found.columns ? undefined : defaults.currency;
  return withoutGaps({
    ...(!hasCoin && { symbol, id, name }),
    interval: 'interval' in found.columns ? undefined : (interval ?? defaults.interval),
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
      `${origin.by} ${JSON.stringify(origin.name)} finds no column for the ${missing.join(' and the ')} in ${file}; its columns are ${spoken(columns)}`,
    );
  if (map.symbol ?? map.pair ?? map.id ?? constants.symbol ?? constants.id) return;
  const { preset } = origin.recognised ?? {};
  throw addEntry(
    'unknown_coin',
    `${preset ? `${preset.title}: neither` : 'neither'} the rows nor the name of the file tell which coin they are about. Name it after the pair, as in BTC-USD.csv, or`,
    file,
    {
      ...(preset && { preset: preset.name }),
      constants: { symbol: 'BTC', ...(!constants.currency && { currency: 'USD' }) },
    },
  );
}

function spoken(columns: readonly string[]): string {
  return columns
    .map((column) => JSON.stringify(column))
    .join(', ')
    .slice(0, 1000);
}
