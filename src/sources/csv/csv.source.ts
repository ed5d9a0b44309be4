import { resolve } from 'node:path';
import { Inject, Injectable, Optional } from '@nestjs/common';
import { CONFIG, type Config } from '../../config/config.js';
import { now } from '../../domain/clock.js';
import type {
  CsvFile,
  Normalized,
  Page,
  PageRequest,
  Partition,
  Reason,
  Source,
} from '../../domain/source.js';
import { QUOTE_HEADER_NAMES } from './header/accepted-header-names.js';
import { type CsvCursor, cursorSchema, isReadToEnd, resumePoint } from './pages/cursor.js';
import { listedPath, pathOf } from './files/file-path.js';
import { findFiles } from './files/files.js';
import { configuredFormat, type CsvConfig } from './layout/config.js';
import { asIgnored, ignoredPage, ignoredSchema } from './pages/ignored.js';
import { normalizedRow } from './rows/normalized.js';
import { OpenFile } from './files/open.js';
import { noRows } from './pages/pages.js';
import { fileState, partitionsOf } from './pages/partitions.js';
import { readByProvenRules } from './pages/proven-rules.js';
import { type CsvRow, rowSchema } from './rows/schema.js';
import { type Profile, profileOf, readProfiles } from './profiles/profile.js';

/**
 * Quotes and candles from CSV files: the file, folder or glob of CSV_PATH, with each file a partition. A payload maps the
 * file's own header names to field texts; a record's id is its first line. A file without rows is an error (`empty_file`,
 * `no_rows`), so that failed exports are noticed; it is read once it contains rows.
 */
@Injectable()
export class CsvSource implements Source<CsvRow> {
  readonly name = 'csv';
  readonly kind = 'csv';
  /** For rows with standard column names and configured rules. Pages carry the schema of their file. */
  readonly schema;
  readonly cursorSchema = cursorSchema.or(ignoredSchema);

  private readonly profiles;

  /**
   * @param profiles override those of CSV_PROFILES
   * @throws ConfigError if the file of CSV_PROFILES does not exist or is invalid
   */
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Optional() profiles?: readonly Profile[],
  ) {
    const canonical = Object.values(QUOTE_HEADER_NAMES).flatMap((names) => names.slice(0, 1));
    this.schema = rowSchema(canonical, configuredFormat(config));
    this.profiles = profiles ?? readProfiles(config.CSV_PROFILES);
  }

  /** With the file's profile applied. */
  configOf(key: string): CsvConfig {
    const profile = profileOf(this.profiles, key);
    if (!profile) return this.config;
    const { encoding = this.config.CSV_ENCODING, time_zone: timeZone = this.config.CSV_TIME_ZONE } = profile;
    return { ...this.config, CSV_ENCODING: encoding, CSV_TIME_ZONE: timeZone, profile };
  }

  schemaOf({ columns, format }: CsvFile) {
    // Before currencies were supported, all amounts were read as dollars.
    return rowSchema(columns, { ...configuredFormat(this.config), currency: 'USD', ...format });
  }

  /** @throws FatalError if CSV_PATH does not exist */
  async partitions(): Promise<readonly Partition[]> {
    return partitionsOf(await findFiles(this.config.CSV_PATH), (key) => this.configOf(key));
  }

  /** @throws PartitionIgnored, after a page that records it */
  async *pages(request: PageRequest): AsyncGenerator<Page<CsvRow>> {
    const { key } = request.partition;
    try {
      yield* this.read(request);
    } catch (error) {
      const path = await listedPath(this.config.CSV_PATH, key);
      const isMeant =
        path === resolve(this.config.CSV_PATH) ||
        this.configOf(key).profile !== undefined ||
        // It was a table before.
        cursorSchema.safeParse(request.since).success;
      const ignored = isMeant ? undefined : asIgnored(key, error);
      const look = ignored && (await fileState(path));
      if (!ignored || !look) throw error;
      yield ignoredPage(ignored.code, look);
      throw ignored;
    }
  }

  private async *read({ partition, since, signal }: PageRequest): AsyncGenerator<Page<CsvRow>> {
    signal.throwIfAborted();
    const config = this.configOf(partition.key);
    const file = await OpenFile.open(await pathOf(this.config.CSV_PATH, partition.key));
    try {
      const { CSV_PAGE_ROWS: pageRows, CSV_QUIET_SECONDS } = this.config;
      const readsRest = file.isQuiet(CSV_QUIET_SECONDS);
      const from = await resumePoint(file, since, config, {
        name: partition.key,
        signal,
        readsRest,
      });
      if (!from) return;
      if (from.done) {
        if (!isReadToEnd(since!, file.stamp, config)) yield sameAgain(from);
        return;
      }
      const profilePosition = config.profile?.position;
      const reading = { file, path: partition.key, profilePosition, from, pageRows, signal, readsRest };
      const { pages, hasRest } = yield* readByProvenRules(
        reading,
        config,
        from.generation === since?.generation,
      );
      if (pages || hasRest) return;
      if (from.generation !== since?.generation) throw noRows();
      yield sameAgain({ ...from, done: true });
    } finally {
      await file.close();
    }
  }

  notes(row: CsvRow): readonly Reason[] | undefined {
    if (row.kind === 'gap') return undefined;
    return row.kind === 'several' ? row.rows.flatMap((one) => this.notes(one) ?? []) : row.notes;
  }

  normalize(row: CsvRow): readonly Normalized[] {
    return normalizedRow(row);
  }
}

/** For a file that was only touched, copied, or extended by blank lines: saves its new state, so that it is not opened again. */
function sameAgain(next: CsvCursor): Page<CsvRow> {
  const { size } = next.stamp;
  return {
    records: [],
    next,
    bytes: 0,
    retries: 0,
    fetchedAt: now(),
    progress: { position: size, size },
  };
}
