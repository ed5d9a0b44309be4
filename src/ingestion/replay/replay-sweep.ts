import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { itemIdOf } from '../../domain/item-id.js';
import { withinSpan } from '../../normalization/within-span.js';
import { CsvFilesRepository } from './csv-files.repository.js';
import { DiscardedValuesRepository } from './discarded-values.repository.js';
import { RawScanRepository } from './raw-scan.repository.js';
import { ReplayArticlesRepository } from './replay-articles.repository.js';
import { ReplayCandlesRepository } from './replay-candles.repository.js';
import type { CandlePosition } from './staged-candles-sql.js';
import { ReplayQuotesRepository } from './replay-quotes.repository.js';
import type { QuotePosition } from './staged-quotes-sql.js';
import type { ReplayTask } from './replay-task.js';

/** Position in the sweep: quotes come first, then candles, then articles. A kind is null once it is done. */
export interface SweepPosition {
  quote: QuotePosition | null;
  candle: CandlePosition | null;
  article: string;
}

const START: SweepPosition = {
  quote: { observedAt: '-infinity', listingId: 0 },
  candle: { openedAt: '-infinity', listingId: 0, interval: '' },
  article: '0',
};
const BATCH = 20_000;

/**
 * Finds quotes, candles and articles that no raw row produces any more, and marks them as gone. If an item's raw row now
 * yields a time outside the span, the item stays: the span contains only its old place, not its new one.
 */
@Injectable()
export class ReplaySweep {
  constructor(
    private readonly raw: RawScanRepository,
    private readonly files: CsvFilesRepository,
    private readonly discarded: DiscardedValuesRepository,
    private readonly quotes: ReplayQuotesRepository,
    private readonly candles: ReplayCandlesRepository,
    private readonly articles: ReplayArticlesRepository,
  ) {}

  /** @returns the next position, null at the end */
  async step(tx: EntityManager, task: ReplayTask, position = START): Promise<SweepPosition | null> {
    if (position.quote) return { ...position, quote: await this.sweepQuotes(tx, task, position.quote) };
    if (position.candle) return { ...position, candle: await this.sweepCandles(tx, task, position.candle) };
    const article = await this.sweepArticles(tx, task, position.article);
    return article === null ? null : { ...position, article };
  }

  private async sweepQuotes(tx: EntityManager, task: ReplayTask, after: QuotePosition) {
    const end = await this.quotes.batchEnd(tx, task.sourceId, after, task.span, BATCH);
    const unmatched = await this.quotes.unmatched(tx, task, after, end);
    const produced = await this.keysFrom(tx, task, unmatched);
    const doomed = unmatched.filter(({ rawId }) => produced.has(rawId));
    const quotes = [...produced].flatMap(([rawId, items]) =>
      items.flatMap((item) =>
        item.kind === 'quote' ? { rawId, ...item.listing, observedAt: item.observedAt } : [],
      ),
    );
    if (doomed.length) await this.quotes.markGone(tx, task.runId, doomed, quotes);
    return end;
  }

  private async sweepCandles(tx: EntityManager, task: ReplayTask, after: CandlePosition) {
    const end = await this.candles.batchEnd(tx, task.sourceId, after, task.span, BATCH);
    const unmatched = await this.candles.unmatched(tx, task, after, end);
    const produced = await this.keysFrom(tx, task, unmatched);
    const doomed = unmatched.filter(({ rawId }) => produced.has(rawId));
    const candles = [...produced].flatMap(([rawId, items]) =>
      items.flatMap((item) =>
        item.kind === 'candle'
          ? { rawId, ...item.listing, interval: item.interval, openedAt: item.openedAt }
          : [],
      ),
    );
    if (doomed.length) await this.candles.markGone(tx, task.runId, doomed, candles);
    return end;
  }

  private async sweepArticles(tx: EntityManager, task: ReplayTask, after: string) {
    const end = await this.articles.batchEnd(tx, task.sourceId, after, BATCH);
    const unmatched = await this.articles.unmatched(tx, task, after, end);
    const produced = await this.keysFrom(tx, task, unmatched);
    const doomed = unmatched.filter(({ rawId, externalId }) => {
      const items = produced.get(rawId);
      return (
        items && !items.some((item) => item.kind === 'article' && itemIdOf(externalId, item) === externalId)
      );
    });
    if (doomed.length) await this.articles.markGone(tx, task.runId, doomed);
    return end;
  }

  /** What the existing raw rows produce now; raw rows whose data is all outside the span are left out. */
  private async keysFrom(tx: EntityManager, task: ReplayTask, unmatched: readonly { rawId: string }[]) {
    const rows = unmatched.length
      ? await this.raw.find(tx, task.source.kind, [...new Set(unmatched.map(({ rawId }) => rawId))])
      : [];
    const files = await this.files.findAll(tx, [...new Set(rows.flatMap(({ fileId }) => fileId ?? []))]);
    const discarded = await this.discarded.find(
      tx,
      task.sourceId,
      rows.map(({ rawId }) => rawId),
    );
    return new Map(
      rows.flatMap((row) => {
        const reading = task.reader.read(row, files.get(row.fileId ?? 0), discarded.get(row.rawId));
        const items = 'items' in reading ? reading.items : [];
        const isOutside = items.length > 0 && !withinSpan(items, task.span).length;
        return isOutside ? [] : [[row.rawId, items] as const];
      }),
    );
  }
}
