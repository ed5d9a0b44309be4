import { Inject, Injectable } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { ReadConnections } from '../../database/read-connections.js';
import { assetsOf } from '../../identity/asset-sql.js';
import { ASSET_OBJECT, isoSql } from '../data/item-sql.js';
import type { JsonText } from '../json-text.js';
import { type Conditions, conditionsOf, comparesMoment, hasAnySource, hasAnyOf } from '../list-conditions.js';
import type { AnomaliesQuery } from './anomalies-query.dto.js';
import type { Anomaly } from './anomalies.reply.js';

const VIEW = `json_build_object('id', an.id, 'kind', an.kind, 'source', s.name, 'run_id', an.run_id,
  'listing', l.external_id, 'asset', ${ASSET_OBJECT},
  'score', round(an.score::numeric, 2), 'summary', an.summary, 'figures', an.figures, 'state', an.state,
  'at', ${isoSql('an.at')}, 'last_seen_at', ${isoSql('an.last_seen_at')}, 'occurrences', an.occurrences,
  'acknowledged_at', ${isoSql('an.acknowledged_at')}, 'acknowledged_reason', an.acknowledged_reason,
  'closed_at', ${isoSql('an.closed_at')})::text as json`;

const JOINS = `join sources s on s.id = an.source_id left join listings l on l.id = an.listing_id
  left join assets a on a.id = l.asset_id`;

const CONDITIONS: Conditions<AnomaliesQuery> = {
  cursor: (id, bind) => `an.id < ${bind(id)}::bigint`,
  kind: hasAnyOf('an.kind'),
  source: hasAnySource('an.source_id'),
  asset: (names, bind) =>
    `an.listing_id in (select id from listings where asset_id = any(array(${assetsOf(`${bind(names)}::text[]`)})))`,
  state: hasAnyOf('an.state'),
  since: comparesMoment('an.at', '>='),
  until: comparesMoment('an.at', '<'),
};

/** Anomalies as JSON text built by PostgreSQL, so that amounts keep all their digits. */
@Injectable()
export class AnomaliesViewRepository {
  constructor(@Inject(ReadConnections) private readonly database: Pick<DataSource, 'query'>) {}

  /** Lists anomalies, newest first, at most `limit`. Ids are text. */
  list(query: AnomaliesQuery, limit: number): Promise<{ id: string; json: JsonText<Anomaly> }[]> {
    const parameters: unknown[] = [limit];
    const conditions = conditionsOf(query, CONDITIONS, parameters);
    return this.database.query(
      `select an.id, ${VIEW} from (select * from anomalies an where ${conditions}
         order by an.id desc limit $1) an ${JOINS} order by an.id desc`,
      parameters,
    );
  }

  /** The anomaly with this id; null if there is none. */
  async find(id: string): Promise<JsonText<Anomaly> | null> {
    const [row] = await this.database.query<{ json: JsonText<Anomaly> }[]>(
      `select ${VIEW} from anomalies an ${JOINS} where an.id = $1`,
      [id],
    );
    return row?.json ?? null;
  }
}
