import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type Schema, structureKey } from './schema.js';
import { preparedStatement } from '../domain/prepared.js';

export interface StoredSchema extends Schema {
  version: number;
  createdAt: Date;
}

@Injectable()
export class SchemasRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** The newest version of a group's schema. */
  async latest(
    sourceId: number,
    group: string,
    on: Pick<EntityManager, 'query'> = this.dataSource,
  ): Promise<StoredSchema | null> {
    const [row] = await on.query<StoredSchema[]>(
      preparedStatement(`select version, created_at as "createdAt", records, runs, settled, fields from schema_versions
       where source_id = $1 and "group" = $2 order by version desc limit 1`),
      [sourceId, group],
    );
    return row ?? null;
  }

  /** Locks the source, so that its concurrent runs, such as a live run and a backfill, learn one after the other. */
  async lock(tx: EntityManager, sourceId: number): Promise<void> {
    await tx.query('select from sources where id = $1 for no key update', [sourceId]);
  }

  /** Creates a new version of the schema if its structure changed; otherwise updates the current version. */
  async save(
    tx: EntityManager,
    of: { sourceId: number; group: string; runId: string },
    known: StoredSchema | null,
    learned: Schema,
  ): Promise<void> {
    const isNew = !known || structureKey(known) !== structureKey(learned);
    const { fields, records, runs, settled } = learned;
    await tx.query(
      preparedStatement(`insert into schema_versions
         (source_id, "group", version, run_id, fields, records, runs, settled, created_at, updated_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, now(), now())
       on conflict (source_id, "group", version) do update set run_id = excluded.run_id, fields = excluded.fields,
         records = excluded.records, runs = excluded.runs, settled = excluded.settled, updated_at = now()`),
      [
        of.sourceId,
        of.group,
        (known?.version ?? 0) + (isNew ? 1 : 0),
        of.runId,
        JSON.stringify(fields),
        records,
        runs,
        settled,
      ],
    );
  }
}
