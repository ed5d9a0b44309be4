import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { RecentPages } from './recent-pages.js';
import type { Shape } from './shape.js';
import { preparedStatement } from '../domain/prepared.js';

/** The shape of the records that a run has read from one of its partitions so far. */
export interface RunShape {
  sourceId: number;
  runId: string;
  partition: string;
  group: string;
  shape: Shape;
  recent: RecentPages;
}

const COLUMNS = 'source_id as "sourceId", run_id as "runId", partition, "group", shape, recent';

@Injectable()
export class ShapesRepository {
  constructor(private readonly dataSource: DataSource) {}

  async find(runId: string, partition: string): Promise<RunShape | null> {
    const [row] = await this.dataSource.query<RunShape[]>(
      preparedStatement(`select ${COLUMNS} from run_shapes where run_id = $1 and partition = $2`),
      [runId, partition],
    );
    return row ?? null;
  }

  async save(
    tx: EntityManager,
    { sourceId, runId, partition, group, shape, recent }: RunShape,
  ): Promise<void> {
    await tx.query(
      preparedStatement(`insert into run_shapes (run_id, partition, source_id, "group", shape, recent) values ($1, $2, $3, $4, $5, $6)
       on conflict (run_id, partition) do update set shape = excluded.shape, recent = excluded.recent`),
      [runId, partition, sourceId, group, JSON.stringify(shape), JSON.stringify(recent)],
    );
  }

  /** Removes and returns the shapes that a run observed, and removes those of runs that ended without learning. */
  async take(tx: EntityManager, sourceId: number, runId: string): Promise<RunShape[]> {
    const [rows] = await tx.query<[RunShape[], number]>(
      `delete from run_shapes where source_id = $1 and run_id = $2 returning ${COLUMNS}`,
      [sourceId, runId],
    );
    await tx.query(
      `delete from run_shapes where source_id = $1
         and run_id in (select id from runs where id = run_shapes.run_id and finished_at < now() - interval '1 day')`,
      [sourceId],
    );
    return rows.sort((a, b) => (a.partition < b.partition ? -1 : 1));
  }
}
