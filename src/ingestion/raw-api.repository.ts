import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type AcceptedRecord, hashOf } from '../normalization/normalize-page.js';
import type { Origin } from '../normalization/written.js';

/** Keeps payloads of APIs and feeds by external id and content: an unchanged payload is not stored again. */
@Injectable()
export class RawApiRepository {
  /** Ids of the raw rows, in the order of the records. */
  async keep(
    tx: EntityManager,
    origin: Origin,
    table: RawTable,
    accepted: readonly AcceptedRecord[],
  ): Promise<string[]> {
    const externalIds = accepted.map(({ record }) => record.externalId);
    const hashes = accepted.map(({ record }) => hashOf(record.payload));
    await tx.query(
      `insert into ${table} (source_id, partition, run_id, fetched_at, external_id, content_hash, payload)
       select $1, $2, $3, $4, * from unnest($5::text[], $6::bytea[], $7::json[]) on conflict do nothing`,
      [
        origin.sourceId,
        origin.partition,
        origin.runId,
        origin.fetchedAt,
        externalIds,
        hashes,
        accepted.map(({ record }) => JSON.stringify(record.payload)),
      ],
    );
    const rows = await tx.query<{ id: string }[]>(
      `select raw.id from unnest($2::text[], $3::bytea[]) with ordinality as wanted(external_id, content_hash, position)
       join ${table} raw on raw.source_id = $1 and raw.external_id = wanted.external_id
         and raw.content_hash = wanted.content_hash
       order by position`,
      [origin.sourceId, externalIds, hashes],
    );
    return rows.map((row) => row.id);
  }
}

export type RawTable = 'raw_api_data' | 'raw_third_source_data';
