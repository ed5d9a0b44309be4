import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Stored replies, so that a repeated request gets its first reply and has no second effect. */
export class Idempotency1764400000000 implements MigrationInterface {
  name = 'Idempotency1764400000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table idempotency_keys (
        -- Hash of the API key that it was sent with: keys of one client mean nothing to another.
        owner bytea not null,
        key text not null,
        request_hash bytea not null,
        claim uuid not null,
        claimed_at timestamptz not null,
        -- Null while the first request is under way.
        status smallint,
        location text,
        body text,
        primary key (owner, key),
        constraint reply_is_whole check ((status is null) = (body is null))
      );
      create index idempotency_keys_age_idx on idempotency_keys (claimed_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table idempotency_keys');
  }
}
