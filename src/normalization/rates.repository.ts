import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Rate } from '../domain/rate.js';
import { archiveRatesSql, recordCommitSql, CURRENT_COMMIT } from './versions.js';
import type { Origin, WrittenRow } from './written.js';

export interface RateRow {
  rawId: string;
  rate: Rate;
}

/** A replay reads old payloads, so it must not overwrite rates fetched since. */
const upsert = (isReplay: boolean) => {
  const now = isReplay ? 'now()' : '$3::timestamptz';
  return `
  with upserted as (
    insert into fx_rates (source_id, run_id, ingested_at, commit_id, raw_id, currency, day, rate)
    select $1, $2, ${now}, ${CURRENT_COMMIT}, raw_id, currency, day, rate
    from unnest($4::bigint[], $5::text[], $6::date[], $7::numeric[]) as item(raw_id, currency, day, rate)
    on conflict (currency, day) do update set source_id = excluded.source_id, run_id = excluded.run_id,
      ingested_at = excluded.ingested_at, commit_id = excluded.commit_id, raw_id = excluded.raw_id, rate = excluded.rate
    where fx_rates.rate <> excluded.rate ${isReplay ? 'and fx_rates.ingested_at < $3::timestamptz' : ''}
    returning raw_id, old as former, old.currency is null as inserted
  ), committed as (
    ${recordCommitSql('upserted')}
  ), archived as (
    ${archiveRatesSql('upserted where not inserted', now)}
  )
  select raw_id, inserted from upserted`;
};
const UPSERT = { live: upsert(false), replay: upsert(true) };

@Injectable()
export class RatesRepository {
  /**
   * Inserts new rates and corrects changed ones.
   * @returns the rates that were written, by raw row
   */
  async upsert(tx: EntityManager, origin: Origin, rows: readonly RateRow[]): Promise<WrittenRow[]> {
    if (!rows.length) return [];
    return await tx.query<WrittenRow[]>(origin.isReplay ? UPSERT.replay : UPSERT.live, [
      origin.sourceId,
      origin.runId,
      origin.fetchedAt,
      rows.map(({ rawId }) => rawId),
      rows.map(({ rate }) => rate.currency),
      rows.map(({ rate }) => rate.day),
      rows.map(({ rate }) => rate.perEuro),
    ]);
  }
}
