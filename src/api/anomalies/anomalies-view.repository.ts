import { Inject, Injectable } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { ReadConnections } from '../../database/read-connections.js';
import { assetOf } from '../../identity/asset-sql.js';
import { ASSET_OBJECT, ISO } from '../data/item-sql.js';
import type { JsonText } from '../json-text.js';
import type { AnomaliesQuery } from './anomalies-query.dto.js';
import type { Anomaly } from './anomalies.reply.js';

const VIEW = `json_build_object('id', an.id, 'kind', an.kind, 'source', s.name, 'run_id', an.run_id,
  'listing', l.external_id, 'asset', ${ASSET_OBJECT},
  'score', round(an.score::numeric, 2), 'summary', an.summary, 'figures', an.figures, 'state', an.state,
  'at', ${ISO('an.at')}, 'last_seen_at', ${ISO('an.last_seen_at')}, 'occurrences', an.occurrences,
  'acknowledged_at', ${ISO('an.acknowledged_at')}, 'acknowledged_reason', an.acknowledged_reason,
  'closed_at', ${ISO('an.closed_at')})::text as json`;

const JOINS = `join sources s on s.id = an.source_id left join listings l on l.id = an.listing_id
  left join assets a on a.id = l.asset_id`;

/** Listings of the asset that a slug or an id leads to. */
const LISTINGS_OF = (name: string): string =>
  `(select id from listings where asset_id = ${assetOf(`lower(${name}::text)`)})`;

/** Anomalies as JSON text, made by PostgreSQL: amounts keep all their digits. */
@Injectable()
export class AnomaliesViewRepository {
  constructor(@Inject(ReadConnections) private readonly database: Pick<DataSource, 'query'>) {}

  /** Newest first, at most `limit`, of which an id is needed as text. */
  list(query: AnomaliesQuery, limit: number): Promise<{ id: string; json: JsonText<Anomaly> }[]> {
    const parameters: unknown[] = [limit];
    const conditions = Object.entries(CONDITIONS).flatMap(([name, condition]) => {
      const value = query[name as keyof typeof CONDITIONS];
      return value === undefined ? [] : [condition(`$${parameters.push(value)}`)];
    });
    return this.database.query(
      `select an.id, ${VIEW} from (select * from anomalies an where ${['true', ...conditions].join(' and ')}
         order by an.id desc limit $1) an ${JOINS} order by an.id desc`,
      parameters,
    );
  }

  /** Null where there is none. */
  async find(id: string): Promise<JsonText<Anomaly> | null> {
    const [row] = await this.database.query<{ json: JsonText<Anomaly> }[]>(
      `select ${VIEW} from anomalies an ${JOINS} where an.id = $1`,
      [id],
    );
    return row?.json ?? null;
  }
}

const CONDITIONS = {
  cursor: (value: string) => `an.id < ${value}::bigint`,
  kind: (value: string) => `an.kind = ${value}`,
  source: (value: string) => `an.source_id = (select id from sources where name = ${value})`,
  asset: (value: string) => `an.listing_id in ${LISTINGS_OF(value)}`,
  state: (value: string) => `an.state = ${value}`,
  since: (value: string) => `an.at >= ${value}::timestamptz`,
  until: (value: string) => `an.at < ${value}::timestamptz`,
} as const;
