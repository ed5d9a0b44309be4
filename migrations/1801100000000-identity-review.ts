import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Listings for operators to review, and decisions that they confirm in bulk. */
export class IdentityReview1801100000000 implements MigrationInterface {
  name = 'IdentityReview1801100000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Why a person should look at the listing: ambiguous, renamed or price_only; null: no need.
      alter table listings add review text;
      create index listings_review_idx on listings (review, id) where review is not null and not by_hand;
      -- Everything is decided once more: the weights of evidence changed, and the reasons are to be found.
      update listings set revision = revision + 1, review = case state when 'ambiguous' then state end where not by_hand;

      -- Several decisions that are made and undone together: each is an operation that is a part of one.
      alter table identity_operations drop constraint identity_operations_kind_check,
        add constraint identity_operations_kind_check check (kind in ('merge', 'split', 'confirm', 'mapping', 'settle')),
        add part_of bigint;
      create index identity_operations_part_idx on identity_operations (part_of) where part_of is not null;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop index listings_review_idx;
      alter table listings drop column review;
      alter table identity_operations drop column part_of, drop constraint identity_operations_kind_check;
      delete from identity_operations where kind = 'settle';
      alter table identity_operations
        add constraint identity_operations_kind_check check (kind in ('merge', 'split', 'confirm', 'mapping'));
    `);
  }
}
