import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Records of prunes, and indexes to find payloads that nothing refers to any more. */
export class Retention1765000000000 implements MigrationInterface {
  name = 'Retention1765000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table prunes (
        id bigint generated always as identity primary key,
        trigger text not null check (trigger in ('schedule', 'cli')),
        -- The tick of the schedule: one prune each, however many processes tick.
        slot timestamptz unique,
        status text not null check (status in ('running', 'finished', 'stopped', 'failed', 'interrupted')),
        started_at timestamptz not null,
        finished_at timestamptz,
        -- By setting, the moment before which things were too old.
        cutoffs json not null,
        -- By table: {"dropped": 5, "kept": 2}. Written by the transactions that drop.
        counts json not null default '{}',
        error text,
        constraint finished_when_ended check ((status = 'running') = (finished_at is null))
      );
      create index prunes_status_idx on prunes (status, id);
      -- Payloads that were dropped although something stands on them: lineage says when. A row a batch.
      create table dropped_payloads (
        "table" text not null,
        first_id bigint not null,
        last_id bigint not null,
        dropped_at timestamptz not null,
        primary key ("table", last_id, first_id)
      );

      -- Block range indexes cost a load next to nothing. A quote that is said anew changes its raw_id but not its
      -- place, and payloads of all sources are numbered side by side: ranges are many to a block.
      create index quotes_raw_idx on quotes using brin (raw_id int8_minmax_multi_ops)
        with (pages_per_range = 32, autosummarize = on);
      create index raw_api_data_stored_idx on raw_api_data using brin (run_id) with (autosummarize = on);
      create index raw_third_source_data_stored_idx on raw_third_source_data using brin (run_id)
        with (autosummarize = on);
      create index raw_csv_data_stored_idx on raw_csv_data using brin (run_id) with (autosummarize = on);
      create index articles_raw_idx on articles (raw_id);
      create index quote_versions_raw_idx on quote_versions (raw_id);
      create index quote_versions_run_idx on quote_versions (run_id);
      create index article_versions_raw_idx on article_versions (raw_id);
      create index article_versions_run_idx on article_versions (run_id);
      create index listing_contracts_raw_idx on listing_contracts (raw_id);
      create index anomalies_run_idx on anomalies (run_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index anomalies_run_idx, listing_contracts_raw_idx, article_versions_run_idx, article_versions_raw_idx,
        quote_versions_run_idx, quote_versions_raw_idx, articles_raw_idx, raw_csv_data_stored_idx,
        raw_third_source_data_stored_idx, raw_api_data_stored_idx, quotes_raw_idx;
      drop table dropped_payloads, prunes;
    `);
  }
}
