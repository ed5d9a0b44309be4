import { now } from '../../domain/clock.js';
import { PartitionError } from '../../domain/errors.js';
import { readJson } from '../../domain/json.js';
import type { PageRequest } from '../../domain/source.js';
import type { HttpClient } from '../http/http-client.js';
import type { HttpReply, HttpRequest } from '../http/http.js';
import { jsonBody } from '../http/json-body.js';
import { calledAddress } from '../http/reply-error.js';
import { snippet } from '../http/remove-secrets.js';
import type { JsonDefinition } from './definition.js';
import type { Incremental } from './incremental.js';
import { nextMark, pageQuery } from './pagination.js';
import type { PartitionValues } from './partitions.js';
import type { Position } from './position.js';
import { Records } from './records.js';
import { errorIn, likelyErrorPointer } from './reply-rules.js';
import type { RequestBuilder } from './requests.js';
import { checkPageMark } from './check-page-mark.js';

/** Pointers to errors in an object whose other members are records. */
const AMONG_RECORDS = /^\/(?:error|(?:status|meta)\/[^/]+)$/;
/** HTTP status of a page without records. With any other status, an empty body is an error. */
const NO_CONTENT = 204;

/** Fetches a page from a source, and extracts its records and the mark for the next page. */
export class PageReader {
  private readonly records: Records;

  constructor(
    private readonly definition: JsonDefinition,
    private readonly requests: RequestBuilder,
    private readonly http: Pick<HttpClient, 'get'>,
    private readonly incremental: Incremental | undefined,
  ) {
    this.records = new Records(definition);
  }

  async read(parts: PartitionValues | null, position: Position, call: PageRequest) {
    const url = this.urlOf(position, parts);
    const request = this.requests.to(url, call);
    const reply = await this.http.get(request);
    const { bytes, retries } = reply;
    const fetchedAt = now();
    const isEmpty = reply.status === NO_CONTENT;
    const document = isEmpty ? readJson('null') : jsonBody(reply, request, this.records.listAt);
    const { error, pagination } = this.definition;
    const found = error && errorIn(document.value, error);
    if (found) throw refused(request, reply, error.from);
    const twice = this.records.ambiguousIn(document.duplicates);
    if (twice !== undefined) throw ambiguous(request, reply, twice);
    const listed = isEmpty
      ? { records: [], count: 0, digest: '', last: undefined }
      : this.records.extract(document, parts, position.records, fetchedAt);
    if (!listed) throw this.unexpected(request, reply);
    const { records, count, digest, last } = listed;
    const implied = error || isContinued(position) ? undefined : likelyErrorPointer(document.value);
    if (implied && (!count || this.isAmongRecords(implied))) throw refused(request, reply, implied);
    const total = position.records + count;
    const shown = { document: document.value, headers: reply.headers, count, total, last };
    const next = checkPageMark(nextMark(pagination, position.mark, shown), {
      kind: pagination?.kind,
      url,
      requests: this.requests,
      retries,
    });
    // After the last record, some APIs repeat the cursor of the request for callers that wait for more.
    const mark = !count && next === position.mark ? undefined : next;
    return { url, records, count, mark, digest, bytes, retries, fetchedAt };
  }

  private urlOf({ mark, since }: Position, parts: PartitionValues | null): URL {
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

  /** If records are the members of an object, an error in it would look like a record. */
  private isAmongRecords(error: string): boolean {
    const { records } = this.definition;
    return error.startsWith(records) && AMONG_RECORDS.test(error.slice(records.length));
  }

  private unexpected(request: HttpRequest, reply: HttpReply): PartitionError {
    const { records, single } = this.definition;
    const expected = single ? 'an object' : 'a list or an object of records';
    return new PartitionError(
      'unexpected_body',
      `expected ${expected} at ${records || 'the top'}, got ${snippet(reply.body, request)}`,
      reply,
    );
  }
}

/** Whether further pages or newer records were requested: an error may then only mean that there are none. */
function isContinued({ mark, since }: Position): boolean {
  return mark !== undefined || since !== undefined;
}

function refused(request: HttpRequest, reply: HttpReply, from: string): PartitionError {
  return new PartitionError(
    'upstream_error',
    `${calledAddress(request)} answered ${reply.status} with an error at ${from}: ${snippet(reply.body, request)}`,
    reply,
  );
}

function ambiguous(request: HttpRequest, reply: HttpReply, path: string): PartitionError {
  return new PartitionError(
    'unexpected_body',
    `expected unique names, but ${path} appears more than once in its object in ${snippet(reply.body, request)}`,
    reply,
  );
}
