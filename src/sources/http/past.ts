import { z } from 'zod';
import { PartitionError, UnusablePartition } from '../../domain/errors.js';
import { amount, text } from '../../domain/fields.js';
import type { JsonDocument } from '../../domain/json.js';
import type { JsonItem } from '../../domain/json-reader.js';
import { duplicateNameReasons } from '../../domain/payload.js';
import type { ListingRef } from '../../domain/quote.js';
import type { HistorySpan } from '../../domain/history.js';
import type { Cursor, SourceRecord } from '../../domain/source.js';
import type { PastSeries } from './past-chunks.js';

export const DAY_MS = 86_400_000;
const QUOTES = 'history:';
const CANDLES = 'candles:';
type PastListing = HistorySpan['listings'][number];

/** Fields that identify the coin. They are added to each historical payload, because replies about a single coin lack them. */
export const pastListing = {
  id: text.min(1),
  symbol: text.nullable(),
  name: text.min(1),
  currency: text.min(1),
};

type Named = z.infer<z.ZodObject<typeof pastListing>>;

export function listingOf({ id, symbol, name, currency }: Named): ListingRef {
  return { externalId: id, currency, symbol, name };
}

export const amountOrNull = amount.nullable();

/** @throws PartitionError if the reply has a different form */
export function parseReply<T>(schema: z.ZodType<T>, value: unknown, what: string): T {
  const { data, error } = schema.safeParse(value);
  if (!error) return data;
  const [{ path, message }] = error.issues as [z.core.$ZodIssue];
  const where = path.length ? `${path.join('.')}: ` : '';
  throw new PartitionError('unexpected_body', `the reply has no ${what}: ${where}${message}`);
}

export const cursorFrom = (from: number): Cursor => ({ from: new Date(from).toISOString() });

/** Partition key for a coin's quotes; its candles are a separate partition. */
export const quotesKey = (externalId: string) => QUOTES + externalId;

export const candlesKey = (externalId: string) => CANDLES + externalId;

/** The coin to which a partition belongs, and whether the partition contains candles. */
export function coinOf(
  key: string,
  { listings }: HistorySpan,
): { coin: PastListing; series: PastSeries; isCandles: boolean } {
  const coin = listings.find(({ externalId }) =>
    [quotesKey(externalId), candlesKey(externalId)].includes(key),
  );
  if (!coin) throw new UnusablePartition('unknown_coin', `the backfill has no coin of the partition ${key}`);
  const isCandles = key.startsWith(CANDLES);
  return { coin, series: { externalId: coin.externalId, kind: isCandles ? 'candle' : 'quote' }, isCandles };
}

/** A chart point or candle as received, with its text and duplicate names if they are known. */
type Point = Pick<JsonItem, 'value'> & Partial<JsonItem>;

/**
 * A record for a chart point or candle, with the fields about the coin that the reply lacks.
 * @param field name of the point in the record
 */
export function pastRecord(
  { externalId: id, symbol, name }: PastListing,
  { currency, at }: { currency: string; at: string },
  field: string,
  { value, text = JSON.stringify(value), duplicates = [] }: Point,
): SourceRecord {
  const listing = { id, symbol, name, currency };
  const reasons = duplicateNameReasons(duplicates.map((path) => `${field}.${path}`));
  return {
    externalId: `${id} ${at}`,
    payload: { ...listing, [field]: value },
    text: `${JSON.stringify(listing).slice(0, -1)},${JSON.stringify(field)}:${text}}`,
    ...(reasons.length && { reasons }),
  };
}

/**
 * The items of a reply that must be a list.
 * @throws PartitionError if it is not
 */
export function parseItems({ value, items }: JsonDocument, what: string): readonly JsonItem[] {
  parseReply(z.array(z.unknown()), value, what);
  return items!;
}
