import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { DriftKind, DriftPolicy } from '../domain/drift.js';
import { changeKey } from './change.js';
import type { DriftStatus } from './drift-events.repository.js';

export interface ReportedRename {
  path: string;
  newPath: string;
  confidence: number;
  policy: DriftPolicy;
  status: DriftStatus;
}

/** Changes that were reported earlier for a group of partitions. */
@Injectable()
export class ReportedChanges {
  constructor(private readonly dataSource: DataSource) {}

  /** Keys of changes that were accepted since the given time, and no longer count. */
  async accepted(
    sourceId: number,
    group: string,
    since: Date,
    on: Pick<EntityManager, 'query'> = this.dataSource,
  ): Promise<Set<string>> {
    const rows = await on.query<{ kind: DriftKind; path: string; newPath: string; newType: never }[]>(
      `select kind, path, new_path as "newPath", new_type as "newType" from drift_events
       where source_id = $1 and "group" = $2 and status = 'accepted' and decided_at >= $3`,
      [sourceId, group, since],
    );
    return new Set(rows.map(changeKey));
  }

  /** Renames reported for the group, newest first. */
  async renames(
    sourceId: number,
    group: string,
    on: Pick<EntityManager, 'query'> = this.dataSource,
  ): Promise<ReportedRename[]> {
    return on.query(
      `select path, new_path as "newPath", confidence, policy, status from drift_events
       where source_id = $1 and "group" = $2 and kind = 'renamed' and confidence is not null
       order by id desc limit 500`,
      [sourceId, group],
    );
  }
}
