import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Records the commits of assets, and indexes commits to find those that nothing refers to any more. */
export class KnownAssets1765800100000 implements MigrationInterface {
  name = 'KnownAssets1765800100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The number of this transaction's commit, which is going to have a moment.
      create function noted_commit() returns bigint language plpgsql as $$
      declare
        this bigint := this_commit();
      begin
        insert into commits (id) values (this) on conflict do nothing;
        return this;
      end $$;

      -- The commit that made it. Null in assets of before: they count from created_at.
      alter table assets add commit_id bigint;
      alter table assets alter commit_id set default noted_commit();

      create index assets_commit_idx on assets (commit_id) where commit_id is not null;
      create index quote_versions_commit_idx on quote_versions (commit_id) where commit_id is not null;
      create index quote_versions_superseded_idx on quote_versions (superseded_by) where superseded_by is not null;
      create index article_versions_commit_idx on article_versions (commit_id) where commit_id is not null;
      create index article_versions_superseded_idx on article_versions (superseded_by) where superseded_by is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index article_versions_superseded_idx, article_versions_commit_idx, quote_versions_superseded_idx,
        quote_versions_commit_idx;
      alter table assets drop commit_id;
      drop function noted_commit;
    `);
  }
}
