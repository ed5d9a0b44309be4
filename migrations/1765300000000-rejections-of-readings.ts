import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Indexes rejections by file, because a later reading of the file can correct their lines. */
export class RejectionsOfReadings1765300000000 implements MigrationInterface {
  name = 'RejectionsOfReadings1765300000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index rejections_reading_idx on rejections (source_id, partition, file_id)
        where status = 'open' and file_id is not null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index rejections_reading_idx');
  }
}
