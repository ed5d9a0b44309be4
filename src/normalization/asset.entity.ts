import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** The thing itself, once, however many sources list it. */
@Entity('assets')
export class Asset {
  @PrimaryGeneratedColumn('identity', { type: 'integer' }) id: number;
  @Column('text') slug: string;
  @Column('text') symbol: string;
  @Column('text') name: string;
  /** Of one that turned out to be another: that one, which is never merged itself. */
  @Column({ name: 'merged_into', type: 'integer', nullable: true }) mergedInto: number | null;
}
