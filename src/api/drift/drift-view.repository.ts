import { Inject, Injectable } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { ReadConnections } from '../../database/read-connections.js';
import { utc } from '../data/filters.js';
import { ISO } from '../data/item-sql.js';
import type { DriftEvent } from './drift.reply.js';

/** What is not given does not filter. */
export interface DriftFilter {
  limit: number;
  before?: number;
  sourceId?: number;
  kind?: string;
  status?: string;
  run?: number;
  since?: string;
  until?: string;
}

const EVENT = `json_build_object('id', d.id, 'source', s.name, 'partition', d.partition, 'kind', d.kind, 'path', d.path,
  'new_path', nullif(d.new_path, ''), 'new_type', nullif(d.new_type, ''), 'confidence', d.confidence,
  'evidence', d.evidence, 'policy', d.policy, 'status', d.status, 'run_id', d.run_id, 'records', d.records,
  'first_seen_at', ${ISO('d.first_seen_at')}, 'last_seen_at', ${ISO('d.last_seen_at')},
  'decided_at', ${ISO('d.decided_at')})`;

/** Drift events as the API shows them. */
@Injectable()
export class DriftViewRepository {
  constructor(@Inject(ReadConnections) private readonly database: Pick<DataSource, 'query'>) {}

  /** Newest first. */
  async list({ limit, ...filter }: DriftFilter): Promise<DriftEvent[]> {
    const parameters: unknown[] = [limit];
    const { before, sourceId, kind, status, run, since, until } = filter;
    const given: [string, unknown][] = [
      ['d.id <', before],
      ['d.source_id =', sourceId],
      ['d.kind =', kind],
      ['d.status =', status],
      ['d.run_id =', run],
      ['d.first_seen_at >=', since && utc(since)],
      ['d.first_seen_at <', until && utc(until)],
    ];
    const conditions = given.flatMap(([condition, value]) =>
      value === undefined ? [] : [`${condition} $${parameters.push(value)}`],
    );
    const rows = await this.database.query<{ event: DriftEvent }[]>(
      `select ${EVENT} as event
       from (select * from drift_events d where ${conditions.join(' and ') || 'true'} order by d.id desc limit $1) d
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
