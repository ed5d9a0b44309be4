import { Inject, Injectable } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { ReadConnections } from '../../database/read-connections.js';
import { rejectionCondition, type RejectionFilter } from '../../normalization/rejection-filter.js';
import { isoSql } from '../data/item-sql.js';
import type { JsonText } from '../json-text.js';
import type { Rejection, RejectionSummary } from './rejections.reply.js';
import type { RejectionGroups } from './rejection-groups.reply.js';

const SUMMARY = `'id', r.id, 'source', s.name, 'partition', r.partition, 'external_id', r.external_id,
  'status', r.status, 'code', r.code, 'reasons', r.reasons, 'occurrences', r.occurrences, 'run_id', r.run_id,
  'first_seen_at', ${isoSql('r.first_seen_at')}, 'last_seen_at', ${isoSql('r.last_seen_at')},
  'resolved_at', ${isoSql('r.resolved_at')}, 'resolved_reason', r.resolved_reason`;

const MAX_GROUPS = 1000;

/** Reads rejections as JSON text, built by PostgreSQL so that payloads do not change. */
@Injectable()
export class RejectionsViewRepository {
  constructor(@Inject(ReadConnections) private readonly database: Pick<DataSource, 'query'>) {}

  /** Lists rejections, newest first, without their payloads. */
  list(
    filter: RejectionFilter,
    limit: number,
    before?: number,
  ): Promise<{ id: string; json: JsonText<RejectionSummary> }[]> {
    const parameters: unknown[] = [limit];
    let condition = rejectionCondition(filter, parameters);
    if (before !== undefined) condition += ` and r.id < $${parameters.push(before)}`;
    return this.database.query(
      `select r.id, json_build_object(${SUMMARY})::text as json
       from (select r.* from rejections r where ${condition} order by r.id desc limit $1) r
       join sources s on s.id = r.source_id order by r.id desc`,
      parameters,
    );
  }

  /** Number of rejections on all pages, counted up to `limit`. */
  async countUpTo(filter: RejectionFilter, limit: number): Promise<number> {
    const parameters: unknown[] = [limit];
    const condition = rejectionCondition(filter, parameters);
    const [row] = await this.database.query<[{ count: number }]>(
      `select count(*)::int as count from (select from rejections r where ${condition} limit $1) matching`,
      parameters,
    );
    return row.count;
  }

  /** Groups the newest `most` rejections by source, and by code and field of the first reason. The largest group comes first. */
  groups(
    filter: RejectionFilter,
    most: number,
  ): Promise<(RejectionGroups['data'][number] & { grouped: number })[]> {
    const parameters: unknown[] = [most, MAX_GROUPS];
    const condition = rejectionCondition(filter, parameters);
    return this.database.query(
      `with newest as (
         select r.id, r.source_id, r.code, r.reasons->0->>'path' as field, r.last_seen_at
         from rejections r where ${condition} order by r.id desc limit $1),
       grouped as (
         select n.source_id, n.code, n.field, count(*)::int as count, max(n.id) as id, max(n.last_seen_at) as last_seen_at
         from newest n group by n.source_id, n.code, n.field order by count(*) desc, max(n.id) desc limit $2)
       select s.name as source, g.code, coalesce(g.field, '') as field, g.count,
         coalesce(r.reasons->0->>'message', '') as message, ${isoSql('g.last_seen_at')} as last_seen_at,
         (select count(*)::int from newest) as grouped
       from grouped g join sources s on s.id = g.source_id join rejections r on r.id = g.id
       order by g.count desc, g.id desc`,
      parameters,
    );
  }

  /** A rejection with its original payload and, for a line of a CSV file, that file; null if there is no such rejection. */
  async find(id: string): Promise<JsonText<Rejection> | null> {
    const [row] = await this.database.query<{ json: JsonText<Rejection> }[]>(
      `select json_build_object(${SUMMARY}, 'payload', r.payload, 'file', case when f.id is not null then
         json_build_object('path', f.path, 'line', r.external_id::bigint, 'columns', f.columns, 'format', f."format") end
       )::text as json
       from rejections r join sources s on s.id = r.source_id left join csv_files f on f.id = r.file_id
       where r.id = $1`,
      [id],
    );
    return row?.json ?? null;
  }
}
