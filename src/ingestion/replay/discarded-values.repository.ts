import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { DiscardedValue } from './stored-record-reader.js';

/** Values that are read as null because of a drift policy, until the change is accepted. */
@Injectable()
export class DiscardedValuesRepository {
  /** Discarded values, by the id of their raw row. */
  async find(
    tx: EntityManager,
    sourceId: number,
    rawIds: readonly string[],
  ): Promise<Map<string, DiscardedValue[]>> {
    const rows = await tx.query<(DiscardedValue & { raw_id: string })[]>(
      `select n.raw_id, n.path, n.kind from drift_notes n
       where n.source_id = $1 and n.raw_id = any($2::bigint[]) and not exists (select from drift_events e
         where e.source_id = n.source_id and e.path = n.path and e.kind = n.kind and e.status = 'accepted')`,
      [sourceId, rawIds],
    );
    return Map.groupBy(rows, (row) => row.raw_id);
  }
}
