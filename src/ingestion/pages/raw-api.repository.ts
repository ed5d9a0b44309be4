import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { payloadText } from '../../domain/payload.js';
import { type AcceptedRecord, recordHash } from '../../normalization/normalize-record.js';
import type { Origin } from '../../normalization/written.js';

export type RawTable = 'raw_api_data' | 'raw_third_source_data';

interface RawKey {
  id: string;
  isNew: boolean;
}

/** Stores payloads of APIs and feeds by external id and content hash: unchanged ones are not stored again. */
@Injectable()
export class RawApiRepository {
  /** @returns ids of the raw rows, in the order of the records */
  async store(
    tx: EntityManager,
    origin: Origin,
    table: RawTable,
    accepted: readonly AcceptedRecord[],
  ): Promise<string[]> {
    const records = accepted.map(({ record }) => ({
      externalId: record.externalId,
      text: payloadText(record),
      hash: recordHash(record),
    }));
    const keys = await this.keysOf(tx, origin, table, records);
    const news = records.flatMap((record, index) =>
      keys[index]!.isNew ? [{ ...record, ...keys[index]! }] : [],
    );
    if (!news.length) return keys.map(({ id }) => id);
    const [{ written }] = await tx.query<[{ written: number }]>(
      `with written as (
         insert into ${table} (source_id, partition, run_id, fetched_at, id, external_id, content_hash, payload)
         select $1, $2, $3, $4, * from unnest($5::bigint[], $6::text[], $7::bytea[], $8::json[])
         on conflict do nothing returning id)
       select count(*)::int as written from written`,
      [
        origin.sourceId,
        origin.partition,
        origin.runId,
        origin.fetchedAt,
        news.map(({ id }) => id),
        news.map(({ externalId }) => externalId),
        news.map(({ hash }) => hash),
        news.map(({ text }) => text),
      ],
    );
    // Some rows were not written: duplicates within the page, or stored by another transaction meanwhile.
    const known = written === news.length ? keys : await this.keysOf(tx, origin, table, records);
    return known.map(({ id }) => id);
  }

  /** Ids of existing raw rows, and new ids for records without one. */
  private keysOf(
    tx: EntityManager,
    { sourceId }: Origin,
    table: RawTable,
    records: readonly { externalId: string; hash: Buffer }[],
  ): Promise<RawKey[]> {
    return tx.query<RawKey[]>(
      `with known as materialized (
         select id, external_id, content_hash from ${table}
         where source_id = $1 and external_id = any($2::text[]) and content_hash = any($3::bytea[]))
       select coalesce(known.id, nextval('${table}_id_seq')) as id, known.id is null as "isNew"
       from unnest($2::text[], $3::bytea[]) with ordinality as wanted(external_id, content_hash, position)
       left join known using (external_id, content_hash)
       order by position`,
      [sourceId, records.map(({ externalId }) => externalId), records.map(({ hash }) => hash)],
    );
  }
}
