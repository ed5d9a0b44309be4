import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** One instrument as one source knows it. */
@Entity('listings')
export class Listing {
  @PrimaryGeneratedColumn('identity', { type: 'integer' }) id: number;
  @Column({ name: 'source_id', type: 'smallint' }) sourceId: number;
  @Column({ name: 'external_id', type: 'text' }) externalId: string;
  @Column('text') symbol: string;
  @Column('text') name: string;
  /** Null until it is resolved, and while it is ambiguous. */
  @Column({ name: 'asset_id', type: 'integer', nullable: true }) assetId: number | null;
}
