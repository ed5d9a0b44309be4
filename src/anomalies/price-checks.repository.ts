import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { TaskItem } from '../background/set-asides.repository.js';
import type { Run } from '../runs/run.entity.js';
import type { Anomaly } from './anomaly.js';
import { PRICE_AGREEMENT } from './price-agreement-sql.js';
import { PRICE_JUMPS } from './price-jumps-sql.js';
import { STALE_PRICES } from './stale-prices-sql.js';

type Row = Pick<Anomaly, 'key' | 'listingId' | 'score' | 'summary' | 'figures'>;

/** Checks the prices a run stored: one statement per check, over all listings at once. */
@Injectable()
export class PriceChecksRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Listings whose newest quote was written by the run, with their display names. */
  listings({ id: runId, sourceId }: Run): Promise<TaskItem[]> {
    return this.dataSource.query(
      `select l.id::text as id, s.name || '/' || l.external_id as name
       from latest_quotes newest
       join quotes q on q.listing_id = newest.listing_id and q.observed_at = newest.observed_at
       join listings l on l.id = newest.listing_id join sources s on s.id = l.source_id
       where newest.source_id = $2 and q.run_id = $1 order by l.id`,
      [runId, sourceId],
    );
  }

  /** @param setAside listings to skip */
  async check({ id: runId, sourceId }: Run, setAside: readonly string[] = []): Promise<Anomaly[]> {
    const rows = (sql: string) =>
      this.dataSource.query<(Row & Partial<Pick<Anomaly, 'kind'>>)[]>(sql, [runId, sourceId, setAside]);
    const found = [
      ...(await rows(PRICE_JUMPS)).map((row) => ({ ...row, kind: 'price_jump' as const })),
      ...(await rows(STALE_PRICES)).map((row) => ({ ...row, kind: 'stale_price' as const })),
      ...((await rows(PRICE_AGREEMENT)) as Anomaly[]),
    ];
    return found.map((one) => ({ ...one, sourceId, runId }));
  }
}
