import { z } from 'zod';
import type { HistorySpan, PastKind } from '../../domain/history.js';
import type { Cursor } from '../../domain/source.js';

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

export const callCount = (span: HistorySpan, chunkMs: number, series: PastSeries) =>
  [...chunksOf(null, span, chunkMs, series)].length;
