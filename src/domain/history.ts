import type { Interval } from './candle.js';
import type { Instant } from './quote.js';

/** A span in which a listing lacks quotes or candles. */
export interface Gap {
  readonly externalId: string;
  readonly currency: string;
  readonly kind: PastKind;
  /** ISO 8601; `until` is exclusive. */
  readonly since: Instant;
  readonly until: Instant;
}
export const PAST_KINDS = ['quote', 'candle'] as const;
export type PastKind = (typeof PAST_KINDS)[number];

/** A span of history, for all or some listings. */
export interface HistorySpan {
  /** ISO 8601 dates or times with a zone; `since` is inclusive, `until` exclusive. */
  readonly since: Instant;
  readonly until: Instant;
  /** The requested listings. Some sources need at least one. */
  readonly listings: readonly {
    readonly externalId: string;
    readonly symbol: string | null;
    readonly name: string;
  }[];
  /** Set if gaps are to be filled: only the gaps are read. A listing's gaps are sorted and do not overlap. */
  readonly fill?: { readonly interval: Interval; readonly gaps: readonly Gap[] };
}

/** The estimated cost of reading a span. */
export interface HistoryPlan {
  readonly partitions: readonly { readonly key: string; readonly calls: number }[];
  /** Number of calls per minute that the upstream allows. */
  readonly callsPerMinute: number;
}
