import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Quote } from '../domain/quote.js';
import { fetchedSince } from './fetched-since.js';
import { AMOUNTS, amountsOf } from './quote-columns.js';
import { archiveQuotes, recordCommit, THIS_COMMIT } from './versions.js';
import { isOutranked, keepOutranked, keepReplaced, outranked, RANKED_QUOTES } from './rivals.js';
import type { Origin, Upserted, Written } from './written.js';

export interface QuoteRow {
  listingId: number;
  rawId: string;
  quote: Quote;
}

const CHANGED = `(quotes.rank, ${amountsOf('quotes')}) is distinct from (excluded.rank, ${amountsOf('excluded')})`;

// One statement for the quotes and the newest of each listing. `old` is RETURNING's view of an existing row. A quote
// confirmed by another payload with equal values refers to that payload from then on and counts as unchanged; previous
// values are archived. A replay publishes late what was fetched early: until then readers knew the old value, or none.
const upsert = (isReplay: boolean, isRanked: boolean) => {
  const unlessOutranked = isRanked ? `and not ${isOutranked('quotes')}` : '';
  const now = isReplay ? 'now()' : '$3::timestamptz';
  const since = isReplay ? `and not ${fetchedSince('quotes', '$3::timestamptz')}` : '';
  return `
  with upserted as (
    insert into quotes (source_id, run_id, ingested_at, commit_id, listing_id, raw_id, observed_at, rank, ${AMOUNTS})
    select $1, $2, ${now}, ${THIS_COMMIT}, * from unnest($4::int[], $5::bigint[], $6::timestamptz[], $7::int[], $8::numeric[], $9::numeric[],
      $10::numeric[], $11::numeric[], $12::numeric[], $13::numeric[], $14::numeric[])
    on conflict (listing_id, observed_at) do update set raw_id = excluded.raw_id, rank = excluded.rank,
      run_id = case when ${CHANGED} then excluded.run_id else quotes.run_id end,
      ingested_at = case when ${CHANGED} then excluded.ingested_at else quotes.ingested_at end,
      commit_id = case when ${CHANGED} then excluded.commit_id else quotes.commit_id end,
      (${AMOUNTS}) = row(${amountsOf('excluded')})
    where (${CHANGED} or quotes.raw_id <> excluded.raw_id) ${since} ${unlessOutranked}
    returning new.*, old as former, old.listing_id is null as inserted,
      (old.rank, ${amountsOf('old')}) is distinct from (new.rank, ${amountsOf('new')}) as changed
  ), written as (
    select * from upserted where inserted or changed
  ), committed as (
    ${recordCommit('written')}
  ), archived as (
    ${archiveQuotes('upserted where changed and not inserted', now)}
  ), ${isRanked ? `${keepReplaced(RANKED_QUOTES, 'upserted')}, ` : ''}newest as (
    insert into latest_quotes (listing_id, observed_at, source_id, currency, price, market_cap, rank)
    select listing_id, observed_at, w.source_id, l.currency, price, market_cap, rank
    from (select distinct on (listing_id) * from written order by listing_id, observed_at desc) w
    join listings l on l.id = w.listing_id
    on conflict (listing_id) do update set observed_at = excluded.observed_at, price = excluded.price,
      market_cap = excluded.market_cap, rank = excluded.rank
    where excluded.observed_at >= latest_quotes.observed_at
  )
  select raw_id, inserted, ${isRanked ? 'inserted or changed as "isWritten" from upserted' : 'true as "isWritten" from written'}`;
};
const UPSERT = { live: upsert(false, false), replay: upsert(true, false) };
const RANKED_UPSERT = { live: upsert(false, true), replay: upsert(true, true) };
const KEEP_OUTRANKED = keepOutranked(
  RANKED_QUOTES,
  `(select $1::smallint as source_id, $2::bigint as run_id, * from unnest($3::int[], $4::bigint[], $5::timestamptz[], $6::int[],
    $7::numeric[], $8::numeric[], $9::numeric[], $10::numeric[], $11::numeric[], $12::numeric[], $13::numeric[])
    as row(listing_id, raw_id, observed_at, rank, ${AMOUNTS}))`,
);

@Injectable()
export class QuotesRepository {
  /**
   * Inserts new quotes and updates changed ones. A quote from a file is not replaced by a file with lower precedence.
   * @param backing for files: raw rows that existing rows refer to, which therefore cannot be outranked
   * @returns the quotes that were written, by raw row
   */
  async upsert(
    tx: EntityManager,
    origin: Origin,
    rows: readonly QuoteRow[],
    backing?: ReadonlySet<string>,
  ): Promise<Written[]> {
    if (!rows.length) return [];
    const { sourceId, runId, fetchedAt } = origin;
    const parameters = [sourceId, runId, fetchedAt, ...columnsOf(rows)];
    const upserted = backing
      ? await tx.query<Upserted[]>(origin.isReplay ? RANKED_UPSERT.replay : RANKED_UPSERT.live, parameters)
      : await tx.query<Upserted[]>(origin.isReplay ? UPSERT.replay : UPSERT.live, parameters);
    const others = backing ? outranked(rows, upserted, backing) : [];
    if (others.length) await tx.query(KEEP_OUTRANKED, [sourceId, runId, ...columnsOf(others)]);
    return upserted.filter(({ isWritten }) => isWritten);
  }
}

function columnsOf(rows: readonly QuoteRow[]): unknown[][] {
  const column = (key: keyof Quote) => rows.map((row) => row.quote[key]);
  return [
    rows.map((row) => row.listingId),
    rows.map((row) => row.rawId),
    column('observedAt'),
    column('rank'),
    column('price'),
    column('marketCap'),
    column('volume24h'),
    column('change24hPct'),
    column('circulatingSupply'),
    column('totalSupply'),
    column('maxSupply'),
  ];
}
