import { Injectable, Optional } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CsvFile, Normalized, Source } from '../../domain/source.js';
import type { ListingRef } from '../../domain/quote.js';
import { FaultPoints } from '../../faults/fault-points.js';
import type { ArticleMatch } from '../../normalization/article-match.js';
import { ArticleStore, type MatchedArticle } from '../../normalization/article-store.js';
import { type CandleRow, CandlesRepository } from '../../normalization/candles.repository.js';
import { type ContractRow, ContractsRepository } from '../../normalization/contracts.repository.js';
import type { ListingMap } from '../../normalization/listing-map.js';
import type { AcceptedRecord } from '../../normalization/normalize-record.js';
import { type QuoteRow, QuotesRepository } from '../../normalization/quotes.repository.js';
import { type RateRow, RatesRepository } from '../../normalization/rates.repository.js';
import type { Origin, WrittenRow } from '../../normalization/written.js';
import { RawApiRepository } from './raw-api.repository.js';
import { RawCsvRepository, type StoredLines } from './raw-csv.repository.js';

/** Raw row ids of the records, in their order, and the quotes, candles and articles that were new or changed. */
export interface StoredRecords {
  rawIds: string[];
  written: WrittenRow[];
  /** Whether all items are new. `written` is then empty. */
  areNew: boolean;
}

/** Accepted records of one page. */
export interface AcceptedRecords {
  source: Source;
  accepted: readonly AcceptedRecord[];
  /** For lines: the reading of the file that contains them. */
  file?: CsvFile;
  listingIds: ListingMap<number>;
  /** Whether the transaction already contains the lines. */
  areLinesStored?: boolean;
}

/** Stores raw rows, and the items of accepted records. */
@Injectable()
export class RecordStore {
  constructor(
    private readonly rawApi: RawApiRepository,
    private readonly rawCsv: RawCsvRepository,
    private readonly quotes: QuotesRepository,
    private readonly candles: CandlesRepository,
    private readonly articles: ArticleStore,
    private readonly contracts: ContractsRepository,
    private readonly rates: RatesRepository,
    @Optional() private readonly faults?: FaultPoints,
  ) {}

  async store(tx: EntityManager, origin: Origin, passed: AcceptedRecords): Promise<StoredRecords> {
    const { accepted, listingIds } = passed;
    if (!accepted.length) return { rawIds: [], written: [], areNew: true };
    const matches = await this.articles.match(tx, origin, accepted);
    const records = matches.size ? accepted.map((one) => withMatchedId(one, matches)) : accepted;
    const { rawIds, backing, unchanged } = await this.storeRaw(tx, origin, { ...passed, accepted: records });
    await this.faults?.at('after_raw', { source: passed.source.name, tx });
    const quotes: QuoteRow[] = [];
    const candles: CandleRow[] = [];
    const articles: MatchedArticle[] = [];
    const contracts: ContractRow[] = [];
    const rates: RateRow[] = [];
    accepted.forEach(({ items }, index) => {
      for (const item of items) {
        const rawId = rawIds[index]!;
        if (item.kind === 'article') articles.push({ rawId, article: item, match: matches.get(item)! });
        else if (item.kind === 'contracts') contracts.push({ rawId, facts: item });
        else if (item.kind === 'rate') rates.push({ rawId, rate: item });
        else {
          const listingId = listingIds.get(item.listing)!;
          if (item.kind === 'candle') candles.push({ rawId, candle: item, listingId });
          else if (!unchanged?.has(rawId)) quotes.push({ rawId, quote: item, listingId });
        }
      }
    });
    const given = [quotes, candles, articles, contracts, rates].filter(({ length }) => length > 0);
    const areQuotesNew = !origin.isReplay && (await this.quotes.insertNew(tx, origin, quotes));
    const areCandlesNew = !origin.isReplay && (await this.candles.insertNew(tx, origin, candles));
    const [only] = given;
    if (
      !unchanged?.size &&
      given.length === 1 &&
      ((areQuotesNew && only === quotes) || (areCandlesNew && only === candles))
    )
      return { rawIds, written: [], areNew: true };
    const written = [
      ...(areQuotesNew ? quotes.map(insertedWith) : await this.quotes.upsert(tx, origin, quotes, backing)),
      ...(areCandlesNew
        ? candles.map(insertedWith)
        : await this.candles.upsert(tx, origin, candles, backing)),
      ...(await this.articles.store(tx, origin, articles)),
      ...(await this.contracts.upsert(tx, origin, contracts)),
      ...(await this.rates.upsert(tx, origin, rates)),
    ];
    return { rawIds, written, areNew: false };
  }

  private async storeRaw(
    tx: EntityManager,
    origin: Origin,
    { source, accepted, file, listingIds, areLinesStored }: AcceptedRecords,
  ): Promise<Pick<StoredLines, 'rawIds'> & Partial<StoredLines>> {
    if (source.kind !== 'csv') {
      const table = source.kind === 'api' ? 'raw_api_data' : 'raw_third_source_data';
      return { rawIds: await this.rawApi.store(tx, origin, table, accepted) };
    }
    if (!file) throw new TypeError(`${source.name} is of kind csv, but its page has no file`);
    return this.rawCsv.store(tx, origin, file, { accepted, listingIds, areLinesStored });
  }
}

/** Stores the id that an item was given in place of its own in the record, so that a replay finds the same article. */
function withMatchedId(one: AcceptedRecord, matches: ReadonlyMap<Normalized, ArticleMatch>): AcceptedRecord {
  const [item] = one.items;
  if (item?.kind !== 'article' || one.items.length > 1) return one;
  const { externalId } = matches.get(item)!;
  return externalId === item.externalId ? one : { ...one, record: { ...one.record, externalId } };
}

function insertedWith({ rawId }: { rawId: string }): WrittenRow {
  return { raw_id: rawId, inserted: true };
}

/** Listings referenced by the records. */
export function* listingsOf(accepted: readonly AcceptedRecord[]): Iterable<ListingRef> {
  for (const { items } of accepted) for (const item of items) if ('listing' in item) yield item.listing;
}
