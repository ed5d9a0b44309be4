import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Merges consecutive runs without new data into one row, and indexes frequent queries for runs. */
export class FoldedRuns1765700300000 implements MigrationInterface {
  name = 'FoldedRuns1765700300000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table runs
        -- Runs right before this one that found nothing new either: this row stands for them.
        add folded integer not null default 0,
        -- When the first of them was asked for.
        add folded_since timestamptz,
        -- A column, so that counting a page, which leaves it as it is, need not touch an index.
        add brought_news boolean not null generated always as (stored + updated > 0) stored;
      create index runs_trigger_idx on runs (source_id, trigger, id);
      create index runs_status_trigger_idx on runs (source_id, status, trigger, id);
      create index runs_open_idx on runs (mode, id) where finished_at is null;
      create index runs_news_idx on runs (source_id, finished_at) where mode = 'live' and brought_news;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index runs_news_idx, runs_open_idx, runs_status_trigger_idx, runs_trigger_idx;
      alter table runs drop brought_news, drop folded_since, drop folded;
    `);
  }
}
