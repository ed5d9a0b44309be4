import { Column } from 'typeorm';

/** Columns that `runs` and `run_partitions` have in common. Counters are text, because they are bigint in PostgreSQL. */
export abstract class ProgressColumns {
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
