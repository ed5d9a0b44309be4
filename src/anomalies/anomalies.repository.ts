import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Anomaly, AnomalyState } from './anomaly.js';

/** The key identifies an anomaly: seeing it again, from another process, run or minute, updates the same row. */
const UPSERT = `
  insert into anomalies (key, kind, source_id, run_id, listing_id, score, summary, figures, at, last_seen_at)
  select *, now(), now() from unnest($1::text[], $2::text[], $3::smallint[], $4::bigint[], $5::int[], $6::float8[],
    $7::text[], $8::json[]) as given(key) order by key
  on conflict (key) do update set score = excluded.score, summary = excluded.summary, figures = excluded.figures,
    state = case anomalies.state when 'closed' then 'open' else anomalies.state end, closed_at = null,
    last_seen_at = excluded.last_seen_at, run_id = excluded.run_id,
    occurrences = anomalies.occurrences + (anomalies.run_id is distinct from excluded.run_id)::int
  returning key, old.id is null as is_new`;

@Injectable()
export class AnomaliesRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** @returns anomalies seen for the first time */
  async upsert(given: readonly Anomaly[]): Promise<Anomaly[]> {
    const found = [...new Map(given.map((one) => [one.key, one])).values()];
    if (!found.length) return [];
    const column = (name: keyof Anomaly) => found.map((one) => one[name]);
    const rows = await this.dataSource.query<{ key: string; is_new: boolean }[]>(UPSERT, [
      ...[column('key'), column('kind'), column('sourceId'), column('runId'), column('listingId')],
      ...[column('score'), column('summary'), column('figures')],
    ]);
    const news = new Set(rows.filter((row) => row.is_new).map((row) => row.key));
    return found.filter(({ key }) => news.has(key));
  }

  /** Null if there is no such anomaly. Locks the row. */
  async lockState(tx: EntityManager, id: string): Promise<AnomalyState | null> {
    const [row] = await tx.query<{ state: AnomalyState }[]>(
      'select state from anomalies where id = $1 for update',
      [id],
    );
    return row?.state ?? null;
  }

  async acknowledge(tx: EntityManager, id: string, reason: string): Promise<void> {
    await tx.query(
      `update anomalies set state = 'acknowledged', closed_at = null, acknowledged_at = now(), acknowledged_reason = $2 where id = $1`,
      [id, reason],
    );
  }
}
