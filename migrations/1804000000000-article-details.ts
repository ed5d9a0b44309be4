import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What articles show beside their text: an image, which of their dates counts, and whether their feed had to be repaired. */
export class ArticleDetails1804000000000 implements MigrationInterface {
  name = 'ArticleDetails1804000000000';

  async up(runner: QueryRunner): Promise<void> {
    // Of articles stored before, it is unknown what they are dated by until their feed has them again.
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
