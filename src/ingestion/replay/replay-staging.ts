import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { itemIdOf } from '../../domain/item-id.js';
import type { Normalized } from '../../domain/source.js';
import { FeedIdentitiesRepository } from '../../normalization/feed-identities.repository.js';
import { ListingMap } from '../../normalization/listing-map.js';
import { KnownListings } from './known-listings.js';
import type { RawRow } from './raw-scan.repository.js';
import { ReplayArticlesRepository } from './replay-articles.repository.js';
import { ReplayCandlesRepository } from './replay-candles.repository.js';
import { ReplayListingsRepository, type StagedName } from './replay-listings.repository.js';
import { ReplayQuotesRepository } from './replay-quotes.repository.js';
import type { ReplayTask } from './replay-task.js';
import type { StagedArticle } from './staged-articles-sql.js';
import type { StagedCandle } from './staged-candles-sql.js';
import type { StagedQuote } from './staged-quotes-sql.js';

/** A raw row and the items in the span that it produces. */
interface ReadRow {
  row: RawRow;
  items: readonly Normalized[];
}

/** Stages the items that raw rows produce, next to the visible ones. */
@Injectable()
export class ReplayStaging {
  constructor(
    private readonly listings: KnownListings,
    private readonly quotes: ReplayQuotesRepository,
    private readonly candles: ReplayCandlesRepository,
    private readonly articles: ReplayArticlesRepository,
    private readonly feeds: FeedIdentitiesRepository,
    private readonly names: ReplayListingsRepository,
  ) {}

  async stage(tx: EntityManager, { sourceId, runId, span }: ReplayTask, readRows: readonly ReadRow[]) {
    const items = readRows.flatMap(({ row: { rawId, fetchedAt }, items }) =>
      items.map((item) => ({ rawId, fetchedAt, item })),
    );
    await this.articles.stage(tx, runId, await this.articlesOf(tx, sourceId, readRows));
    const refs = items.flatMap(({ item }) => ('listing' in item ? item.listing : []));
    const ids = refs.length ? await this.listings.resolve(tx, sourceId, refs) : new ListingMap<number>();
    const quotes: StagedQuote[] = [];
    const candles: StagedCandle[] = [];
    const names: StagedName[] = [];
    for (const { item, ...from } of items)
      if ('listing' in item) {
        const listingId = ids.get(item.listing)!;
        names.push({ ...from, listingId, listing: item.listing });
        if (item.kind === 'quote') quotes.push({ ...from, listingId, quote: item });
        else candles.push({ ...from, listingId, candle: item });
      }
    await this.quotes.stage(tx, runId, quotes);
    await this.candles.stage(tx, runId, candles);
    if (!span.since && !span.until) await this.names.stage(tx, runId, names);
  }

  private async articlesOf(tx: EntityManager, sourceId: number, readRows: readonly ReadRow[]) {
    const rows = readRows.filter(({ items }) => items.some(({ kind }) => kind === 'article'));
    const feeds = await this.feeds.ensureAll(tx, sourceId, [
      ...new Set(rows.map(({ row }) => row.partition)),
    ]);
    return rows.flatMap(({ row, items }) =>
      items.flatMap((article): StagedArticle[] => {
        if (article.kind !== 'article') return [];
        const { rawId, fetchedAt, partition } = row;
        const externalId = itemIdOf(row.externalId, article);
        return [{ rawId, fetchedAt, feedId: feeds.get(partition)!, externalId, article }];
      }),
    );
  }
}
