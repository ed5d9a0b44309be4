import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** The thing itself, once, however many sources list it. */
@Entity('assets')
export class Asset {
  @PrimaryGeneratedColumn('identity', { type: 'integer' }) id: number;
  @Column('text') slug: string;
  @Column('text') symbol: string;
  @Column('text') name: string;
  /** Listings of any source with the same symbol and name are the same asset. */
  @Column({ name: 'match_key', type: 'text' }) matchKey: string;
}
