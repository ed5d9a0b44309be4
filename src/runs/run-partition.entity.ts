import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SweepReport } from '../domain/sweep-report.js';
import { ProgressColumns } from './progress-columns.js';

export const PARTITION_STATUSES = [
  'queued',
  'running',
  'succeeded',
  'ignored',
  'postponed',
  'failed',
  'interrupted',
  'cancelled',
] as const;
export type PartitionStatus = (typeof PARTITION_STATUSES)[number];

/** The progress of a run in one of its partitions. */
@Entity('run_partitions')
export class RunPartition extends ProgressColumns {
  @PrimaryColumn({ name: 'run_id', type: 'bigint' }) runId: string;
  @PrimaryColumn('text') partition: string;
  @Column('text') status: PartitionStatus;
  @Column({ name: 'job_id', type: 'uuid', nullable: true }) jobId: string | null;
  /** How often workers have claimed the partition. Only the newest claim may write. */
  @Column('integer') attempts: number;
  @Column('integer') failures: number;
  /** Number of retries since its last page for which the partition was returned to the queue. */
  @Column('integer') waits: number;
  /** Bytes of the file read so far, and its size in bytes. */
  @Column({ type: 'bigint', nullable: true }) position: string | null;
  @Column({ type: 'bigint', nullable: true }) size: string | null;
  /** How a completed sweep differs from the last complete one. */
  @Column({ type: 'json', nullable: true }) sweep: SweepReport | null;
  @Column({ name: 'started_at', type: 'timestamptz', nullable: true }) startedAt: Date | null;
  @Column({ name: 'finished_at', type: 'timestamptz', nullable: true }) finishedAt: Date | null;
}
