import { now } from '../../domain/clock.js';
import { PartitionError, UnusablePartition } from '../../domain/errors.js';
import { WHEN_FETCHED } from '../../domain/quote.js';
import type { Page, PageRequest, Partition, Reason, Source, SourceRecord } from '../../domain/source.js';
import { datedByFetch } from '../http/dated-by-fetch.js';
import type { HttpClient } from '../http/http-client.js';
import { wholeList } from '../http/unnamed.js';
import { Incremental } from './incremental.js';
import { type Item, itemSchema, withRateOfEuro } from './item-reader.js';
import { PageReader } from './page-reader.js';
import { isRepeatedLastPage } from './pagination.js';
import { listPartitions, valuesOfPartition } from './partitions.js';
import { finalPosition, type Position, positionSchema, resumedPosition } from './position.js';
import type { JsonDefinition } from './definition.js';
import type { NamedDefinition } from './read-definitions.js';
import type { RequestBuilder } from './requests.js';

/** Timeout of the request that lists partitions. */
const LISTING_MS = 60_000;

/** A YAML source for JSON over HTTP. */
export class JsonSource implements Source<Item> {
  readonly name: string;
  readonly kind;
  readonly schema;
  readonly cursorSchema = positionSchema;
  private readonly reader: PageReader;
  private readonly incremental: Incremental | undefined;

  constructor(
    private readonly definition: NamedDefinition<JsonDefinition>,
    private readonly requests: RequestBuilder,
    private readonly http: Pick<HttpClient, 'get'>,
  ) {
    this.name = definition.name;
    this.kind = definition.article ? ('third' as const) : ('api' as const);
    this.schema = itemSchema(definition);
    this.incremental = definition.incremental && new Incremental(definition.incremental);
    this.reader = new PageReader(definition, requests, http, this.incremental);
  }

  partitions(): Promise<readonly Partition[]> {
    const call = {
      signal: AbortSignal.timeout(LISTING_MS),
      deadline: new Date(now().getTime() + LISTING_MS),
    };
    return listPartitions(this.definition, this.requests, this.http, call);
  }

  /** Yields pages. The last one may have no records, but its cursor marks the reading as complete. */
  async *pages(call: PageRequest): AsyncGenerator<Page<Item>> {
    call.signal.throwIfAborted();
    const parts = valuesOfPartition(this.definition, call.partition.key);
    let position = resumedPosition(call.since);
    const seen = new Set([position.former]);
    for (let page = 0; page < this.definition.max_pages; page++) {
      const { url, digest, ...found } = await this.reader.read(parts, position, call);
      const isSeen = found.count > 0 && seen.has(digest);
      if (isSeen && !isRepeatedLastPage(this.definition.pagination, position.mark, found.count))
        throw new PartitionError(
          'same_page',
          `${url.host}${url.pathname} answered with the same page twice: check pagination`,
          found,
        );
      const { records, count, mark, ...reply } = isSeen
        ? { ...found, records: [], count: 0, mark: undefined }
        : found;
      seen.add(digest);
      position = {
        ...position,
        mark,
        former: digest,
        records: position.records + count,
        ...this.reached(position, records),
      };
      if (mark === undefined) this.assertNotEmpty(position, reply);
      const next = mark === undefined ? finalPosition(position) : position;
      const isWhole = mark === undefined && this.readsAll(position);
      const whole = isWhole && { wholeList: wholeList(position.startedAt) };
      yield { ...reply, records, next: withoutGaps(next), ...whole };
      if (mark === undefined) return;
    }
    throw new UnusablePartition(
      'endless_pages',
      `more than max_pages=${this.definition.max_pages} pages: check pagination, or raise max_pages`,
    );
  }

  /** Adds a note to a quote whose record contains no date. */
  notes(item: Item): readonly Reason[] | undefined {
    const isDated = item.kind !== 'quote' || item.observedAt !== WHEN_FETCHED;
    return isDated ? undefined : [datedByFetch('observed_at')];
  }

  normalize(item: Item): readonly Item[] {
    return withRateOfEuro(item);
  }

  private reached({ highest }: Position, records: readonly SourceRecord[]): Pick<Position, 'highest'> {
    return this.incremental
      ? {
          highest: this.incremental.highest(
            highest,
            records.map(({ payload }) => payload),
          ),
        }
      : {};
  }

  /** Whether each reading reads the whole list. A list of articles contains only the latest. */
  private readsAll({ since }: Position): boolean {
    return since === undefined && !this.definition.article;
  }

  private assertNotEmpty({ records, before = 0, since }: Position, { retries }: { retries: number }): void {
    if (records || !before || since !== undefined) return;
    throw new PartitionError(
      'upstream_empty',
      `the upstream had ${before} records at the last run and has none now`,
      { retries },
    );
  }
}

function withoutGaps(position: Position): Position {
  return Object.fromEntries(Object.entries(position).filter(([, value]) => value !== undefined)) as Position;
}
