import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Adds the image of an article, the kind of its date, and whether its feed had to be repaired. */
export class ArticleDetails1804000000000 implements MigrationInterface {
  name = 'ArticleDetails1804000000000';

  async up(runner: QueryRunner): Promise<void> {
    // The kind of date of existing articles is unknown until they are read from their feed again.
    for (const table of ['articles', 'article_versions', 'replay_articles'])
      await runner.query(`
        alter table ${table} add image text,
          add dated_by text,
          add repaired boolean not null default false`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['articles', 'article_versions', 'replay_articles'])
      await runner.query(`alter table ${table} drop image, drop dated_by, drop repaired`);
  }
}
