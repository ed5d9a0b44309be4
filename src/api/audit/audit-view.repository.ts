import { Inject, Injectable } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { ReadConnections } from '../../database/read-connections.js';
import { isoSql } from '../data/item-sql.js';
import { type Conditions, conditionsOf, comparesMoment, hasAnyOf } from '../list-conditions.js';
import type { AuditQuery } from './audit-query.dto.js';
import type { AuditEntry } from './audit.reply.js';

const ENTRY = `json_build_object('id', a.id, 'at', ${isoSql('a.at')}, 'actor', a.actor, 'key_prefix', a.key_prefix,
  'via', a.via, 'address', a.address, 'action', a.action, 'subject', a.subject, 'method', a.method, 'route', a.route,
  'request_id', a.request_id, 'outcome', a.outcome, 'status', a.status, 'reason', a.reason)`;

const CONDITIONS: Conditions<AuditQuery> = {
  cursor: (id, bind) => `a.id < ${bind(id)}::bigint`,
  actor: (names, bind) => {
    const given = `any(${bind(names)}::text[])`;
    return `(a.actor = ${given} or a.key_prefix = ${given})`;
  },
  action: hasAnyOf('a.action'),
  outcome: hasAnyOf('a.outcome'),
  since: comparesMoment('a.at', '>='),
  until: comparesMoment('a.at', '<'),
};

/** The audit log as returned by the API. */
@Injectable()
export class AuditViewRepository {
  constructor(@Inject(ReadConnections) private readonly database: Pick<DataSource, 'query'>) {}

  /** Lists entries, newest first, at most `limit`. */
  async list(query: AuditQuery, limit: number): Promise<AuditEntry[]> {
    const parameters: unknown[] = [limit];
    const conditions = conditionsOf(query, CONDITIONS, parameters);
    const rows = await this.database.query<{ entry: AuditEntry }[]>(
      `select ${ENTRY} as entry from audit_log a where ${conditions} order by a.id desc limit $1`,
      parameters,
    );
    return rows.map(({ entry }) => entry);
  }

  /** Number of entries on all pages, counted up to `limit`. */
  async countUpTo(query: AuditQuery, limit: number): Promise<number> {
    const parameters: unknown[] = [limit];
    const conditions = conditionsOf({ ...query, cursor: undefined }, CONDITIONS, parameters);
    const [row] = await this.database.query<[{ count: number }]>(
      `select count(*)::int as count from (select from audit_log a where ${conditions} limit $1) matching`,
      parameters,
    );
    return row.count;
  }
}
