import { z } from 'zod';
import { PartitionError, UnusablePartition } from '../../domain/errors.js';
import { amount, text } from '../../domain/fields.js';
import type { ListingRef } from '../../domain/quote.js';
import type { Cursor, HistorySpan, SourceRecord } from '../../domain/source.js';

export const DAY_MS = 86_400_000;
const QUOTES = 'history:';
const CANDLES = 'candles:';

type PastListing = HistorySpan['listings'][number];

/** What every payload of the past says of its coin: replies about one coin do not. */
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

/** Where the reading of a span stands: the start of what is left of it. */
const position = z.object({ from: z.iso.datetime() });

function startOf(since: Cursor | null, span: HistorySpan): number {
  const known = position.safeParse(since);
  return Date.parse(known.success ? known.data.from : span.since);
}

/** What is left of a span, in chunks of one call each, in milliseconds. */
export function* chunksOf(
  since: Cursor | null,
  span: HistorySpan,
  chunkMs: number,
): Generator<[from: number, to: number]> {
  const until = Date.parse(span.until);
  for (let from = startOf(since, span); from < until; from += chunkMs)
    yield [from, Math.min(from + chunkMs, until)];
}

/** @throws PartitionError if the reply has another form */
export function parsed<T>(schema: z.ZodType<T>, value: unknown, what: string): T {
  const { data, error } = schema.safeParse(value);
  if (error) throw new PartitionError('unexpected_body', `expected ${what}: ${z.prettifyError(error)}`);
  return data;
}

export const positionAt = (from: number): Cursor => ({ from: new Date(from).toISOString() });

/** A partition is a coin's quotes, or its candles. */
export const quotesKey = (externalId: string) => QUOTES + externalId;
export const candlesKey = (externalId: string) => CANDLES + externalId;

/** The coin of a partition, and whether it is about candles. */
export function coinOf(key: string, { listings }: HistorySpan): { coin: PastListing; isCandles: boolean } {
  const coin = listings.find(({ externalId }) =>
    [quotesKey(externalId), candlesKey(externalId)].includes(key),
  );
  if (!coin) throw new UnusablePartition('unknown_coin', `the backfill has no coin of the partition ${key}`);
  return { coin, isCandles: key.startsWith(CANDLES) };
}

/** A point of a chart or a candle, with what its reply does not say. */
export function pastRecord(
  { externalId: id, symbol, name }: PastListing,
  { currency, at, ...said }: { currency: string; at: string } & Record<string, unknown>,
): SourceRecord {
  const payload = { id, symbol, name, currency, ...said };
  return { externalId: `${id} ${at}`, payload, text: JSON.stringify(payload) };
}

export const callsFor = ({ since, until }: HistorySpan, chunkMs: number) =>
  Math.ceil((Date.parse(until) - Date.parse(since)) / chunkMs);

/** @throws UnusablePartition if no coin is named: all of them would cost tens of thousands of calls */
export function mustNameCoins({ listings }: HistorySpan, source: string): void {
  if (listings.length) return;
  throw new UnusablePartition(
    'no_assets',
    `a backfill of ${source} costs calls for each coin: name some in assets`,
  );
}

/** @throws UnusablePartition if the plan does not reach back to the start of the span */
export function mustReach({ since }: HistorySpan, days: number, plan: string, now: Date): void {
  const first = new Date(Math.ceil((now.getTime() - days * DAY_MS) / DAY_MS) * DAY_MS);
  if (Date.parse(since) >= first.getTime()) return;
  throw new UnusablePartition(
    'beyond_plan',
    `${plan} serves the last ${days} days: since may be ${first.toISOString().slice(0, 10)} or later, got ${since}`,
  );
}
