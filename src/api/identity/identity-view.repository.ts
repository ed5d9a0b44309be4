import { Inject, Injectable } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { ReadConnections } from '../../database/read-connections.js';
import { assetId, assetOf } from '../../identity/asset-sql.js';
import { isoSql } from '../data/item-sql.js';
import type { JsonText } from '../json-text.js';
import { type Conditions, conditionsOf, hasAnySource, hasAnyOf } from '../list-conditions.js';
import type { AssetIdentity } from './identity.reply.js';
import type { ListingReply } from './listing.reply.js';
import type { ListingsQuery } from './listings-query.dto.js';

const MAX_ENTRIES = 200;

const DECISION = `json_build_object('id', d.id, 'state', d.state, 'confidence', d.confidence, 'made_by', d.made_by,
    'made_at', ${isoSql('d.made_at')}, 'evidence', d.evidence, 'candidates', d.candidates, 'operation_id', d.operation_id)`;

const LISTINGS = `(select coalesce(json_agg(json_build_object('source', l.source, 'external_id', l.external_id,
    'currency', l.currency, 'symbol', l.symbol, 'name', l.name, 'inactive_since', ${isoSql('l.inactive_since')}, 'former', (
      select coalesce(json_agg(json_build_object('symbol', n.symbol, 'name', n.name, 'until', ${isoSql('n.until')})
        order by n.until), '[]') from listing_names n where n.listing_id = l.id),
    'decision', case when d.id is not null then ${DECISION} end) order by l.source, l.external_id, l.currency), '[]')
  from listing l left join identity_decisions d on d.listing_id = l.id and d.superseded_by is null)`;

const MAY_BE = `(select coalesce(json_agg(json_build_object('source', s.name, 'external_id', l.external_id,
    'currency', l.currency, 'symbol', l.symbol, 'name', l.name, 'inactive_since', ${isoSql('l.inactive_since')}, 'decision', ${DECISION}) order by s.name, l.external_id, l.currency), '[]')
  from identity_decisions d join listings l on l.id = d.listing_id join sources s on s.id = l.source_id
  where d.state = 'ambiguous' and d.superseded_by is null and (l.id = (select founder from a) or exists (
    select from json_array_elements(d.candidates) c
    join listing mine on c ->> 'with' = mine.source || '/' || mine.external_id)))`;

const HISTORY = `(select coalesce(json_agg(json_build_object('id', h.id, 'listing', h.listing, 'state', h.state,
    'confidence', h.confidence, 'made_by', h.made_by, 'made_at', ${isoSql('h.made_at')},
    'superseded_by', h.superseded_by, 'operation_id', h.operation_id) order by h.id desc), '[]')
  from (select d.*, s.name || '/' || l.external_id as listing from identity_decisions d
    join listings l on l.id = d.listing_id join sources s on s.id = l.source_id
    where d.asset_id in (select id from a union all select m.id from assets m join a on m.merged_into = a.id)
    order by d.id desc limit ${MAX_ENTRIES}) h)`;

const OPERATIONS = `(select coalesce(json_agg(json_build_object('id', o.id, 'kind', o.kind, 'reason', o.reason,
    'request', o.request, 'made_at', ${isoSql('o.made_at')}, 'undone_at', ${isoSql('o.undone_at')}) order by o.id desc), '[]')
  from identity_operations o where o.id in (
    select operation_id from identity_decisions d join listing l on l.id = d.listing_id
    where operation_id is not null))`;

const IDENTITY = `with a as materialized (select * from assets where id = ${assetOf('$1::text')}),
  listing as materialized (
    select l.*, s.name as source from a join listings l on l.asset_id = a.id join sources s on s.id = l.source_id)
  select json_build_object('id', ${assetId('id')}, 'slug', slug, 'symbol', symbol, 'name', name, 'listings', ${LISTINGS}, 'may_be', ${MAY_BE},
    'operations', ${OPERATIONS}, 'history', ${HISTORY})::text as json from a`;

const LIST = `select l.id, json_build_object('source', s.name, 'external_id', l.external_id, 'currency', l.currency,
    'symbol', l.symbol, 'name', l.name, 'inactive_since', ${isoSql('l.inactive_since')}, 'asset', a.slug, 'asset_id', ${assetId('a.id')}, 'state', l.state, 'confidence', l.confidence, 'by_hand', l.by_hand,
    'candidates', coalesce(d.candidates, '[]'))::text as json
  from listings l join sources s on s.id = l.source_id left join assets a on a.id = l.asset_id
  left join identity_decisions d on d.listing_id = l.id and d.superseded_by is null`;

const CONDITIONS: Conditions<ListingsQuery> = {
  cursor: (id, bind) => `l.id > ${bind(id)}::bigint`,
  state: hasAnyOf('l.state'),
  source: hasAnySource('l.source_id'),
  inactive: (isInactive) => `l.inactive_since is ${isInactive ? 'not ' : ''}null`,
};

@Injectable()
export class IdentityViewRepository {
  constructor(@Inject(ReadConnections) private readonly database: Pick<DataSource, 'query'>) {}

  /** The identity of the asset with this slug, as JSON. Null if there is none. */
  async of(slug: string): Promise<JsonText<AssetIdentity> | null> {
    const [row] = await this.database.query<{ json: JsonText<AssetIdentity> }[]>(IDENTITY, [
      slug.toLowerCase(),
    ]);
    return row?.json ?? null;
  }

  /** Lists listings, oldest first, at most `limit`. */
  listings(query: ListingsQuery, limit: number): Promise<{ id: number; json: JsonText<ListingReply> }[]> {
    const parameters: unknown[] = [limit];
    return this.database.query(
      `${LIST} where ${conditionsOf(query, CONDITIONS, parameters)} order by l.id limit $1`,
      parameters,
    );
  }
}
