import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { SourceKind } from '../../domain/source.js';
import type { StoredRecord } from './stored-record-reader.js';

/** A row of any `raw_*` table. */
export interface RawRow extends StoredRecord {
  rawId: string;
  partition: string;
  /** For lines: the reading of their file. */
  fileId: number | null;
}

export interface RawBatch {
  rows: RawRow[];
  /** Where to continue; null at the end. */
  next: RawPosition | null;
}

/** The last row read, and the last row to read, which is fixed because the table may grow meanwhile. */
export interface RawPosition {
  id: string;
  line: string;
  end: string;
}

const API_BATCH = 1000;
/** Number of ids examined per statement, including ids that belong to other sources. */
const API_STEP = 50_000n;
const CSV_BATCH = 5000;

const COLUMNS = {
  api: `raw.id as "rawId", raw.partition, raw.external_id as "externalId", raw.payload::text as payload,
    raw.fetched_at as "fetchedAt", null::int as "fileId"`,
  csv: `raw.file_id::bigint * 4294967296 + raw.line as "rawId", file.path as partition,
    raw.line::text as "externalId", raw.payload::text as payload, raw.fetched_at as "fetchedAt", raw.file_id as "fileId"`,
};

/** Reads the stored payloads of a source in key order. */
@Injectable()
export class RawScanRepository {
  async start(tx: EntityManager, kind: SourceKind): Promise<RawPosition> {
    const newest = kind === 'csv' ? 'select max(id) from csv_files' : `select max(id) from ${tableOf(kind)}`;
    const [row] = await tx.query<{ end: string }[]>(`select coalesce((${newest}), 0)::text as end`);
    return { id: '0', line: '0', end: row!.end };
  }

  next(tx: EntityManager, sourceId: number, kind: SourceKind, position: RawPosition): Promise<RawBatch> {
    return kind === 'csv' ? this.lines(tx, sourceId, position) : this.records(tx, sourceId, kind, position);
  }

  /** The raw rows with these ids that still exist. */
  async find(tx: EntityManager, kind: SourceKind, rawIds: readonly string[]): Promise<RawRow[]> {
    if (kind !== 'csv')
      return tx.query(`select ${COLUMNS.api} from ${tableOf(kind)} raw where raw.id = any($1::bigint[])`, [
        rawIds,
      ]);
    return tx.query(
      `with wanted as materialized (
         select file.id, file.path, wanted.id & 4294967295 as line
         from unnest($1::bigint[]) wanted(id) join csv_files file on file.id = (wanted.id >> 32)::int)
       select ${COLUMNS.csv} from wanted file
       join raw_csv_data raw on raw.file_id = file.id and raw.line = file.line`,
      [rawIds],
    );
  }

  private async records(
    tx: EntityManager,
    sourceId: number,
    kind: Exclude<SourceKind, 'csv'>,
    { id, line, end }: RawPosition,
  ): Promise<RawBatch> {
    const reach = BigInt(id) + API_STEP;
    const last = reach < BigInt(end) ? String(reach) : end;
    const rows = await tx.query<RawRow[]>(
      `select ${COLUMNS.api} from ${tableOf(kind)} raw where raw.id > $2 and raw.id <= $3 and raw.source_id = $1
       order by raw.id limit $4`,
      [sourceId, id, last, API_BATCH],
    );
    const at = rows.length === API_BATCH ? rows.at(-1)!.rawId : last;
    return { rows, next: at === end ? null : { id: at, line, end } };
  }

  private async lines(
    tx: EntityManager,
    sourceId: number,
    { id, line, end }: RawPosition,
  ): Promise<RawBatch> {
    const rows = await tx.query<RawRow[]>(
      `select ${COLUMNS.csv} from raw_csv_data raw join csv_files file on file.id = raw.file_id and file.source_id = $1
       where (raw.file_id, raw.line) > ($2, $3) and raw.file_id <= $4 order by raw.file_id, raw.line limit $5`,
      [sourceId, id, line, end, CSV_BATCH],
    );
    const last = rows.at(-1);
    if (rows.length < CSV_BATCH || !last) return { rows, next: null };
    return { rows, next: { id: String(last.fileId), line: last.externalId, end } };
  }
}

function tableOf(kind: Exclude<SourceKind, 'csv'>): string {
  return kind === 'api' ? 'raw_api_data' : 'raw_third_source_data';
}
