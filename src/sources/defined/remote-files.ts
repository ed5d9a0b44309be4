import { posix } from 'node:path';
import { now, uptime } from '../../domain/clock.js';
import type { Partition } from '../../domain/source.js';
import type { HttpClient } from '../http/http-client.js';
import { endedPeriods, endOfPeriod } from './dated-files.js';
import type { CsvDefinition } from './definition.js';
import { listPartitions, type PartitionValues, valuesOfPartition } from './partitions.js';
import type { NamedDefinition } from './read-definitions.js';
import type { RequestBuilder } from './requests.js';

/** Timeout of the request that lists partitions. */
const LISTING_MS = 60_000;
/** How long the list of partitions is cached. */
const LISTED_MS = 60_000;

/** A file of a source, and its location. */
export interface RemoteFile {
  /** The file's partition key: a name that may help to recognise its layout. */
  key: string;
  parts: PartitionValues | null;
  /** End of the period that the file covers. */
  endedAt?: Date;
}

/** The files of a source: one for each partition and period. */
export class RemoteFiles {
  private lastListed: { partitions: readonly Partition[]; until: number } | undefined;

  constructor(
    private readonly definition: NamedDefinition<CsvDefinition>,
    private readonly requests: RequestBuilder,
    private readonly http: Pick<HttpClient, 'get'>,
  ) {}

  async list(): Promise<RemoteFile[]> {
    const listed = await this.listed();
    const partitions = listed.map(({ key }) => valuesOfPartition(this.definition, key));
    const { dates } = this.definition;
    if (!dates) return partitions.map((parts) => ({ key: this.fileName(parts), parts }));
    return partitions.flatMap((parts) =>
      endedPeriods(dates).map((date) => {
        const dated = { ...parts, date };
        return { key: this.fileName(dated), parts: dated, endedAt: endOfPeriod(date, dates.step) };
      }),
    );
  }

  /** The partitions, cached so that the request for them is not repeated for each file. */
  private async listed(): Promise<readonly Partition[]> {
    if (this.lastListed && this.lastListed.until > uptime()) return this.lastListed.partitions;
    const deadline = new Date(now().getTime() + LISTING_MS);
    const call = { signal: AbortSignal.timeout(LISTING_MS), deadline };
    const partitions = await listPartitions(this.definition, this.requests, this.http, call);
    this.lastListed = { partitions, until: uptime() + LISTED_MS };
    return partitions;
  }

  /** The last segment of the path, if it distinguishes the files; otherwise the partition's key. */
  private fileName(parts: PartitionValues | null): string {
    const last = posix.basename(this.definition.path);
    const wanted = [
      ...(this.definition.partitions ? ['{partition'] : []),
      ...(this.definition.dates ? ['{date}'] : []),
    ];
    const isNamed = wanted.length ? wanted.every((one) => last.includes(one)) : last !== '';
    const name = isNamed
      ? last
      : wanted.map((one) => (one === '{date}' ? one : '{partition}')).join('-') || this.definition.name;
    const filled = this.requests
      .filled(name, parts)
      .replace(/\.zip$/i, '')
      .replaceAll(/[^\w.+-]/g, '_');
    return /\.(?:csv|tsv|txt)(?:\.gz)?$/i.test(filled) ? filled : `${filled}.csv`;
  }
}
