import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** A value in a raw row that was read as null because of a drift policy. */
export interface DriftNote {
  rawId: string;
  path: string;
  kind: string;
}

@Injectable()
export class DriftNotesRepository {
  async insert(
    tx: EntityManager,
    sourceId: number,
    runId: string,
    notes: readonly DriftNote[],
  ): Promise<void> {
    if (!notes.length) return;
    await tx.query(
      `insert into drift_notes (source_id, run_id, raw_id, path, kind)
       select $1, $2, * from unnest($3::bigint[], $4::text[], $5::text[]) on conflict do nothing`,
      [
        sourceId,
        runId,
        notes.map(({ rawId }) => rawId),
        notes.map(({ path }) => path),
        notes.map(({ kind }) => kind),
      ],
    );
  }

  /** Called when a change is accepted: a replay of the source then reads the values that were discarded. */
  async remove(tx: EntityManager, sourceId: number, path: string): Promise<void> {
    await tx.query('delete from drift_notes where source_id = $1 and path = $2', [sourceId, path]);
  }
}
