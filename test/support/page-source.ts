import { z } from 'zod';
import type { Candle } from '../../src/domain/candle.js';
import type { ListingRef } from '../../src/domain/quote.js';
import type {
  CsvFile,
  Cursor,
  Normalized,
  Page,
  PageRequest,
  Partition,
  Source,
  SourceKind,
  SourceRecord,
} from '../../src/domain/source.js';
import { priceQuote } from './quote.js';

export interface Row {
  symbol: string;
  at: string;
  price: string;
  supply?: string;
  note?: string;
  /** Makes it a candle, with its price as the close. */
  interval?: string;
  open?: string;
  high?: string;
  low?: string;
  volume?: string;
  trades?: string;
}

const field = z.string();

/** Called before each page with its number; can throw, abort or wait. */
export type BeforePage = (index: number, request: PageRequest) => void | Promise<void>;

/** A source whose pages a test defines: `{ file.csv: [[row, row], [row]] }`. */
export class PageSource implements Source<Row> {
  readonly schema = z.object({
    symbol: field,
    at: field,
    price: field,
    supply: field.optional(),
    note: field.optional(),
    interval: field.optional(),
    open: field.optional(),
    high: field.optional(),
    low: field.optional(),
    volume: field.optional(),
    trades: field.optional(),
  });
  /** Of its files. */
  columns: readonly string[] = ['symbol', 'price', 'at'];
  /** Of its readings, if earlier ones used wrong rules. */
  correction?: CsvFile['correction'];
  /** When its pages are fetched. */
  fetchedAt = () => new Date();
  beforePage: BeforePage = () => undefined;

  constructor(
    readonly name: string,
    readonly kind: SourceKind,
    public content: Record<string, unknown[][]>,
    public generation = 'first',
  ) {}

  partitions(): Promise<readonly Partition[]> {
    return Promise.resolve(Object.keys(this.content).map((key) => ({ key })));
  }

  async *pages(request: PageRequest): AsyncIterable<Page<Row>> {
    const pages = this.content[request.partition.key]!;
    const { read, generation } = (request.since ?? { read: 0, generation: '' }) as {
      read: number;
      generation: string;
    };
    let index = generation === this.generation ? read : 0;
    for (; index < pages.length; index++) {
      request.signal.throwIfAborted();
      await this.beforePage(index, request);
      yield this.page(request.partition.key, pages, index);
    }
  }

  normalize(row: Row): readonly Normalized[] {
    const { symbol, at, price, supply } = row;
    const listing = { externalId: symbol.toLowerCase(), currency: 'USD', symbol, name: `${symbol} Coin` };
    if (row.interval !== undefined) return [candleOf(row, listing)];
    return [{ ...priceQuote(symbol, at, price), listing, totalSupply: supply ?? null }];
  }

  private page(path: string, pages: unknown[][], index: number): Page<Row> {
    const before = pages.slice(0, index).reduce((sum, page) => sum + page.length, 0);
    const records = pages[index]!.map((payload, position): SourceRecord => ({
      externalId: this.idOf(payload, before + position + 2),
      payload,
    }));
    const next: Cursor = { read: index + 1, generation: this.generation };
    const { generation, columns, correction } = this;
    const file: CsvFile = { path, generation, columns, format: {}, correction };
    return {
      records,
      next,
      bytes: 100,
      retries: 0,
      fetchedAt: this.fetchedAt(),
      ...(this.kind === 'csv' && { file }),
    };
  }

  private idOf(payload: unknown, line: number): string {
    return this.kind === 'csv' ? String(line) : ((payload as Partial<Row> | null)?.symbol ?? `#${line}`);
  }
}

function candleOf(row: Row, listing: ListingRef): Candle {
  const { at, price, interval, open = price, high = price, low = price, volume, trades } = row;
  return {
    ...{ kind: 'candle', listing, interval: interval!, openedAt: at },
    ...{ open, high, low, close: price, volume: volume ?? null, quoteVolume: null, marketCap: null },
    trades: trades === undefined ? null : Number(trades),
  };
}
