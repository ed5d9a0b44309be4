import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { Cursor } from '../domain/source.js';

/** The stored cursor of a partition, with the run that wrote it. */
@Entity('checkpoints')
export class Checkpoint {
  @PrimaryGeneratedColumn('identity', { type: 'integer' }) id: number;
  @Column({ name: 'source_id', type: 'smallint' }) sourceId: number;
  @Column('text') partition: string;
  @Column({ type: 'json', nullable: true }) cursor: Cursor | null;
  @Column({ name: 'run_id', type: 'bigint' }) runId: string;
  /** Incremented by every claim. */
  @Column('bigint') epoch: string;
  @Column({ name: 'updated_at', type: 'timestamptz' }) updatedAt: Date;
}
