import { Injectable } from '@nestjs/common';
import { PreparedQueries } from '../../database/prepared-queries.js';
import { assetExistedAt, KNOWN_AT, newestQuoteAt } from '../data/as-of-sql.js';
import { type Conversion, conversionSql } from '../conversion/conversion-sql.js';
import { Conversions } from '../conversion/conversions.js';
import { inDollarsSql } from '../data/currency-sql.js';
import { Parameters } from '../data/sql-parameters.js';
import { assetId, assetOf } from '../../identity/asset-sql.js';
import { isoSql } from '../data/item-sql.js';
import type { JsonText } from '../json-text.js';
import type { Asset } from './asset.reply.js';
import { consensusSql } from './consensus-sql.js';
import { newestPrice } from './newest-price-sql.js';
import { StalePriceAges } from './stale-price-ages.js';

const MAX_ALIASES = 200;

const quoteSql = (more: string) => `case when quote.listing_id is not null then json_build_object(
    'id', quote_id(quote.listing_id, quote.observed_at), 'price', quote.price, 'market_cap', quote.market_cap, 'volume_24h', quote.volume_24h,
    'price_usd', ${inDollarsSql('listing', 'quote.price')}, 'market_cap_usd', ${inDollarsSql('listing', 'quote.market_cap')},
    'volume_24h_usd', ${inDollarsSql('listing', 'quote.volume_24h')},
    'change_24h_pct', quote.change_24h_pct, 'rank', quote.rank, 'circulating_supply', quote.circulating_supply,
    'total_supply', quote.total_supply, 'max_supply', quote.max_supply, 'observed_at', ${isoSql('quote.observed_at')},
    'ingested_at', ${isoSql('quote.ingested_at')}, 'known_at', ${isoSql('quote.known_at')}, 'run_id', quote.run_id ${more}) end`;

const ALIASES = `(select coalesce(json_agg(json_build_object('kind', kind, 'value', value, 'until', ${isoSql('until')})
    order by kind, until desc nulls first, value), '[]')
  from (select * from asset_aliases where asset_id = a.id order by until desc nulls first, kind, value
    limit ${MAX_ALIASES}) alias)`;

const CONTRACTS = `(select coalesce(json_agg(json_build_object('chain', chain, 'address', address, 'sources', sources)
    order by chain, address), '[]')
  from (select c.chain, c.address, json_agg(distinct listing.source) as sources
    from listing join listing_contracts c on c.source_id = listing.source_id and c.external_id = listing.external_id
    group by c.chain, c.address) contract)`;

function listingsSql(conversion: Conversion | null, asOf: string | null): string {
  const fx = conversion && conversionSql('listing.currency', 'quote.observed_at', conversion);
  const amounts = { price: 'quote.price', market_cap: 'quote.market_cap', volume_24h: 'quote.volume_24h' };
  const inactive =
    asOf === null ? 'inactive_since' : `case when inactive_since <= ${asOf} then inactive_since end`;
  const quote = quoteSql(fx ? `, ${fx.pairs(amounts)}` : '');
  return `(select coalesce(json_agg(json_build_object('source', listing.source, 'external_id', external_id, 'currency', currency,
      'symbol', symbol, 'name', name, 'inactive_since', ${isoSql(inactive)}, 'state', state, 'confidence', confidence, 'quote', ${quote})
      order by listing.source, external_id, currency), '[]')
    from listing left join quote on quote.listing_id = listing.id ${fx ? fx.join : ''})`;
}

const newestPrices = (asOf: string | null) => `select source, external_id, listing.id as listing_id, newest.*
  from listing left join quote on quote.listing_id = listing.id
  cross join lateral ${newestPrice('listing.id', 'quote', asOf)} newest where listing.currency = $4`;

/** $1 slug, $2 ages in seconds from which prices are stale, by source, $3 the moment or null, $4 the currency of the consensus. */
function assetSql(asOf: boolean, conversion: Conversion | null): string {
  const quotes = asOf
    ? `listing cross join lateral ${newestQuoteAt('listing.id', '$3::timestamptz')} q`
    : `listing join latest_quotes newest on newest.listing_id = listing.id
       join quotes q on q.listing_id = newest.listing_id and q.observed_at = newest.observed_at`;
  const at = asOf ? '$3::timestamptz' : 'coalesce($3::timestamptz, now())';
  return `with a as materialized (select * from assets a where id = ${assetOf('$1::text')} ${asOf ? `and ${assetExistedAt(at)}` : ''}),
    listing as materialized (
      select l.*, s.name as source from a join listings l on l.asset_id = a.id join sources s on s.id = l.source_id),
    quote as materialized (select q.*, ${KNOWN_AT} as known_at from ${quotes})
    select json_build_object('id', ${assetId('id')}, 'slug', slug, 'symbol', symbol, 'name', name, 'created_at', ${isoSql('created_at')},
      'identity', json_build_object('aliases', ${ALIASES}, 'contracts', ${CONTRACTS}),
      'listings', ${listingsSql(conversion, asOf ? at : null)}, 'consensus', ${consensusSql(newestPrices(asOf ? '$3::timestamptz' : null), { at, currency: '$4::text', staleAfter: '$2::jsonb', judged: true, conversion })})::text as json
    from a`;
}

@Injectable()
export class AssetRepository {
  constructor(
    private readonly reads: PreparedQueries,
    private readonly staleAfter: StalePriceAges,
    private readonly conversions: Conversions,
  ) {}

  /**
   * The asset with this slug as JSON, with its consensus price in a currency, now or as known at a moment. Null if
   * there is no such asset.
   */
  async find(
    slug: string,
    asOf: string | null,
    { currency, convert }: { currency: string; convert?: string },
  ): Promise<JsonText<Asset> | null> {
    const parameters = new Parameters();
    for (const value of [slug.toLowerCase(), this.staleAfter.json, asOf, currency]) parameters.bind(value);
    const conversion = this.conversions.conversionFor({ convert, as_of: asOf ?? undefined }, parameters);
    const [row] = await this.reads.read<{ json: JsonText<Asset> }>(
      assetSql(asOf !== null, conversion),
      parameters.values,
    );
    return row?.json ?? null;
  }
}
