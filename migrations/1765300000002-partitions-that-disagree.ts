import type { MigrationInterface, QueryRunner } from 'typeorm';

const KINDS = `'record_count', 'duration', 'rejection_share', 'silence', 'price_outlier', 'price_disagreement', 'price_jump',
  'stale_price'`;

/** Adds anomalies for partitions that overwrite each other's quotes or articles in turn; they are closed once that stops. */
export class PartitionsThatDisagree1765300000002 implements MigrationInterface {
  name = 'PartitionsThatDisagree1765300000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table anomalies add closed_at timestamptz,
        drop constraint anomalies_kind_check,
        add constraint anomalies_kind_check check (kind in (${KINDS}, 'partitions_disagree')),
        drop constraint anomalies_state_check,
        add constraint anomalies_state_check check (state in ('open', 'acknowledged', 'closed'));

      -- Versions are appended as they are superseded: block ranges find those of a run and cost a load nothing.
      create index quote_versions_ended_idx on quote_versions using brin (superseded_at)
        with (pages_per_range = 32, autosummarize = on);
      create index article_versions_ended_idx on article_versions using brin (superseded_at)
        with (pages_per_range = 32, autosummarize = on);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index article_versions_ended_idx, quote_versions_ended_idx;
      delete from anomalies where kind = 'partitions_disagree';
      alter table anomalies drop closed_at,
        drop constraint anomalies_kind_check, add constraint anomalies_kind_check check (kind in (${KINDS})),
        drop constraint anomalies_state_check,
        add constraint anomalies_state_check check (state in ('open', 'acknowledged'));
    `);
  }
}
