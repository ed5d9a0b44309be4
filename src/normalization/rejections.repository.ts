import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Reason } from '../domain/source.js';
import { type AcceptedRecord, hashOf, type RejectedRecord } from './normalize-page.js';
import { rejectionCondition, type RejectionFilter } from './rejection-filter.js';
import { storableId } from './storable.js';
import type { Origin } from './written.js';

@Injectable()
export class RejectionsRepository {
  /**
   * Keeps each bad payload once, with its latest reasons and how often it came. One that was resolved is open again.
   * @param fileId of lines: the reading of the file that they stand in
   */
  async keep(
    tx: EntityManager,
    origin: Origin,
    rejected: readonly RejectedRecord[],
    fileId: number | null = null,
  ): Promise<void> {
    if (!rejected.length) return;
    const rows = [
      ...new Map(
        rejected.map((one) => [`${one.contentHash.toString('hex')} ${one.record.externalId}`, one]),
      ).values(),
    ];
    await tx.query(
      `insert into rejections (source_id, partition, run_id, first_seen_at, last_seen_at, file_id, external_id,
         content_hash, payload, reasons, code, fields)
       select $1, $2, $3, $4, $4, $5, external_id, content_hash, payload, reasons, code,
         array(select json_array_elements_text(fields))
       from unnest($6::text[], $7::bytea[], $8::json[], $9::json[], $10::text[], $11::json[])
         as item(external_id, content_hash, payload, reasons, code, fields)
       on conflict (source_id, partition, external_id, content_hash) do update set run_id = excluded.run_id,
         last_seen_at = excluded.last_seen_at, file_id = coalesce(excluded.file_id, rejections.file_id),
         reasons = excluded.reasons, code = excluded.code, fields = excluded.fields,
         occurrences = rejections.occurrences + 1, status = 'open', resolved_at = null, resolved_reason = null`,
      [
        origin.sourceId,
        origin.partition,
        origin.runId,
        origin.fetchedAt,
        fileId,
        rows.map((row) => row.record.externalId),
        rows.map((row) => row.contentHash),
        rows.map((row) => JSON.stringify(row.record.payload)),
        rows.map((row) => JSON.stringify(row.reasons)),
        rows.map((row) => row.reasons[0]!.code),
        rows.map((row) => fieldsOf(row.reasons)),
      ],
    );
  }

  /** Notes what was rejected once and passes now: the same payload, or, of a file's reading, the same line made whole. */
  async supersede(
    tx: EntityManager,
    origin: Origin,
    accepted: readonly AcceptedRecord[],
    generation: string | null = null,
  ): Promise<void> {
    if (!accepted.length) return;
    const byId = new Map(accepted.map(({ record }) => [record.externalId, record]));
    const open = await tx.query<OpenRejection[]>(
      `select r.id, r.external_id, r.content_hash, f.generation
       from rejections r left join csv_files f on f.id = r.file_id
       where r.source_id = $1 and r.partition = $2 and r.status = 'open' and r.external_id = any($3)`,
      [origin.sourceId, origin.partition, [...byId.keys()]],
    );
    const passed = open.filter(
      (one) =>
        (generation !== null && one.generation === generation) ||
        one.content_hash.equals(hashOf(byId.get(one.external_id)!.payload)),
    );
    if (passed.length)
      await this.resolve(
        tx,
        passed.map(({ id }) => id),
        'superseded',
        `run ${origin.runId} met it again and stored it`,
      );
  }

  async resolve(
    tx: EntityManager,
    ids: readonly string[],
    status: 'replayed' | 'superseded',
    reason: string,
  ): Promise<void> {
    await tx.query(
      `update rejections set status = $2, resolved_at = clock_timestamp(), resolved_reason = $3
       where id = any($1::bigint[]) and status = 'open'`,
      [ids, status, reason],
    );
  }

  /** Gives up the open ones that the filter finds. @returns how many */
  async discard(tx: EntityManager, filter: Omit<RejectionFilter, 'status'>, reason: string): Promise<number> {
    const parameters: unknown[] = [reason];
    const condition = rejectionCondition({ ...filter, status: 'open' }, parameters);
    const [, count] = await tx.query<[unknown[], number]>(
      `update rejections r set status = 'discarded', resolved_at = clock_timestamp(), resolved_reason = $1
       where ${condition}`,
      parameters,
    );
    return count;
  }

  /** What a replay found wrong with rejections that stay open. */
  async noteReasons(tx: EntityManager, stillWrong: readonly StillWrong[]): Promise<void> {
    await tx.query(
      `update rejections set reasons = found.reasons, code = found.code,
         fields = array(select json_array_elements_text(found.fields))
       from unnest($1::bigint[], $2::json[], $3::text[], $4::json[]) as found(id, reasons, code, fields)
       where rejections.id = found.id and rejections.reasons::text <> found.reasons::text`,
      [
        stillWrong.map(({ id }) => id),
        stillWrong.map(({ reasons }) => JSON.stringify(reasons)),
        stillWrong.map(({ reasons }) => reasons[0]!.code),
        stillWrong.map(({ reasons }) => fieldsOf(reasons)),
      ],
    );
  }
}

/** A rejection that a replay found wrong again. */
export interface StillWrong {
  id: string;
  reasons: readonly Reason[];
}

/** As JSON: unnest would flatten an array of arrays. */
function fieldsOf(reasons: readonly Reason[]): string {
  return JSON.stringify([...new Set(reasons.map(({ path }) => storableId(path)))].toSorted());
}

interface OpenRejection {
  id: string;
  external_id: string;
  content_hash: Buffer;
  generation: string | null;
}
