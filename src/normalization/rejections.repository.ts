import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { isolateFailuresIn } from '../database/isolate-failures.js';
import { storableId } from '../domain/names.js';
import { payloadText } from '../domain/payload.js';
import type { Reason } from '../domain/source.js';
import type { RejectedRecord } from './normalize-record.js';
import { asStorable } from './not-storable.js';
import type { Origin } from './written.js';

@Injectable()
export class RejectionsRepository {
  /**
   * Stores each bad payload once, with its latest reasons and count. A resolved rejection is reopened. If
   * the database refuses a payload, it is stored as truncated text, so storing a rejection never fails because of its data.
   * @param fileId for lines: id of the reading of their file
   */
  async store(
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
    const refused = await isolateFailuresIn(tx, rows, (inner, some) =>
      this.write(inner, origin, some, fileId),
    );
    for (const { item, error } of refused) await this.write(tx, origin, [asStorable(item, error)], fileId);
    if (fileId !== null) await this.supersedeLines(tx, origin, rows, fileId);
  }

  private async write(
    tx: EntityManager,
    origin: Origin,
    rows: readonly RejectedRecord[],
    fileId: number | null,
  ): Promise<void> {
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
        rows.map((row) => payloadText(row.record)),
        rows.map((row) => JSON.stringify(row.reasons)),
        rows.map((row) => row.reasons[0]!.code),
        rows.map((row) => fieldsOf(row.reasons)),
      ],
    );
  }

  /** Supersedes rejections of an unterminated line that has grown: its first part was not a record. */
  private async supersedeLines(
    tx: EntityManager,
    origin: Origin,
    rows: readonly RejectedRecord[],
    fileId: number,
  ): Promise<void> {
    await tx.query(
      `update rejections r set status = 'superseded', resolved_at = clock_timestamp(), resolved_reason = $6
       from unnest($3::text[], $4::bytea[]) as now(external_id, content_hash)
       where r.source_id = $1 and r.partition = $2 and r.external_id = now.external_id and r.file_id = $5
         and r.status = 'open' and r.content_hash <> now.content_hash`,
      [
        origin.sourceId,
        origin.partition,
        rows.map((row) => row.record.externalId),
        rows.map((row) => row.contentHash),
        fileId,
        `run ${origin.runId} read the line again after it had grown`,
      ],
    );
  }

  /** Stores the new reasons that a replay found for rejections that stay open. */
  async updateReasons(tx: EntityManager, stillWrong: readonly StillRejected[]): Promise<void> {
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

/** A rejection that failed again in a replay. */
export interface StillRejected {
  id: string;
  reasons: readonly Reason[];
}

/** The fields in the reasons, as JSON, because unnest would flatten an array of arrays. */
function fieldsOf(reasons: readonly Reason[]): string {
  return JSON.stringify([...new Set(reasons.map(({ path }) => storableId(path)))].toSorted());
}
