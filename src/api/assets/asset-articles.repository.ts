import { Injectable } from '@nestjs/common';
import { PreparedQueries } from '../../database/prepared-queries.js';
import { assetId, assetOf } from '../../identity/asset-sql.js';
import { isoSql } from '../data/item-sql.js';

/** The position of an article in the list: its `observed_at` as text, and its id. */
export type ArticlePosition = [string, string];

export interface AssetArticles {
  id: string;
  slug: string;
  /** The articles as JSON, separated by commas, newest first. */
  json: string;
  /** Position of the last article; null if nothing follows it. */
  last: ArticlePosition | null;
}

/**
 * $1 slug, $2 limit, $3 and $4 the position after which the page starts. Mentions of merged assets count towards the
 * current one.
 */
const ARTICLES = `
  with asset as materialized (select a.slug, a.id from assets a where a.id = ${assetOf('$1::text')}),
  mention as (
    select article_id, max(confidence) as confidence, (array_agg(evidence order by confidence desc, asset_id))[1] as evidence
    from article_assets where asset_id in (
      select id from asset union all select a.id from assets a join asset on a.merged_into = asset.id)
    group by article_id
  ), page as (
    select m.*, a.id, a.source_id, a.external_id, a.title, a.url, a.summary, a.author, a.categories, a.observed_at,
      a.ingested_at, a.run_id, row_number() over (order by a.observed_at desc, a.id desc) as n
    from mention m join articles a on a.id = m.article_id
    where $3::timestamptz is null or (a.observed_at, a.id) < ($3, $4::bigint)
    order by a.observed_at desc, a.id desc limit $2::int + 1
  ), item as (
    select article_id(p.id) as id, s.name as source, p.external_id, p.title, p.url, p.summary, p.author, p.categories,
      ${isoSql('p.observed_at')} as observed_at, ${isoSql('p.ingested_at')} as ingested_at, p.run_id,
      p.confidence, p.evidence
    from page p join sources s on s.id = p.source_id where p.n <= $2 order by p.n
  )
  select ${assetId('asset.id')} as id, asset.slug, coalesce((select string_agg(row_to_json(item)::text, ',') from item), '') as json,
    (select json_build_array(${isoSql('p.observed_at')}, p.id::text) from page p
     where p.n = $2 and exists (select from page where n > $2)) as last
  from asset`;

@Injectable()
export class AssetArticlesRepository {
  constructor(private readonly reads: PreparedQueries) {}

  /** A page of articles that mention the asset; null if no asset has the slug. */
  async list(slug: string, limit: number, after: ArticlePosition | null): Promise<AssetArticles | null> {
    const [row] = await this.reads.read<AssetArticles>(ARTICLES, [
      slug.toLowerCase(),
      limit,
      after?.[0] ?? null,
      after?.[1] ?? null,
    ]);
    return row ?? null;
  }
}
