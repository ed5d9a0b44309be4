import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Runs skip unchanged partitions, whose counts are therefore stored with their checkpoints. */
export class UnchangedPartitions1765700100000 implements MigrationInterface {
  name = 'UnchangedPartitions1765700100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table runs add partitions_unchanged integer not null default 0;
      alter table checkpoints
        -- The run that took the partition first; null where that was before this column.
        add first_run_id bigint,
        -- The run that no longer found it; null while it is there.
        add gone_run_id bigint;
      create index checkpoints_run_idx on checkpoints (run_id);
      create index checkpoints_first_run_idx on checkpoints (source_id, first_run_id);
      create index checkpoints_gone_run_idx on checkpoints (source_id, gone_run_id) where gone_run_id is not null;
      create index checkpoints_age_idx on checkpoints (source_id, updated_at) where gone_run_id is null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table checkpoints drop first_run_id, drop gone_run_id;
      drop index checkpoints_run_idx;
      alter table runs drop partitions_unchanged;
    `);
  }
}
