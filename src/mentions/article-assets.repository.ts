import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Mention, ArticleText } from './mention.js';

export interface StoredArticle extends ArticleText {
  id: string;
}

export interface ArticleLinks {
  articleId: string;
  mentions: readonly Mention[];
}

/** Replaces the links of the articles; identical links are not rewritten. */
const REPLACE = `
  with given as (
    select * from unnest($2::bigint[], $3::int[], $4::real[], $5::json[]) as g(article_id, asset_id, confidence, evidence)),
  gone as (
    delete from article_assets l where article_id = any($1::bigint[])
      and not exists (select from given g where g.article_id = l.article_id and g.asset_id = l.asset_id))
  insert into article_assets (article_id, asset_id, confidence, evidence)
  select * from given order by asset_id, article_id
  on conflict (asset_id, article_id) do update set confidence = excluded.confidence, evidence = excluded.evidence
  where (article_assets.confidence, article_assets.evidence::text) is distinct from
    (excluded.confidence, excluded.evidence::text)`;

const COLUMNS = 'id, title, summary, categories, url';

@Injectable()
export class ArticleAssetsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Articles the run wrote, in order of id, after the given id. */
  ofRun(runId: string, after: string, limit: number): Promise<StoredArticle[]> {
    return this.dataSource.query(
      `select ${COLUMNS} from articles where run_id = $1 and id > $2 order by id limit $3`,
      [runId, after, limit],
    );
  }

  /** Ids of the newest articles of the last days, up to a limit. */
  async recent(days: number, most: number): Promise<string[]> {
    const rows = await this.dataSource.query<{ id: string }[]>(
      `select id from articles where ingested_at > now() - make_interval(days => $1)
       order by ingested_at desc, id desc limit $2`,
      [days, most],
    );
    return rows.map(({ id }) => id);
  }

  byIds(ids: readonly string[]): Promise<StoredArticle[]> {
    return this.dataSource.query(`select ${COLUMNS} from articles where id = any($1::bigint[])`, [ids]);
  }

  async replace(linked: readonly ArticleLinks[]): Promise<void> {
    const links = linked.flatMap(({ articleId, mentions }) => mentions.map((one) => ({ articleId, ...one })));
    await this.dataSource.query(REPLACE, [
      linked.map(({ articleId }) => articleId),
      links.map(({ articleId }) => articleId),
      links.map(({ assetId }) => assetId),
      links.map(({ confidence }) => confidence),
      links.map(({ evidence }) => JSON.stringify(evidence)),
    ]);
  }
}
