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

/** Fields about the coin in every payload of history, because replies about a single coin lack them. */
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

/** Progress through a span: the start of the remaining part. */
const position = z.object({ from: z.iso.datetime() });

function startOf(since: Cursor | null, span: HistorySpan): number {
  const known = position.safeParse(since);
  return Date.parse(known.success ? known.data.from : span.since);
}

/** Quotes or candles of a coin. */
export interface PastSeries {
  externalId: string;
  kind: PastKind;
}

/** The remaining part of a span, in chunks of one call each, in milliseconds. */
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

/** The whole span, or its gaps; gaps that a single call can fill are merged. */
function wantedOf(
  { since, until, fill }: HistorySpan,
  chunkMs: number,
  { externalId, kind }: PastSeries,
): [from: number, to: number][] {
  if (!fill) return [[Date.parse(since), Date.parse(until)]];
  return joined(
    fill.gaps.filter((gap) => gap.externalId === externalId && gap.kind === kind),
    chunkMs,
  );
}

/** Gaps in milliseconds, merged while they fit into a single call. */
export function joined(
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
export function parsed<T>(schema: z.ZodType<T>, value: unknown, what: string): T {
  const { data, error } = schema.safeParse(value);
  if (!error) return data;
  const [{ path, message }] = error.issues as [z.core.$ZodIssue];
  const where = path.length ? `${path.join('.')}: ` : '';
  throw new PartitionError('unexpected_body', `the reply has no ${what}: ${where}${message}`);
}

export const cursorFrom = (from: number): Cursor => ({ from: new Date(from).toISOString() });

/** A partition is a coin's quotes, or its candles. */
export const quotesKey = (externalId: string) => QUOTES + externalId;
export const candlesKey = (externalId: string) => CANDLES + externalId;

/** The coin of a partition, and whether it contains candles. */
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

/** A chart point or candle, with the fields that its reply lacks. */
export function pastRecord(
  { externalId: id, symbol, name }: PastListing,
  { currency, at, ...said }: { currency: string; at: string } & Record<string, unknown>,
): SourceRecord {
  const payload = { id, symbol, name, currency, ...said };
  return { externalId: `${id} ${at}`, payload, text: JSON.stringify(payload) };
}

export const callsFor = (span: HistorySpan, chunkMs: number, series: PastSeries) =>
  [...chunksOf(null, span, chunkMs, series)].length;

/** Quotes fill gaps at their own interval and at longer ones, candles only at their own. */
export function servedBy(
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
