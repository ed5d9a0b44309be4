import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CANDLE_KEY, FIGURES, figuresOf } from '../../normalization/candle-columns.js';
import { LatestQuotesRepository } from '../../normalization/latest-quotes.repository.js';
import {
  archiveArticles,
  archiveCandles,
  archiveQuotes,
  recordCommit,
  THIS_COMMIT,
} from '../../normalization/versions.js';
import { AMOUNTS, amountsOf } from '../../normalization/quote-columns.js';

/** Number of changes to visible data. */
export interface Applied {
  inserted: number;
  updated: number;
  deleted: number;
}

/** Restricts changes to rows that are as they were when staged: what another run has written since takes precedence. */
const UNTOUCHED = 'now.raw_id = staged.seen_raw_id and now.ingested_at = staged.seen_ingested_at';
const SAME_QUOTE = `staged.run_id = $1 and now.listing_id = staged.listing_id and now.observed_at = staged.observed_at`;
const SAME_CANDLE = `staged.run_id = $1 and now.listing_id = staged.listing_id and now."interval" = staged."interval"
  and now.opened_at = staged.opened_at`;
const SAME_ARTICLE = `staged.run_id = $1 and now.source_id = $2 and now.id = staged.article_id
  and coalesce(now.feed_id, 0) = staged.feed_id and now.external_id = staged.external_id`;
const TEXTS = 'title, url, summary, author, categories, image, repaired';
const textsOf = (table: string) =>
  TEXTS.split(', ')
    .map((column) => `${table}.${column}`)
    .join(', ');

// Previous values are archived. Changed rows keep their ingestion time. Old and new versions become visible with the commit.
const QUOTES: Record<keyof Applied, string> = {
  updated: `update quotes now set run_id = $1, commit_id = ${THIS_COMMIT}, raw_id = staged.raw_id, rank = staged.rank, (${AMOUNTS}) = row(${amountsOf('staged')})
    from replay_quotes staged where ${SAME_QUOTE} and not staged.gone and ${UNTOUCHED} and now.source_id = $2
      and (now.raw_id, now.rank, ${amountsOf('now')}) is distinct from (staged.raw_id, staged.rank, ${amountsOf('staged')})
    returning now.listing_id, old as former`,
  inserted: `insert into quotes (source_id, run_id, ingested_at, commit_id, listing_id, raw_id, observed_at, rank, ${AMOUNTS})
    select $2::smallint, run_id, now(), ${THIS_COMMIT}, listing_id, raw_id, observed_at, rank, ${AMOUNTS} from replay_quotes
    where run_id = $1 and not gone and seen_raw_id is null on conflict do nothing
    returning listing_id, null::quotes as former`,
  deleted: `delete from quotes now using replay_quotes staged where ${SAME_QUOTE} and staged.gone and ${UNTOUCHED}
    and now.source_id = $2 returning now.listing_id, old as former`,
};

const CANDLES: Record<keyof Applied, string> = {
  updated: `update candles now set run_id = $1, commit_id = ${THIS_COMMIT}, raw_id = staged.raw_id, (${FIGURES}) = row(${figuresOf('staged')})
    from replay_candles staged where ${SAME_CANDLE} and not staged.gone and ${UNTOUCHED} and now.source_id = $2
      and (now.raw_id, ${figuresOf('now')}) is distinct from (staged.raw_id, ${figuresOf('staged')})
    returning old as former`,
  inserted: `insert into candles (source_id, run_id, ingested_at, commit_id, raw_id, ${CANDLE_KEY}, ${FIGURES})
    select $2::smallint, run_id, now(), ${THIS_COMMIT}, raw_id, ${CANDLE_KEY}, ${FIGURES} from replay_candles
    where run_id = $1 and not gone and seen_raw_id is null on conflict do nothing
    returning null::candles as former`,
  deleted: `delete from candles now using replay_candles staged where ${SAME_CANDLE} and staged.gone and ${UNTOUCHED}
    and now.source_id = $2 returning old as former`,
};

const COMMITTED = recordCommit('changed');
/** Archives previous values as known to readers until now. */
const ARCHIVED_QUOTES = archiveQuotes('changed where (former).listing_id is not null', 'now()');
const ARCHIVED_CANDLES = archiveCandles('changed where (former).listing_id is not null', 'now()');
const ARCHIVED_ARTICLES = archiveArticles('changed where (former).id is not null', 'now()');

