import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Replaces the JSON escape for NUL in stored CSV headers, which cannot be converted to text, by a readable form. */
export class StorableColumns1765200000000 implements MigrationInterface {
  name = 'StorableColumns1765200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(String.raw`
      update csv_files set columns = regexp_replace(columns::text, '(?<!\\)((?:\\\\)*)\\u0000', '\1\\\\u0000', 'g')::json
      where columns::text like '%\\u0000%'
    `);
  }

  /** The previous version can read the new form as well. */
  async down(): Promise<void> {}
}
