import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { RejectedRecord } from './normalize-page.js';
import type { Origin } from './written.js';

@Injectable()
export class RejectionsRepository {
  /** Keeps each bad payload once, with its latest reasons and how often it came. */
  async keep(tx: EntityManager, origin: Origin, rejected: readonly RejectedRecord[]): Promise<void> {
    if (!rejected.length) return;
    const rows = [
      ...new Map(
        rejected.map((one) => [`${one.contentHash.toString('hex')} ${one.record.externalId}`, one]),
      ).values(),
    ];
    await tx.query(
      `insert into rejections (source_id, partition, run_id, first_seen_at, last_seen_at, external_id, content_hash, payload,
         reasons, code)
       select $1, $2, $3, $4, $4, * from unnest($5::text[], $6::bytea[], $7::json[], $8::json[], $9::text[])
       on conflict (source_id, partition, external_id, content_hash) do update set run_id = excluded.run_id,
         last_seen_at = excluded.last_seen_at, reasons = excluded.reasons, code = excluded.code,
         occurrences = rejections.occurrences + 1`,
      [
        origin.sourceId,
        origin.partition,
        origin.runId,
        origin.fetchedAt,
        rows.map((row) => row.record.externalId),
        rows.map((row) => row.contentHash),
        rows.map((row) => JSON.stringify(row.record.payload)),
        rows.map((row) => JSON.stringify(row.reasons)),
        rows.map((row) => row.reasons[0]!.code),
      ],
    );
  }
}
