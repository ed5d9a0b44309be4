import { CANDLE_TABLE, type PriceTable, QUOTE_TABLE } from '../../normalization/price-table.js';
import { qualifyColumns } from '../../normalization/qualify-columns.js';
import {
  archiveArticlesSql,
  archivePricesSql,
  recordCommitSql,
  CURRENT_COMMIT,
} from '../../normalization/versions.js';

/** Number of changes to visible data. */
export interface AppliedChanges {
  inserted: number;
  updated: number;
  deleted: number;
}

/** Restricts changes to rows that are as they were when staged: what another run has written since takes precedence. */
const UNTOUCHED = 'now.raw_id = staged.seen_raw_id and now.ingested_at = staged.seen_ingested_at';

const SAME_ARTICLE = `staged.run_id = $1 and now.source_id = $2 and now.id = staged.article_id
  and coalesce(now.feed_id, 0) = staged.feed_id and now.external_id = staged.external_id`;

const TEXTS = 'title, url, summary, author, categories, image, repaired';
export const RECORD_COMMIT = recordCommitSql('changed');

// Previous values are archived. Changed rows keep their ingestion time. Old and new versions become visible with the commit.
function priceChanges(of: PriceTable): Record<keyof AppliedChanges, string> {
  const { table, key, figures } = of;
  const isSame = `staged.run_id = $1 and now.source_id = $2 and (${qualifyColumns('now', key)}) = (${qualifyColumns('staged', key)})`;
  const apply = (change: string) => `with changed as (${change}),
    archived as (${archivePricesSql(of, 'changed where (former).listing_id is not null', 'now()')}), committed as (${RECORD_COMMIT})
    select count(*) as count, array_agg(distinct listing_id) as ids from changed`;
  return {
    updated:
      apply(`update ${table} now set run_id = $1, commit_id = ${CURRENT_COMMIT}, raw_id = staged.raw_id,
        (${figures}) = row(${qualifyColumns('staged', figures)})
      from replay_${table} staged where ${isSame} and not staged.gone and ${UNTOUCHED}
        and (now.raw_id, ${qualifyColumns('now', figures)}) is distinct from (staged.raw_id, ${qualifyColumns('staged', figures)})
      returning now.listing_id, old as former`),
    inserted:
      apply(`insert into ${table} (source_id, run_id, ingested_at, commit_id, raw_id, ${key}, ${figures})
      select $2::smallint, run_id, now(), ${CURRENT_COMMIT}, raw_id, ${key}, ${figures} from replay_${table}
      where run_id = $1 and not gone and seen_raw_id is null on conflict do nothing
      returning listing_id, null::${table} as former`),
    deleted:
      apply(`delete from ${table} now using replay_${table} staged where ${isSame} and staged.gone and ${UNTOUCHED}
      returning now.listing_id, old as former`),
  };
}

export const APPLY_PRICES = { quotes: priceChanges(QUOTE_TABLE), candles: priceChanges(CANDLE_TABLE) };

/** Archives previous values as known to readers until now. */
export const ARCHIVE_ARTICLES = archiveArticlesSql('changed where (former).id is not null', 'now()');

export const APPLY_ARTICLES = {
  updated: `update articles now set run_id = $1, commit_id = ${CURRENT_COMMIT}, raw_id = staged.raw_id, (${TEXTS}) = row(${qualifyColumns('staged', TEXTS)}),
      observed_at = coalesce(staged.published_at, now.observed_at),
      dated_by = case when staged.published_at is null then coalesce(now.dated_by, 'fetch') else staged.dated_by end
    from replay_articles staged where ${SAME_ARTICLE} and not staged.gone and ${UNTOUCHED}
      and (now.raw_id, now.observed_at, ${qualifyColumns('now', TEXTS)})
        is distinct from (staged.raw_id, coalesce(staged.published_at, now.observed_at), ${qualifyColumns('staged', TEXTS)})
    returning old as former`,
  // Another feed still has the article, so it shows that feed's content.
  inherited: `update articles now set run_id = $1, commit_id = ${CURRENT_COMMIT}, raw_id = heir.raw_id, feed_id = heir.feed_id,
      external_id = heir.external_id, (${TEXTS}) = row(${qualifyColumns('heir', TEXTS)}), observed_at = coalesce(heir.published_at, now.observed_at),
      dated_by = case when heir.published_at is null then coalesce(now.dated_by, 'fetch') else heir.dated_by end
    from replay_articles staged cross join lateral (select heir.* from replay_articles heir
      join feed_items i on i.external_id = heir.external_id and i.feed_id = heir.feed_id
      where heir.run_id = $1 and heir.article_id = staged.article_id and not heir.gone order by i.first_seen_at, heir.feed_id limit 1) heir
    where ${SAME_ARTICLE} and staged.gone and ${UNTOUCHED}
    returning old as former`,
  deleted: `delete from articles now using replay_articles staged where ${SAME_ARTICLE} and staged.gone and ${UNTOUCHED}
    returning old as former`,
};

/** Statements for feed items. An item that its payload no longer yields, and whose content no article shows, is gone. */
export const APPLY_FEED_ITEMS = [
  `update feed_items i set url = staged.url, canonical_url = staged.canonical_url from replay_articles staged
   where staged.run_id = $1 and not staged.gone and i.external_id = staged.external_id and i.feed_id = staged.feed_id
     and (i.url, i.canonical_url) is distinct from (staged.url, staged.canonical_url)`,
  `delete from feed_items i using replay_articles staged
   where staged.run_id = $1 and staged.gone and i.external_id = staged.external_id and i.feed_id = staged.feed_id and not exists (
     select from articles a where a.id = i.article_id and a.feed_id = i.feed_id and a.external_id = i.external_id)`,
];
