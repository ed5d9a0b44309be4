import { now } from '../../domain/clock.js';
import { PartitionError, UnusablePartition } from '../../domain/errors.js';
import { WHEN_FETCHED } from '../../domain/quote.js';
import { readJson } from '../../domain/json.js';
import type { Page, PageRequest, Partition, Reason, Source, SourceRecord } from '../../domain/source.js';
import { datedByFetch } from '../http/dated-by-fetch.js';
import type { HttpClient } from '../http/http-client.js';
import type { HttpReply, HttpRequest } from '../http/http.js';
import { jsonBody } from '../http/json-body.js';
import { placeOf } from '../http/reply-error.js';
import { snippet } from '../http/scrub.js';
import { Incremental } from './incremental.js';
import { type Item, itemSchema, withEuro } from './item-reader.js';
import { isLastAgain, nextMark, type PageMark, pageQuery } from './pagination.js';
import { listPartitions, type PartitionParts, partsOfPartition } from './partitions.js';
import { finished, type Position, positionSchema, resumed } from './position.js';
import type { JsonDefinition } from './definition.js';
import type { Named } from './read-definitions.js';
import { Records } from './records.js';
import { errorIn } from './reply-rules.js';
import type { Requests } from './requests.js';

/** HTTP status of a page without records. Without it, an empty body is an error. */
const NO_CONTENT = 204;
const NOTHING = { records: [], count: 0, digest: '' };
/** Timeout of the request that lists partitions. */
const LISTING_MS = 60_000;

/** A source defined by a YAML file: JSON over HTTP. */
export class JsonSource implements Source<Item> {
  readonly name: string;
  readonly kind;
  readonly schema;
  readonly cursorSchema = positionSchema;
  private readonly records: Records;
  private readonly incremental: Incremental | undefined;

  constructor(
    private readonly definition: Named<JsonDefinition>,
    private readonly requests: Requests,
    private readonly http: Pick<HttpClient, 'get'>,
  ) {
    this.name = definition.name;
    this.kind = definition.article ? ('third' as const) : ('api' as const);
    this.schema = itemSchema(definition);
    this.records = new Records(definition);
    this.incremental = definition.incremental && new Incremental(definition.incremental);
  }

  partitions(): Promise<readonly Partition[]> {
    const call = {
      signal: AbortSignal.timeout(LISTING_MS),
      deadline: new Date(now().getTime() + LISTING_MS),
    };
    return listPartitions(this.definition, this.requests, this.http, call);
  }

  /** The last page may have no records: its cursor marks the reading as complete. */
  async *pages(call: PageRequest): AsyncGenerator<Page<Item>> {
    call.signal.throwIfAborted();
    const parts = partsOfPartition(this.definition, call.partition.key);
    let position: Position = resumed(call.since);
    const seen = new Set([position.former]);
    for (let page = 0; page < this.definition.max_pages; page++) {
      const url = this.urlOf(position, parts);
      const { digest, ...found } = await this.read(url, parts, position, call);
      const isSeen = found.count > 0 && seen.has(digest);
      if (isSeen && !isLastAgain(this.definition.pagination, position.mark, found.count))
        throw new PartitionError(
          'same_page',
          `${url.host}${url.pathname} answered with the same page twice: check pagination`,
          found,
        );
      const { records, count, mark, ...reply } = isSeen ? { ...found, ...NOTHING, mark: undefined } : found;
      seen.add(digest);
      position = {
        ...position,
        mark,
        former: digest,
        records: position.records + count,
        ...this.reached(position, records),
      };
      if (mark === undefined) this.assertNotEmpty(position, reply);
      const next = mark === undefined ? finished(position) : position;
      yield { ...reply, records, next: withoutGaps(next) };
      if (mark === undefined) return;
    }
    throw new UnusablePartition(
      'endless_pages',
      `more than max_pages=${this.definition.max_pages} pages: check pagination, or raise max_pages`,
    );
  }

  /** Notes a quote whose record lacks its date. */
  notes(item: Item): readonly Reason[] | undefined {
    const isDated = item.kind !== 'quote' || item.observedAt !== WHEN_FETCHED;
    return isDated ? undefined : [datedByFetch('observed_at')];
  }

  normalize(item: Item): readonly Item[] {
    return withEuro(item);
  }

  private async read(url: URL, parts: PartitionParts | null, position: Position, call: PageRequest) {
    const request = this.requests.to(url, call);
    const reply = await this.http.get(request);
    const { bytes, retries } = reply;
    const fetchedAt = now();
    const isEmpty = reply.status === NO_CONTENT;
    const document = isEmpty ? readJson('null') : jsonBody(reply, request, this.records.listAt);
    const { error } = this.definition;
    const found = error && errorIn(document.value, error);
    if (found) throw refused(request, reply, error.from);
    const listed = isEmpty ? NOTHING : this.records.of(document, parts, position.records, fetchedAt);
    if (!listed) throw this.unexpected(request, reply);
    const { records, count, digest } = listed;
    const total = position.records + count;
    const last = document.items?.at(-1)?.value;
    const shown = { document: document.value, headers: reply.headers, count, total, last };
    const mark = this.safeMark(nextMark(this.definition.pagination, position.mark, shown), url, retries);
    return { records, count, mark, digest, bytes, retries, fetchedAt };
  }

  private urlOf({ mark, since }: Position, parts: PartitionParts | null): URL {
    const { path, query, pagination } = this.definition;
    const first = this.requests.url(
      path,
      { ...query, ...this.incremental?.query(since), ...pageQuery(pagination, mark) },
      parts,
    );
    if (typeof mark !== 'string' || (pagination?.kind !== 'next_url' && pagination?.kind !== 'link_header'))
      return first;
    return new URL(mark, first);
  }

  /** A mark is stored, so it must not contain a secret, nor lead to another host, which would receive the secret. */
  private safeMark(mark: PageMark | undefined, url: URL, retries: number): PageMark | undefined {
    const { kind } = this.definition.pagination ?? {};
    let safe = mark;
    if (typeof mark === 'string' && (kind === 'next_url' || kind === 'link_header')) {
      const next = this.requests.next(mark, url);
      if (!next)
        throw new PartitionError(
          'foreign_page',
          `the next page is expected at ${url.origin}, but the reply names another place`,
          { retries },
        );
      safe = next.pathname + next.search;
    }
    if (typeof safe === 'string' && this.requests.reveals(safe))
      throw new PartitionError(
        'secret_in_cursor',
        'the reply repeats a secret where it names the next page, which cannot be stored',
        { retries },
      );
    return safe;
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

  private assertNotEmpty({ records, before = 0, since }: Position, { retries }: { retries: number }): void {
    if (records || !before || since !== undefined) return;
    throw new PartitionError(
      'upstream_empty',
      `the upstream had ${before} records at the last run and has none now`,
      { retries },
    );
  }

  private unexpected(request: HttpRequest, reply: HttpReply): PartitionError {
    const where = this.definition.records || 'the top';
    return new PartitionError(
      'unexpected_body',
      `expected a list or an object of records at ${where}, got ${snippet(reply.body, request)}`,
      reply,
    );
  }
}

function refused(request: HttpRequest, reply: HttpReply, from: string): PartitionError {
  return new PartitionError(
    'upstream_error',
    `${placeOf(request)} answered ${reply.status} with an error at ${from}: ${snippet(reply.body, request)}`,
    reply,
  );
}

function withoutGaps(position: Position): Position {
  return Object.fromEntries(Object.entries(position).filter(([, value]) => value !== undefined)) as Position;
}
