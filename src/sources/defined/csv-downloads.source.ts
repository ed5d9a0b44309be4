import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { Config } from '../../config/config.js';
import { now } from '../../domain/clock.js';
import { PartitionError, UnusablePartition } from '../../domain/errors.js';
import type {
  CsvFile,
  Cursor,
  Normalized,
  Page,
  PageRequest,
  Partition,
  Reason,
  Source,
} from '../../domain/source.js';
import { cursorSchema } from '../csv/pages/cursor.js';
import type { CsvRow } from '../csv/rows/schema.js';
import { hasChangedSettings } from '../csv/layout/settings.js';
import { CsvSource } from '../csv/csv.source.js';
import { profileFrom } from '../csv/profiles/profile.js';
import type { HttpClient } from '../http/http-client.js';
import type { CsvDefinition } from './definition.js';
import { type Download, DownloadFetcher } from './download-fetcher.js';
import { writeDownload } from './download.js';
import type { NamedDefinition } from './read-definitions.js';
import { remoteCursor, remoteOf } from './remote-cursor.js';
import { RemoteFiles } from './remote-files.js';
import type { RequestBuilder } from './requests.js';

/** Maximum uncompressed size, as a multiple of HTTP_MAX_BODY_BYTES. */
const MAX_EXPANSION = 16;
/** A file still missing this long after the end of its period is no longer expected. */
const LATE_MS = 7 * 24 * 60 * 60 * 1000;

/** A YAML source for CSV files over HTTP, which are read like files under CSV_PATH. Each file is a partition. */
export class CsvDownloads implements Source<CsvRow> {
  readonly name: string;
  readonly kind = 'csv';
  readonly cursorSchema = z.union([cursorSchema, remoteCursor]);
  private readonly profiles;
  private readonly reader: CsvSource;
  private readonly files: RemoteFiles;
  private readonly fetcher: DownloadFetcher;

  constructor(
    definition: NamedDefinition<CsvDefinition>,
    requests: RequestBuilder,
    http: Pick<HttpClient, 'get'>,
    private readonly config: Config,
  ) {
    this.name = definition.name;
    this.profiles = definition.csv
      ? [profileFrom({ ...definition.csv, files: ['*'], name: definition.name }, 1)]
      : [];
    this.reader = this.readerOf('.');
    this.files = new RemoteFiles(definition, requests, http);
    this.fetcher = new DownloadFetcher(definition, requests, http);
  }

  get schema() {
    return this.reader.schema;
  }

  schemaOf(file: CsvFile) {
    return this.reader.schemaOf(file);
  }

  notes(row: CsvRow): readonly Reason[] | undefined {
    return this.reader.notes(row);
  }

  normalize(row: CsvRow): readonly Normalized[] {
    return this.reader.normalize(row);
  }

  /** Archives do not change: a file that was read to its end some days after its period ended is not requested again. */
  async partitions(): Promise<readonly Partition[]> {
    const files = await this.files.list();
    return files.map(({ key, endedAt }) => ({
      key,
      ...(endedAt && { isUnchanged: (since: Cursor) => this.isFinal(since, key, endedAt) }),
    }));
  }

  async *pages(call: PageRequest): AsyncGenerator<Page<CsvRow>> {
    call.signal.throwIfAborted();
    const { key } = call.partition;
    const file = (await this.files.list()).find((one) => one.key === key);
    if (!file)
      throw new UnusablePartition('unknown_partition', `the source ${this.name} no longer has a file ${key}`);
    const reply = await this.fetcher.fetch(file, call, this.conditions(call));
    const fetchedAt = now();
    const { bytes, retries } = reply;
    const checked = { at: fetchedAt.toISOString() };
    if (reply.status === 304 || reply.status === 404) {
      const absent = reply.status === 404 && { absent: true };
      yield {
        records: [],
        next: { ...call.since, remote: { ...remoteOf(call.since), ...checked, ...absent } },
        bytes,
        retries,
        fetchedAt,
      };
      return;
    }
    const { etag, 'last-modified': lastModified } = reply.headers;
    const next = { ...(etag && { etag }), ...(lastModified && { lastModified }), ...checked };
    let isFirst = true;
    for await (const page of this.read(key, reply, call)) {
      yield {
        ...page,
        next: { ...page.next, remote: next },
        bytes: isFirst ? bytes : 0,
        retries: isFirst ? retries : 0,
      };
      isFirst = false;
    }
    if (isFirst) yield { records: [], next: { ...call.since, remote: next }, bytes, retries, fetchedAt };
  }

  private async *read(key: string, reply: Download, call: PageRequest): AsyncGenerator<Page<CsvRow>> {
    const folder = await mkdtemp(join(tmpdir(), `kasparro-${this.name}-`));
    try {
      const modified = new Date(reply.headers['last-modified'] ?? NaN);
      const modifiedAt = Number.isNaN(modified.getTime()) ? now() : modified;
      await writeDownload(
        reply.body,
        join(folder, key),
        modifiedAt,
        this.config.HTTP_MAX_BODY_BYTES * MAX_EXPANSION,
      ).catch((error: Error) => {
        throw new PartitionError('broken_zip', error.message, { cause: error });
      });
      const since = cursorSchema.safeParse(call.since).success ? call.since : null;
      yield* this.readerOf(folder).pages({ ...call, since });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  /** Conditional headers, only for a file that was read to its end under the current settings. */
  private conditions({ since, partition }: PageRequest): Record<string, string> {
    const previous = cursorSchema.safeParse(since).data;
    const last = remoteOf(since);
    if (!previous?.done || !last || hasChangedSettings(previous, this.reader.configOf(partition.key)))
      return {};
    return {
      ...(last.etag && { 'if-none-match': last.etag }),
      ...(last.lastModified && { 'if-modified-since': last.lastModified }),
    };
  }

  private isFinal(since: Cursor, key: string, endedAt: Date): boolean {
    const last = remoteOf(since);
    if (!last || Date.parse(last.at) < endedAt.getTime() + LATE_MS) return false;
    if (last.absent) return true;
    const previous = cursorSchema.safeParse(since).data;
    return (
      previous !== undefined && previous.done && !hasChangedSettings(previous, this.reader.configOf(key))
    );
  }

  private readerOf(folder: string): CsvSource {
    return new CsvSource({ ...this.config, CSV_PATH: folder, CSV_QUIET_SECONDS: 0 }, this.profiles);
  }
}
