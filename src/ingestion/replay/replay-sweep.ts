import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { withinSpan } from '../../normalization/within-span.js';
import { CsvFilesRepository } from './csv-files.repository.js';
import { DiscardedValuesRepository } from './discarded-values.repository.js';
import { RawScanRepository } from './raw-scan.repository.js';
import { ReplayArticlesRepository } from './replay-articles.repository.js';
import { type QuotePosition, ReplayQuotesRepository } from './replay-quotes.repository.js';
import type { ReplayTask } from './replay-task.js';

/** Quotes first, then articles. */
export interface SweepPosition {
  quote: QuotePosition | null;
  article: string;
}

const START: SweepPosition = { quote: { observedAt: '-infinity', listingId: 0 }, article: '0' };
const BATCH = 20_000;

/**
 * Finds quotes and articles that no raw row produces any more, and marks them as gone. If the raw row now has a time
 * outside the span, the item stays, because the span covers only half of that change.
 */
@Injectable()
export class ReplaySweep {
  constructor(
    private readonly raw: RawScanRepository,
    private readonly files: CsvFilesRepository,
    private readonly discarded: DiscardedValuesRepository,
    private readonly quotes: ReplayQuotesRepository,
    private readonly articles: ReplayArticlesRepository,
  ) {}

  /** @returns the next position, null at the end */
  async step(tx: EntityManager, task: ReplayTask, position = START): Promise<SweepPosition | null> {
    const { sourceId, span, runId } = task;
    if (position.quote) {
      const end = await this.quotes.batchEnd(tx, sourceId, position.quote, span, BATCH);
      const unmet = await this.quotes.unmatched(tx, task, position.quote, end);
      const said = await this.keysFrom(tx, task, unmet);
      const doomed = unmet.filter(({ rawId }) => said.has(rawId));
      const quotes = [...said].flatMap(([rawId, items]) =>
        items.flatMap((item) =>
          item.kind === 'quote' ? { rawId, ...item.listing, observedAt: item.observedAt } : [],
        ),
      );
      if (doomed.length) await this.quotes.markGone(tx, runId, doomed, quotes);
      return { ...position, quote: end };
    }
    const end = await this.articles.batchEnd(tx, sourceId, position.article, BATCH);
    const unmet = await this.articles.unmatched(tx, task, position.article, end);
    const said = await this.keysFrom(tx, task, unmet);
    const doomed = unmet.filter(({ rawId, externalId }) => {
      const items = said.get(rawId);
      return items && !items.some((item) => item.kind === 'article' && item.externalId === externalId);
    });
    if (doomed.length) await this.articles.markGone(tx, runId, sourceId, doomed);
    return end === null ? null : { ...position, article: end };
  }

  /** What the existing raw rows produce now, except those whose data is all outside the span. */
  private async keysFrom(tx: EntityManager, task: ReplayTask, unmet: readonly { rawId: string }[]) {
    const rows = unmet.length
      ? await this.raw.find(tx, task.source.kind, [...new Set(unmet.map(({ rawId }) => rawId))])
      : [];
    const files = await this.files.findAll(tx, [...new Set(rows.flatMap(({ fileId }) => fileId ?? []))]);
    const discarded = await this.discarded.of(
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
