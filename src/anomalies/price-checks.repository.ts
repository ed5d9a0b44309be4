import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Run } from '../runs/run.entity.js';
import type { Anomaly } from './anomaly.js';
import { AGREEMENT } from './price-agreement-sql.js';
import { JUMPS } from './price-jumps-sql.js';
import { STALE } from './stale-prices-sql.js';

type Row = Pick<Anomaly, 'key' | 'listingId' | 'score' | 'summary' | 'figures'>;

/** Looks at the prices that a run brought: one statement a check, over all listings at once. */
@Injectable()
export class PriceChecksRepository {
  constructor(private readonly dataSource: DataSource) {}

  async check({ id: runId, sourceId }: Run): Promise<Anomaly[]> {
    const rows = (sql: string) =>
      this.dataSource.query<(Row & Partial<Pick<Anomaly, 'kind'>>)[]>(sql, [runId, sourceId]);
    const found = [
      ...(await rows(JUMPS)).map((row) => ({ ...row, kind: 'price_jump' as const })),
      ...(await rows(STALE)).map((row) => ({ ...row, kind: 'stale_price' as const })),
      ...((await rows(AGREEMENT)) as Anomaly[]),
    ];
    return found.map((one) => ({ ...one, sourceId, runId }));
  }
}
