import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { storableId } from '../domain/names.js';
import type { SourceKind, SourceRecord } from '../domain/source.js';

/** So many records of a page are compared with what came before of the same ids. */
const MAX_RECORDS = 200;

/** Payloads as they came last. */
@Injectable()
export class LastPayloads {
  constructor(private readonly dataSource: DataSource) {}

  /** By external id. None of files: a line is no thing that comes again. */
  async of(
    sourceId: number,
    kind: SourceKind,
    records: readonly SourceRecord[],
  ): Promise<Map<string, unknown>> {
    if (kind === 'csv') return new Map();
    const table = kind === 'api' ? 'raw_api_data' : 'raw_third_source_data';
    const rows = await this.dataSource.query<{ external_id: string; payload: unknown }[]>(
      `select distinct on (external_id) external_id, payload from ${table}
       where source_id = $1 and external_id = any($2) order by external_id, id desc`,
      [sourceId, records.slice(0, MAX_RECORDS).map(({ externalId }) => storableId(externalId))],
    );
    return new Map(rows.map(({ external_id, payload }) => [external_id, payload]));
  }
}
