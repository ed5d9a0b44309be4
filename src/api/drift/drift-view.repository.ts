import { Inject, Injectable } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { ReadConnections } from '../../database/read-connections.js';
import { isoSql } from '../data/item-sql.js';
import { type Conditions, conditionsOf, comparesMoment, hasAnySource, hasAnyOf } from '../list-conditions.js';
import type { DriftQuery } from './drift-query.dto.js';
import type { DriftEvent } from './drift.reply.js';

const EVENT = `json_build_object('id', d.id, 'source', s.name, 'partition', d.partition, 'kind', d.kind, 'path', d.path,
  'new_path', nullif(d.new_path, ''), 'new_type', nullif(d.new_type, ''), 'confidence', d.confidence,
  'evidence', d.evidence, 'policy', d.policy, 'status', d.status, 'run_id', d.run_id, 'records', d.records,
  'first_seen_at', ${isoSql('d.first_seen_at')}, 'last_seen_at', ${isoSql('d.last_seen_at')},
  'decided_at', ${isoSql('d.decided_at')})`;

const CONDITIONS: Conditions<DriftQuery> = {
  cursor: (id, bind) => `d.id < ${bind(id)}::bigint`,
  source: hasAnySource('d.source_id'),
  kind: hasAnyOf('d.kind'),
  status: hasAnyOf('d.status'),
  run: (id, bind) => `d.run_id = ${bind(id)}::bigint`,
  since: comparesMoment('d.first_seen_at', '>='),
  until: comparesMoment('d.first_seen_at', '<'),
};

/** Drift events as returned by the API. */
@Injectable()
export class DriftViewRepository {
  constructor(@Inject(ReadConnections) private readonly database: Pick<DataSource, 'query'>) {}

  /** Lists drift events, newest first, at most `limit`. */
  async list(query: DriftQuery, limit: number): Promise<DriftEvent[]> {
    const parameters: unknown[] = [limit];
    const conditions = conditionsOf(query, CONDITIONS, parameters);
    const rows = await this.database.query<{ event: DriftEvent }[]>(
      `select ${EVENT} as event
       from (select * from drift_events d where ${conditions} order by d.id desc limit $1) d
       join sources s on s.id = d.source_id order by d.id desc`,
      parameters,
    );
    return rows.map(({ event }) => event);
  }

  async find(id: string): Promise<DriftEvent | null> {
    const [row] = await this.database.query<{ event: DriftEvent }[]>(
      `select ${EVENT} as event from drift_events d join sources s on s.id = d.source_id where d.id = $1`,
      [id],
    );
    return row?.event ?? null;
  }
}
