import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { copyNewRows, MIN_COPY_ROWS } from '../../database/copy-rows.js';
import type { CsvFile } from '../../domain/source.js';
import type { AcceptedRecord } from '../../normalization/normalize-record.js';
import type { Origin } from '../../normalization/written.js';
import { type CsvLines, ExistingLinesRepository } from './existing-lines.repository.js';
import { type ExistingLine, payloadOf } from './line-payloads.js';

/** Maximum number of lines in a file: a line's raw id is the id of its file times this, plus its line number. */
const MAX_LINES = 2 ** 32;
const NONE: ReadonlyMap<number, ExistingLine> = new Map();

function rawId(fileId: number, line: string): string {
  const id = fileId * MAX_LINES + Number(line);
  return Number.isSafeInteger(id) ? String(id) : String(BigInt(fileId) * BigInt(MAX_LINES) + BigInt(line));
}

export interface StoredLines {
  /** Ids of the raw rows, in the order of the lines. */
  rawIds: string[];
  /** Raw ids of lines that were stored before and whose quote already has their values: nothing is left to do. */
  unchanged: ReadonlySet<string>;
  /** Raw ids of other lines that were stored before, and that quotes or candles refer to. */
  backing: ReadonlySet<string>;
}

/** Stores lines by file and line number. */
@Injectable()
export class RawCsvRepository {
  constructor(private readonly existingLines: ExistingLinesRepository) {}

  /**
   * Stores lines. If the file has been read before, lines whose quote or candle is backed by the same payload are skipped.
   */
  async store(tx: EntityManager, origin: Origin, file: CsvFile, lines: CsvLines): Promise<StoredLines> {
    const { id, readBefore } = await this.register(tx, origin, file);
    // In a corrected reading, values must refer to that reading's own raw rows.
    const known =
      readBefore && !file.correction ? await this.existingLines.find(tx, origin, file, lines) : NONE;
    const { accepted, areLinesStored } = lines;
    const unknown = known.size ? accepted.filter((_line, at) => !known.has(at)) : accepted;
    if (!areLinesStored) await this.write(tx, origin, id, unknown);
    const rawIds = accepted.map(({ record }, at) => known.get(at)?.raw_id ?? rawId(id, record.externalId));
    const backing = new Set<string>();
    const unchanged = new Set<string>();
    for (const { raw_id, isUnchanged } of known.values()) (isUnchanged ? unchanged : backing).add(raw_id);
    return { rawIds, backing, unchanged };
  }

  /** @returns false, without having written anything, if any of the lines is stored already */
  copy(
    tx: EntityManager,
    { runId, fetchedAt }: Origin,
    fileId: number,
    lines: readonly AcceptedRecord[],
  ): Promise<boolean> {
    const rows = lines.values().map(({ record }) => [record.externalId, payloadOf(record)]);
    const shared = [fileId, runId, fetchedAt.toISOString()];
    return copyNewRows(tx, 'raw_csv_data (file_id, run_id, fetched_at, line, payload)', rows, shared);
  }

  private async write(
    tx: EntityManager,
    origin: Origin,
    id: number,
    lines: readonly AcceptedRecord[],
  ): Promise<void> {
    if (lines.length >= MIN_COPY_ROWS && (await this.copy(tx, origin, id, lines))) return;
    // The cursor stays before an unterminated last line, so the line may be read again once it is longer.
    await tx.query(
      `insert into raw_csv_data (file_id, line, payload, run_id, fetched_at)
       select $1, line, payload, $2, $3 from unnest($4::bigint[], $5::json[]) as item(line, payload)
       on conflict (file_id, line) do update set payload = excluded.payload, run_id = excluded.run_id,
         fetched_at = excluded.fetched_at`,
      [
        id,
        origin.runId,
        origin.fetchedAt,
        lines.map(({ record }) => record.externalId),
        lines.map(({ record }) => payloadOf(record)),
      ],
    );
  }

  /**
   * Registers the reading if it is new.
   * @returns its id, and whether the file has been read before
   */
  async register(
    tx: EntityManager,
    origin: Origin,
    file: CsvFile,
  ): Promise<{ id: number; readBefore: boolean }> {
    const [row] = await tx.query<{ id: number; readBefore: boolean }[]>(
      `with known as (select id from csv_files where source_id = $1 and path = $2 and generation = $3),
         made as (insert into csv_files (source_id, path, generation, columns, "format", first_read_at, modified_at,
             profile_position)
           select $1, $2, $3, $4, $5, $6, least($7::timestamptz, $6::timestamptz), $8 where not exists (select from known) returning id),
         modified as (update csv_files set modified_at = least($7::timestamptz, $6::timestamptz), profile_position = $8
           where id in (select id from known) and (modified_at, profile_position) is distinct from ($7::timestamptz, $8::smallint)),
         this as (select id from known union all select id from made)
       select id, exists (select from csv_files other where other.source_id = $1 and other.path = $2
         and other.generation <> $3) as "readBefore" from this`,
      [
        origin.sourceId,
        file.path,
        file.generation,
        JSON.stringify(file.columns),
        JSON.stringify(file.format),
        origin.fetchedAt,
        file.modifiedAt ?? origin.fetchedAt,
        file.profilePosition,
      ],
    );
    return row!;
  }
}
