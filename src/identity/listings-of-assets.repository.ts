import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { assetOf } from './asset-sql.js';

interface ListingOfAsset {
  /** The asset as given in the request. */
  asset: string;
  externalId: string;
  symbol: string | null;
  name: string;
}

/** A listing that exists in several currencies is returned once. */
const OF = `
  select distinct on (wanted.name, l.external_id) wanted.name as asset, l.external_id as "externalId", l.symbol, l.name
  from unnest($2::text[]) as wanted(name)
  join listings l on l.asset_id = ${assetOf('lower(wanted.name)')}
  join sources s on s.id = l.source_id
  where s.name = $1
  order by wanted.name, l.external_id, l.id`;

@Injectable()
export class ListingsOfAssets {
  constructor(private readonly dataSource: DataSource) {}

  /** A source's listings of the given assets. @param assets slugs, former slugs or public ids */
  of(source: string, assets: readonly string[]): Promise<ListingOfAsset[]> {
    return this.dataSource.query(OF, [source, assets]);
  }
}
