import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

export const TRIGGERS = ['schedule', 'start', 'api', 'cli'] as const;
export type Trigger = (typeof TRIGGERS)[number];

export const RUN_STATUSES = ['running', 'succeeded', 'failed', 'interrupted'] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];

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
  @Column({ name: 'started_at', type: 'timestamptz' }) startedAt: Date;
  @Column({ name: 'finished_at', type: 'timestamptz', nullable: true }) finishedAt: Date | null;
  @Column('integer') pages: number;
  @Column('bigint') fetched: string;
  @Column('bigint') stored: string;
  @Column('bigint') updated: string;
  @Column('bigint') unchanged: string;
  @Column('bigint') duplicate: string;
  @Column('bigint') rejected: string;
  @Column('bigint') bytes: string;
  @Column('integer') retries: number;
  /** Cursors by partition, of the partitions that the run moved. */
  @Column({ name: 'checkpoint_before', type: 'json' }) checkpointBefore: Record<string, unknown>;
  @Column({ name: 'checkpoint_after', type: 'json' }) checkpointAfter: Record<string, unknown>;
  @Column({ name: 'error_stage', type: 'text', nullable: true }) errorStage: string | null;
  @Column({ name: 'error_code', type: 'text', nullable: true }) errorCode: string | null;
  @Column({ name: 'error_message', type: 'text', nullable: true }) errorMessage: string | null;
  @Column({ name: 'resumes_at', type: 'timestamptz', nullable: true }) resumesAt: Date | null;
}
