import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A NUL in the header of a CSV file was kept as an escape that no text can be made of; it is spelled out from now on. */
export class StorableColumns1765200000000 implements MigrationInterface {
  name = 'StorableColumns1765200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(String.raw`
      update csv_files set columns = regexp_replace(columns::text, '(?<!\\)((?:\\\\)*)\\u0000', '\1\\\\u0000', 'g')::json
      where columns::text like '%\\u0000%'
    `);
  }

  /** The new spelling is as good for the service of before. */
  async down(): Promise<void> {}
}
