import { ParquetWriter } from 'hyparquet-writer';
import type { ColumnType } from './columns.js';
import { PRECISION, SCALE, unscaledInteger } from './decimal128.js';
import type { FormatOptions, Table } from './format.js';

export type SchemaElement = ConstructorParameters<typeof ParquetWriter>[0]['schema'][number];

/** The type of a column in the file. There are three possible types for amounts. */
export type ParquetType = Exclude<ColumnType, 'amount'> | 'decimal';

export type ParquetValue = string | number | bigint | boolean | null;
const TEXT = { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } } as const;

export const PARQUET_TYPES: Readonly<Record<ParquetType, Omit<SchemaElement, 'name'>>> = {
  text: TEXT,
  json: TEXT,
  decimal: {
    type: 'FIXED_LEN_BYTE_ARRAY',
    type_length: 16,
    converted_type: 'DECIMAL',
    logical_type: { type: 'DECIMAL', precision: PRECISION, scale: SCALE },
    precision: PRECISION,
    scale: SCALE,
  },
  double: { type: 'DOUBLE' },
  integer: { type: 'INT32' },
  bigint: { type: 'INT64' },
  boolean: { type: 'BOOLEAN' },
  date: { type: 'INT32', converted_type: 'DATE', logical_type: { type: 'DATE' } },
  moment: {
    type: 'INT64',
    converted_type: 'TIMESTAMP_MICROS',
    logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MICROS' },
  },
};

const DAY_MS = 86_400_000;

export const TO_PARQUET: Readonly<Partial<Record<ParquetType, (text: string) => ParquetValue>>> = {
  decimal: unscaledInteger,
  double: Number,
  bigint: BigInt,
  date: (day) => Date.parse(day) / DAY_MS,
  moment: microseconds,
};

/** Chooses the type of amounts. The type of a column cannot change after the first row, so all rows are examined first. */
export async function parquetTypes(
  table: Table,
  { decimals }: FormatOptions,
): Promise<Map<string, ParquetType>> {
  const entries = Object.entries(table.columns);
  const amounts = entries.some(([, type]) => type === 'amount');
  const looks = amounts && (decimals === 'auto' || decimals === 'decimal');
  const wide = looks ? await table.wideAmounts() : new Set<string>();
  const ofAmount = (name: string) =>
    decimals === 'auto' ? (wide.has(name) ? 'double' : 'decimal') : decimals;
  return new Map(entries.map(([name, type]) => [name, type === 'amount' ? ofAmount(name) : type]));
}

/** Converts a moment such as `2026-01-31T12:00:00.123456Z` to microseconds since 1970; a Date only has milliseconds. */
function microseconds(moment: string): bigint {
  const micros = /\.\d{3}(\d{3})Z$/.exec(moment)?.[1] ?? '0';
  return BigInt(Date.parse(moment)) * 1000n + BigInt(micros);
}
