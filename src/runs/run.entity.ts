import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { HistorySpan } from '../domain/history.js';
import { ProgressColumns } from './progress-columns.js';

export const TRIGGERS = ['schedule', 'start', 'api', 'cli'] as const;
export type Trigger = (typeof TRIGGERS)[number];

/** Whether the run was started by a schedule rather than by a request. */
export function isScheduled({ trigger }: { trigger: Trigger }): boolean {
  return trigger === 'schedule' || trigger === 'start';
}

export const RUN_STATUSES = [
  'queued',
  'running',
  'succeeded',
  'partial',
  'failed',
  'interrupted',
  'cancelled',
] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];

/**
 * Live runs advance the checkpoints. Backfills read history without changing them. Replays process stored payloads
 * instead of calling the upstream.
 */
export const RUN_MODES = ['live', 'backfill', 'replay'] as const;
export type RunMode = (typeof RUN_MODES)[number];

/**
 * The scope of a backfill or replay: optionally one partition, and data observed from `since` (inclusive) until `until`
 * (exclusive).
 */
export interface RunOptions {
  partition?: string;
  since?: string;
  until?: string;
  /** Only for sources that serve history: the requested assets, and the source's listings of these assets. */
  assets?: string[];
  listings?: { externalId: string; symbol: string | null; name: string }[];
  /** The gaps found when a backfill with `fill` was requested. */
  fill?: HistorySpan['fill'];
}

/** Number of records in a page or run by outcome: fetched = stored + updated + unchanged + duplicate + rejected. */
export interface Counts {
  fetched: number;
  /** New quotes, candles or articles. */
  stored: number;
  /** Existing quotes, candles or articles whose values changed. */
  updated: number;
  /** Existing quotes, candles or articles whose values are the same. */
  unchanged: number;
  /** Records that occur again later in the same page: the last occurrence is stored. */
  duplicate: number;
  rejected: number;
}

/** One execution of a source over its partitions. */
@Entity('runs')
export class Run extends ProgressColumns {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id: string;
  @Column({ name: 'source_id', type: 'smallint' }) sourceId: number;
  @Column('text') trigger: Trigger;
  @Column('text') status: RunStatus;
  @Column('text') mode: RunMode;
  @Column('json') options: RunOptions;
  @Column({ name: 'queued_at', type: 'timestamptz' }) queuedAt: Date;
  /** Null while waiting for a worker. */
  @Column({ name: 'started_at', type: 'timestamptz', nullable: true }) startedAt: Date | null;
  @Column({ name: 'cancel_requested_at', type: 'timestamptz', nullable: true })
  cancelRequestedAt: Date | null;
  @Column({ name: 'finished_at', type: 'timestamptz', nullable: true }) finishedAt: Date | null;
  /** Number of earlier runs without new data that were folded into this one, and when the first of them was requested. */
  @Column('integer') folded: number;
  @Column({ name: 'folded_since', type: 'timestamptz', nullable: true }) foldedSince: Date | null;
  /** Number of partitions skipped because they had not changed. */
  @Column({ name: 'partitions_unchanged', type: 'integer' }) partitionsUnchanged: number;
}
