import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CsvFile } from '../../domain/source.js';

/** Registered readings of files. */
@Injectable()
export class CsvFilesRepository {
  /** Readings of files, by id. */
  async findAll(tx: EntityManager, ids: readonly number[]): Promise<Map<number, CsvFile>> {
    const rows = await tx.query<(CsvFile & { id: number })[]>(
      'select id, path, generation, columns, "format" from csv_files where id = any($1)',
      [ids],
    );
    return new Map(rows.map(({ id, ...file }) => [id, file]));
  }
}
