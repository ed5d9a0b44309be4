import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Stores a run's cursors with its partitions, instead of in one document that every page rewrites. */
export class CursorsOfPartitions1765700000000 implements MigrationInterface {
  name = 'CursorsOfPartitions1765700000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Before the first page that the run stored of the partition, and after the newest one.
      alter table run_partitions add cursor_before json, add cursor_after json;
      -- Whether a partition of a run is left is asked whenever one ends.
      create index run_partitions_unfinished_idx on run_partitions (run_id) where finished_at is null;
    `);
  }

  /** Moves the cursors back to where the previous version expects them. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      update runs set checkpoint_before = moved.before, checkpoint_after = moved.after
      from (select run_id, json_object_agg(partition, cursor_before) as before,
              json_object_agg(partition, cursor_after) as after
            from run_partitions where cursor_after is not null group by run_id) moved
      where moved.run_id = runs.id;
      drop index run_partitions_unfinished_idx;
      alter table run_partitions drop cursor_before, drop cursor_after;
    `);
  }
}
