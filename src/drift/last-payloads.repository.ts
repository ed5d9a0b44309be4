import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { storableId } from '../domain/names.js';
import type { SourceKind, SourceRecord } from '../domain/source.js';

/** Maximum number of a page's records that are compared with their previous payloads. */
const MAX_RECORDS = 200;

/** The latest stored payloads of records. */
@Injectable()
export class LastPayloads {
  constructor(private readonly dataSource: DataSource) {}

  /** Latest payloads by external id. Empty for files, whose lines have no identity across readings. */
  async find(
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
