import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

export const TRIGGERS = ['schedule', 'start', 'api', 'cli'] as const;
export type Trigger = (typeof TRIGGERS)[number];

export const RUN_STATUSES = ['queued', 'running', 'succeeded', 'failed', 'interrupted', 'cancelled'] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];

/** Live runs move the checkpoints. A backfill reads again beside them; a replay reads what is kept, not the upstream. */
export const RUN_MODES = ['live', 'backfill', 'replay'] as const;
export type RunMode = (typeof RUN_MODES)[number];

/** What a backfill or a replay is about: one partition, and what was observed from `since` on and before `until`. */
export interface RunOptions {
  partition?: string;
  since?: string;
  until?: string;
}

/** What became of the records of a page or a run: fetched = stored + updated + unchanged + duplicate + rejected. */
export interface Counts {
  fetched: number;
  /** Quotes or articles that were not there before. */
  stored: number;
  /** There before, with other values. */
  updated: number;
  /** There before, with the same values. */
  unchanged: number;
  /** Came again later in the same page: the last one wins. */
  duplicate: number;
  rejected: number;
}

/** One execution of one source over its partitions. Counters are text where PostgreSQL counts in bigint. */
@Entity('runs')
export class Run {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id: string;
  @Column({ name: 'source_id', type: 'smallint' }) sourceId: number;
  @Column('text') trigger: Trigger;
  @Column('text') status: RunStatus;
  @Column('text') mode: RunMode;
  @Column('json') options: RunOptions;
  @Column({ name: 'queued_at', type: 'timestamptz' }) queuedAt: Date;
  /** Null while it waits for a worker. */
  @Column({ name: 'started_at', type: 'timestamptz', nullable: true }) startedAt: Date | null;
  @Column({ name: 'cancel_requested_at', type: 'timestamptz', nullable: true })
  cancelRequestedAt: Date | null;
  @Column({ name: 'finished_at', type: 'timestamptz', nullable: true }) finishedAt: Date | null;
  /** Runs right before this one that found nothing new either and that it stands for; when the first was asked for. */
  @Column('integer') folded: number;
  @Column({ name: 'folded_since', type: 'timestamptz', nullable: true }) foldedSince: Date | null;
  /** Partitions that it passed over, because nothing in them had changed. */
  @Column({ name: 'partitions_unchanged', type: 'integer' }) partitionsUnchanged: number;
  @Column('integer') pages: number;
  @Column('bigint') fetched: string;
  @Column('bigint') stored: string;
  @Column('bigint') updated: string;
  @Column('bigint') unchanged: string;
  @Column('bigint') duplicate: string;
  @Column('bigint') rejected: string;
  @Column('bigint') bytes: string;
  @Column('integer') retries: number;
  @Column({ name: 'error_stage', type: 'text', nullable: true }) errorStage: string | null;
  @Column({ name: 'error_code', type: 'text', nullable: true }) errorCode: string | null;
  @Column({ name: 'error_message', type: 'text', nullable: true }) errorMessage: string | null;
  @Column({ name: 'resumes_at', type: 'timestamptz', nullable: true }) resumesAt: Date | null;
}
