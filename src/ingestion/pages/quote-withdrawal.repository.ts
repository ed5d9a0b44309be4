import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { LatestQuotesRepository } from '../../normalization/latest-quotes.repository.js';
import { AMOUNTS } from '../../normalization/quote-columns.js';
import { archiveQuotes, recordCommit, THIS_COMMIT } from '../../normalization/versions.js';
import { deleteRivals, RANKED_QUOTES, restoreRivals } from '../../normalization/rivals.js';
import type { Origin } from '../../normalization/written.js';
import { IS_OF_THE_FILE, type RawRange } from './raw-range.js';

const RESTORE_RIVALS = restoreRivals(
  RANKED_QUOTES,
  `select listing_id, observed_at from quote_versions where superseded_by = ${THIS_COMMIT} and source_id = $1`,
  '$2::timestamptz',
);
const COLUMNS = `listing_id, source_id, rank, observed_at, run_id, raw_id, ${AMOUNTS}`;

@Injectable()
export class QuoteWithdrawal {
  constructor(private readonly latestQuotes: LatestQuotesRepository) {}

  /** Withdraws the quotes of the raw rows. What another file says, or the same one said before, takes their place. */
  async withdraw(tx: EntityManager, origin: Origin, rows: readonly RawRange[]): Promise<void> {
    const ranges = [rows.map(({ first }) => first), rows.map(({ last }) => last)];
    await tx.query(deleteRivals(RANKED_QUOTES), ranges);
    const removed = await tx.query<{ listing_id: number }[]>(
      `with removed as (
         delete from quotes q using unnest($2::bigint[], $3::bigint[]) as withdrawn(first, last)
         where q.source_id = $1 and q.raw_id between withdrawn.first and withdrawn.last
         returning q.listing_id, old as former),
       kept as (${archiveQuotes('removed', '$4::timestamptz')}), noted as (${recordCommit('removed')})
       select distinct listing_id from removed`,
      [origin.sourceId, ...ranges, origin.fetchedAt],
    );
    if (!removed.length) return;
    const listings = removed.map(({ listing_id }) => listing_id);
    await tx.query(RESTORE_RIVALS, [origin.sourceId, origin.fetchedAt]);
    await tx.query(
      `insert into quotes (${COLUMNS}, ingested_at, commit_id)
       select distinct on (listing_id, observed_at) ${COLUMNS}, $4::timestamptz, ${THIS_COMMIT}
       from quote_versions former
       where source_id = $1 and listing_id = any($5::int[])
         and (listing_id, observed_at) in (
           select listing_id, observed_at from quote_versions where superseded_by = ${THIS_COMMIT} and source_id = $1)
         and not exists (
           select from unnest($2::bigint[], $3::bigint[]) as withdrawn(first, last)
           where former.raw_id between withdrawn.first and withdrawn.last)
         and superseded_by is distinct from ${THIS_COMMIT} and ${IS_OF_THE_FILE}
       order by listing_id, observed_at, superseded_at desc
       on conflict do nothing`,
      [origin.sourceId, ...ranges, origin.fetchedAt, listings],
    );
    await this.latestQuotes.refresh(tx, listings);
  }
}