const ARTICLES = {
  updated: `update articles now set run_id = $1, commit_id = ${THIS_COMMIT}, raw_id = staged.raw_id, (${TEXTS}) = row(${textsOf('staged')}),
      observed_at = coalesce(staged.published_at, now.observed_at),
      dated_by = case when staged.published_at is null then coalesce(now.dated_by, 'fetch') else staged.dated_by end
    from replay_articles staged where ${SAME_ARTICLE} and not staged.gone and ${UNTOUCHED}
      and (now.raw_id, now.observed_at, ${textsOf('now')})
        is distinct from (staged.raw_id, coalesce(staged.published_at, now.observed_at), ${textsOf('staged')})
    returning old as former`,
  // Another feed still has the article, so it shows that feed's content.
  inherited: `update articles now set run_id = $1, commit_id = ${THIS_COMMIT}, raw_id = heir.raw_id, feed_id = heir.feed_id,
      external_id = heir.external_id, (${TEXTS}) = row(${textsOf('heir')}), observed_at = coalesce(heir.published_at, now.observed_at),
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
const ITEMS = [
  `update feed_items i set url = staged.url, canonical_url = staged.canonical_url from replay_articles staged
   where staged.run_id = $1 and not staged.gone and i.external_id = staged.external_id and i.feed_id = staged.feed_id
     and (i.url, i.canonical_url) is distinct from (staged.url, staged.canonical_url)`,
  `delete from feed_items i using replay_articles staged
   where staged.run_id = $1 and staged.gone and i.external_id = staged.external_id and i.feed_id = staged.feed_id and not exists (
     select from articles a where a.id = i.article_id and a.feed_id = i.feed_id and a.external_id = i.external_id)`,
];

/** Applies the staged data in the caller's transaction. */
@Injectable()
export class ReplayApplyRepository {
  constructor(private readonly latestQuotes: LatestQuotesRepository) {}

  /** Number of staged quotes, candles and articles, except those marked as gone. */
  async countStaged(tx: EntityManager, runId: string): Promise<number> {
    const [row] = await tx.query<{ staged: string }[]>(
      `select (select count(*) from replay_quotes where run_id = $1 and not gone)
         + (select count(*) from replay_candles where run_id = $1 and not gone)
         + (select count(*) from replay_articles where run_id = $1 and not gone) as staged`,
      [runId],
    );
    return Number(row!.staged);
  }

  async quotes(tx: EntityManager, runId: string, sourceId: number): Promise<Applied> {
    const applied: Applied = { inserted: 0, updated: 0, deleted: 0 };
    const listingIds = new Set<number>();
    for (const kind of ['deleted', 'updated', 'inserted'] as const) {
      const [row] = await tx.query<{ count: string; ids: number[] | null }[]>(
        `with changed as (${QUOTES[kind]}), archived as (${ARCHIVED_QUOTES}), committed as (${COMMITTED})
         select count(*) as count, array_agg(distinct listing_id) as ids from changed`,
        [runId, sourceId],
      );
      applied[kind] = Number(row!.count);
      for (const id of row!.ids ?? []) listingIds.add(id);
    }
    if (listingIds.size) await this.latestQuotes.refresh(tx, [...listingIds]);
    return applied;
  }

  async candles(tx: EntityManager, runId: string, sourceId: number): Promise<Applied> {
    const applied: Applied = { inserted: 0, updated: 0, deleted: 0 };
    for (const kind of ['deleted', 'updated', 'inserted'] as const) {
      const [row] = await tx.query<{ count: string }[]>(
        `with changed as (${CANDLES[kind]}), archived as (${ARCHIVED_CANDLES}), committed as (${COMMITTED}) select count(*) as count from changed`,
        [runId, sourceId],
      );
      applied[kind] = Number(row!.count);
    }
    return applied;
  }

  /** Changes and deletes articles. New articles are inserted one by one, because other feeds may contain them, too. */
  async articles(
    tx: EntityManager,
    runId: string,
    sourceId: number,
  ): Promise<Pick<Applied, 'updated' | 'deleted'>> {
    const changed = { updated: 0, inherited: 0, deleted: 0 };
    for (const kind of ['inherited', 'deleted', 'updated'] as const) {
      const [row] = await tx.query<{ count: string }[]>(
        `with changed as (${ARTICLES[kind]}), archived as (${ARCHIVED_ARTICLES}), committed as (${COMMITTED}) select count(*) as count from changed`,
        [runId, sourceId],
      );
      changed[kind] = Number(row!.count);
    }
    for (const statement of ITEMS) await tx.query(statement, [runId]);
    return { updated: changed.updated + changed.inherited, deleted: changed.deleted };
  }
}
