import { z } from 'zod';
import { PartitionError, UnusablePartition } from '../../domain/errors.js';
import type { Interval } from '../../domain/candle.js';
import { amount, text } from '../../domain/fields.js';
import { secondsOf } from '../../domain/interval.js';
import type { ListingRef } from '../../domain/quote.js';
import type { HistorySpan, PastKind } from '../../domain/history.js';
import type { Cursor, SourceRecord } from '../../domain/source.js';

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

/** Cursor of a backfill: the start of the part of the span that has not been read yet. */
const position = z.object({ from: z.iso.datetime() });

function startOf(since: Cursor | null, span: HistorySpan): number {
  const previous = position.safeParse(since);
  return Date.parse(previous.success ? previous.data.from : span.since);
}

/** A coin's quotes or candles over a span. */
export interface PastSeries {
  externalId: string;
  kind: PastKind;
}

/** Divides the remaining part of a span into chunks that one call each can read. Times are in milliseconds since 1970. */
export function* chunksOf(
  since: Cursor | null,
  span: HistorySpan,
  chunkMs: number,
  series: PastSeries,
): Generator<[from: number, to: number]> {
  const start = startOf(since, span);
  for (const [begin, end] of wantedOf(span, chunkMs, series))
    for (let from = Math.max(start, begin); from < end; from += chunkMs)
      yield [from, Math.min(from + chunkMs, end)];
}

/** The parts of the span to read: all of it, or only its gaps. Gaps that a single call can fill are merged. */
function wantedOf(
  { since, until, fill }: HistorySpan,
  chunkMs: number,
  { externalId, kind }: PastSeries,
): [from: number, to: number][] {
  if (!fill) return [[Date.parse(since), Date.parse(until)]];
  return mergeGaps(
    fill.gaps.filter((gap) => gap.externalId === externalId && gap.kind === kind),
    chunkMs,
  );
}

/** Merges gaps as long as a single call can read them. Times are in milliseconds since 1970. */
export function mergeGaps(
  gaps: readonly { since: string; until: string }[],
  chunkMs: number,
): [from: number, to: number][] {
  const spans: [number, number][] = [];
  for (const { since, until } of gaps) {
    const last = spans.at(-1);
    if (last && Date.parse(until) - last[0] <= chunkMs) last[1] = Math.max(last[1], Date.parse(until));
    else spans.push([Date.parse(since), Date.parse(until)]);
  }
  return spans;
}

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

/** A record for a chart point or candle, with the fields about the coin that the reply lacks. */
export function pastRecord(
  { externalId: id, symbol, name }: PastListing,
  { currency, at, ...said }: { currency: string; at: string } & Record<string, unknown>,
): SourceRecord {
  const payload = { id, symbol, name, currency, ...said };
  return { externalId: `${id} ${at}`, payload, text: JSON.stringify(payload) };
}

export const callCount = (span: HistorySpan, chunkMs: number, series: PastSeries) =>
  [...chunksOf(null, span, chunkMs, series)].length;

/**
 * The kinds of data that can fill gaps at an interval. Quotes fill gaps at their own interval or a longer one, candles
 * only at their own.
 */
export function fillableKinds(
  interval: Interval,
  { quotes, candles }: { quotes: Interval; candles?: Interval },
): PastKind[] {
  // A month is longer than any interval of quotes.
  const seconds = secondsOf(interval) ?? Infinity;
  return [
    ...(seconds >= secondsOf(quotes)! ? ['quote' as const] : []),
    ...(interval === candles ? ['candle' as const] : []),
  ];
}

/** @throws UnusablePartition if no coin is named: all of them would cost tens of thousands of calls */
export function assertNamesCoins({ listings }: HistorySpan, source: string): void {
  if (listings.length) return;
  throw new UnusablePartition(
    'no_assets',
    `a backfill of ${source} costs calls for each coin: name some in assets`,
  );
}

/** @throws UnusablePartition if the plan does not reach back to the start of the span */
export function assertWithinPlan({ since }: HistorySpan, days: number, plan: string, now: Date): void {
  const first = new Date(Math.ceil((now.getTime() - days * DAY_MS) / DAY_MS) * DAY_MS);
  if (Date.parse(since) >= first.getTime()) return;
  throw new UnusablePartition(
    'beyond_plan',
    `${plan} serves the last ${days} days: since may be ${first.toISOString().slice(0, 10)} or later, got ${since}`,
  );
}
