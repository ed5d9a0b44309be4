import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { SourceKind } from '../domain/source.js';

@Entity('sources')
export class SourceRow {
  @PrimaryGeneratedColumn('identity', { type: 'smallint' }) id: number;
  @Column('text') name: string;
  @Column('text') kind: SourceKind;
}
