import { Inject, Injectable } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { ReadConnections } from '../../database/read-connections.js';
import { assetId } from '../../identity/asset-sql.js';
import { consensusSql } from '../assets/consensus-sql.js';
import { StalePriceAges } from '../assets/stale-price-ages.js';
import { isoSql } from '../data/item-sql.js';
import type { JsonText } from '../json-text.js';
import type { ReviewPage, ReviewReason } from './review.reply.js';

/** The position of an entry in the list: its reason, and the id of its listing or asset. */
export type ReviewPosition = [reason: string, id: string];

interface ReviewRow {
  reason: string;
  id: string;
  json: JsonText<ReviewPage['data'][number]>;
}

const ASSET = `json_build_object('id', ${assetId('a.id')}, 'slug', a.slug, 'symbol', a.symbol, 'name', a.name)`;
const NAME = `s.name || '/' || l.external_id`;

/** The current slug of the asset of the other listing in a comparison. */
const CANDIDATE_ASSET = `(select ca.slug from sources cs
    join listings cl on cl.source_id = cs.id and cl.external_id = substr(c ->> 'with', length(cs.name) + 2)
    join assets ca on ca.id = cl.asset_id
    where cs.name = split_part(c ->> 'with', '/', 1) limit 1)`;

const CHOICES = `(select json_agg(json_build_object('listing', ${NAME}, 'asset', asset) order by place)
  from (
    select a.slug as asset, 0::bigint as place where a.id is not null and l.review <> 'renamed'
    union all
    (select slug, min(place) from (
      select ${CANDIDATE_ASSET} as slug, place
      from json_array_elements(d.candidates) with ordinality as candidate(c, place)) known
    where slug is not null group by slug)
    union all select null, 1000) choice)`;

/** @param prefix the SQL expression for the prefix of the signals' names */
const has = (prefix: string) => `exists (select from json_array_elements(
    case l.review when 'price_only' then d.evidence else d.candidates end) c, json_object_keys(c -> 'evidence') signal
  where starts_with(signal, ${prefix}))`;
const SETTLED_BY = `array_remove(array[
    case when not ${has("'contract_'")} then 'contract' end,
    case when l.review = 'price_only' and not (${has("'name_and_symbol_same'")} or ${has("'name_same'")}) then 'name' end,
    case when not ${has(`case when l.review = 'price_only' then 'price_agrees_repeatedly' else 'price_agrees' end`)}
      and (l.review <> 'price_only' or ${has("'symbol_alone'")} or ${has("'symbol_dominant'")}) then 'prices' end], null)`;

/**
 * A query for listings to review. If a source lists a coin in several currencies, its oldest listing represents them.
 * $1 reason, $2 and $3 the position after which the page starts, $4 limit.
 */
const LISTINGS = `select l.review as reason, l.id::bigint as id, json_build_object('reason', l.review, 'listing',
    json_build_object('source', s.name, 'external_id', l.external_id, 'currency', l.currency, 'symbol', l.symbol,
      'name', l.name, 'inactive_since', ${isoSql('l.inactive_since')}),
    'asset', case when a.id is not null then ${ASSET} end, 'confidence', l.confidence, 'evidence', coalesce(d.evidence, '[]'),
    'candidates', coalesce(d.candidates, '[]'), 'consensus', null, 'settled_by', ${SETTLED_BY}, 'choices', ${CHOICES})::text as json
  from (
    select * from listings l
    where review is not null and not by_hand and ($1::text is null or review = $1) and (review, id) > ($2, $3::bigint)
      and not exists (select from listings older
        where older.source_id = l.source_id and older.external_id = l.external_id and older.id < l.id)
    order by review, id limit $4) l
  join sources s on s.id = l.source_id left join assets a on a.id = l.asset_id
  left join identity_decisions d on d.listing_id = l.id and d.superseded_by is null`;

const NEWEST = `select s.name as source, l.external_id, l.id as listing_id, newest.observed_at, newest.price
  from listings l join sources s on s.id = l.source_id join latest_quotes newest on newest.listing_id = l.id
  where l.asset_id = apart.asset_id and l.currency = apart.currency`;

const SPLITS = `(select json_agg(json_build_object('listing', ${NAME}, 'asset', null) order by ${NAME})
  from listings l join sources s on s.id = l.source_id where l.asset_id = a.id and l.currency = apart.currency)`;

/**
 * A query for assets whose prices in some currency have no consensus because they are too far apart, unless an operator
 * decided about all listings of the asset. $5 ages in seconds from which prices are stale.
 */
const DISPUTED = `select distinct on (a.id) 'disputed' as reason, a.id::bigint as id, json_build_object('reason', 'disputed', 'listing', null,
    'asset', ${ASSET}, 'confidence', null, 'evidence', '[]'::json, 'candidates', '[]'::json, 'consensus', agreed.consensus,
    'settled_by', json_build_array('prices'), 'choices', ${SPLITS})::text as json
  from (
    select l.asset_id, l.currency from latest_quotes q join listings l on l.id = q.listing_id
    where l.asset_id is not null and ($1::text is null or $1 = 'disputed') and ('disputed', l.asset_id::bigint) > ($2, $3::bigint)
    group by l.asset_id, l.currency
    having count(*) > 1 and max(q.price) > 5 * min(q.price) and not bool_and(l.by_hand)) apart
  join assets a on a.id = apart.asset_id
  cross join lateral (select ${consensusSql(NEWEST, { at: 'now()', currency: 'apart.currency', staleAfter: '$5::jsonb', judged: true, conversion: null })} as consensus) agreed
  where agreed.consensus ->> 'state' = 'disputed' and agreed.consensus ->> 'price' is null
  order by a.id, apart.currency limit $4`;

@Injectable()
export class ReviewRepository {
  constructor(
    @Inject(ReadConnections) private readonly database: Pick<DataSource, 'query'>,
    private readonly staleAfter: StalePriceAges,
  ) {}

  /** Lists entries for review, ordered by reason and id. */
  page(limit: number, reason: ReviewReason | undefined, after: ReviewPosition | null): Promise<ReviewRow[]> {
    const [last, id] = after ?? ['', '0'];
    return this.database.query<ReviewRow[]>(
      `select * from ((${LISTINGS}) union all (${DISPUTED})) found order by reason, id limit $4`,
      [reason ?? null, last, id, limit, this.staleAfter.json],
    );
  }
}
