import type { ListingKey, Quote } from '../../domain/quote.js';
import { qualifyColumns } from '../../normalization/qualify-columns.js';
import { QUOTE_FIGURES } from '../../normalization/quote-columns.js';

/** A quote as read from a raw row. */
export interface StagedQuote {
  listingId: number;
  rawId: string;
  fetchedAt: Date;
  quote: Quote;
}

/** A stored quote that no raw row in the scan reproduced. PostgreSQL formats its time, to the microsecond. */
export interface UnmatchedQuote extends ListingKey {
  listingId: number;
  observedAt: string;
  rawId: string;
}

/** A position in a source's quotes, which are ordered by key. */
export interface QuotePosition {
  observedAt: string;
  listingId: number;
}

// The record that backs the current quote wins, otherwise the record that was fetched last.
export const STAGE_QUOTES = `
  insert into replay_quotes as kept (run_id, listing_id, observed_at, raw_id, fetched_at, is_current, seen_raw_id,
    seen_ingested_at, ${QUOTE_FIGURES})
  select distinct on (staged.listing_id, staged.observed_at) $1::bigint, staged.listing_id, staged.observed_at, staged.raw_id,
    staged.fetched_at, coalesce(q.raw_id = staged.raw_id, false), q.raw_id, q.ingested_at, ${qualifyColumns('staged', QUOTE_FIGURES)}
  from unnest($2::int[], $3::bigint[], $4::timestamptz[], $5::timestamptz[], $6::int[], $7::numeric[], $8::numeric[],
    $9::numeric[], $10::numeric[], $11::numeric[], $12::numeric[], $13::numeric[])
    as staged(listing_id, raw_id, fetched_at, observed_at, ${QUOTE_FIGURES})
  left join quotes q on q.listing_id = staged.listing_id and q.observed_at = staged.observed_at
  order by staged.listing_id, staged.observed_at, coalesce(q.raw_id = staged.raw_id, false) desc, staged.fetched_at desc,
    staged.raw_id desc
  on conflict (run_id, listing_id, observed_at) do update set raw_id = excluded.raw_id, fetched_at = excluded.fetched_at,
    is_current = excluded.is_current, seen_raw_id = excluded.seen_raw_id, seen_ingested_at = excluded.seen_ingested_at,
    (${QUOTE_FIGURES}) = row(${qualifyColumns('excluded', QUOTE_FIGURES)})
  where excluded.is_current
    or not kept.is_current and (excluded.fetched_at, excluded.raw_id) > (kept.fetched_at, kept.raw_id)`;

export const IN_SPAN = `observed_at >= coalesce($4::timestamptz, '-infinity') and observed_at < coalesce($5::timestamptz, 'infinity')`;
