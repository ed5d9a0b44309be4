import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { DriftKind, DriftPolicy } from '../domain/drift.js';
import type { PolicyDecision } from './policy.js';

/** Where a change was seen. */
export interface ChangeOrigin {
  sourceId: number;
  runId: string;
  partition: string;
  group: string;
}

export const DRIFT_STATUSES = ['open', 'accepted', 'dismissed'] as const;
export type DriftStatus = (typeof DRIFT_STATUSES)[number];

export interface RecordedEvent {
  id: string;
  /** Whether the change had not been recorded before. */
  isNew: boolean;
}

/** A drift event as it was before its decision. */
export interface DecidedEvent {
  sourceId: number;
  kind: DriftKind;
  path: string;
  newPath: string;
  newType: string;
  policy: DriftPolicy;
  status: DriftStatus;
}

interface RecordedRow {
  id: string;
  is_new: boolean;
}

@Injectable()
export class DriftEventsRepository {
  /**
   * Records a change that was found in a page: creates an event, or updates the existing one.
   * @param status `accepted` if the policy has already applied the change
   */
  async record(
    tx: EntityManager,
    origin: ChangeOrigin,
    decision: PolicyDecision,
    status: DriftStatus = 'open',
  ): Promise<RecordedEvent> {
    const [row] = await tx.query<RecordedRow[]>(
      `${INSERT} do update set records = drift_events.records + excluded.records,
         last_seen_at = excluded.last_seen_at
       returning id, xmax = 0 as is_new`,
      parametersOf(origin, decision, status),
    );
    return { id: row!.id, isNew: row!.is_new };
  }

  /** Records a change that only a whole run reveals; null if the run's pages have already reported it. */
  async recordIfNew(
    tx: EntityManager,
    origin: ChangeOrigin,
    decision: PolicyDecision,
  ): Promise<RecordedEvent | null> {
    const [row] = await tx.query<RecordedRow[]>(
      `${INSERT} do nothing returning id, true as is_new`,
      parametersOf(origin, decision, 'open'),
    );
    return row ? { id: row.id, isNew: true } : null;
  }

  /** Locks an event for a decision; null if there is none. */
  async lock(tx: EntityManager, id: string): Promise<DecidedEvent | null> {
    const [row] = await tx.query<DecidedEvent[]>(
      `select source_id as "sourceId", kind, path, new_path as "newPath", new_type as "newType", policy, status
       from drift_events where id = $1 for update`,
      [id],
    );
    return row ?? null;
  }

  async decide(tx: EntityManager, id: string, status: Exclude<DriftStatus, 'open'>): Promise<void> {
    await tx.query('update drift_events set status = $2, decided_at = clock_timestamp() where id = $1', [
      id,
      status,
    ]);
  }
}

const INSERT = `insert into drift_events (source_id, run_id, partition, "group", kind, path, new_path, new_type,
    confidence, records, evidence, policy, status, first_seen_at, last_seen_at, decided_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, clock_timestamp(), clock_timestamp(),
    case when $13 = 'accepted' then clock_timestamp() end)
  on conflict (source_id, "group", kind, path, new_path, new_type) where status <> 'accepted'`;

function parametersOf(
  { sourceId, runId, partition, group }: ChangeOrigin,
  { change, policy }: { change: PolicyDecision['change']; policy: DriftPolicy },
  status: DriftStatus,
): unknown[] {
  const { kind, path, newPath = '', newType, confidence, records, evidence } = change;
  return [
    ...[sourceId, runId, partition, group, kind, path, newPath, newType ?? '', confidence ?? null, records],
    ...[JSON.stringify(evidence), policy, status],
  ];
}
