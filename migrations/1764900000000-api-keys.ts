import type { MigrationInterface, QueryRunner } from 'typeorm';

/** API keys with scopes, and rate limits. */
export class ApiKeys1764900000000 implements MigrationInterface {
  name = 'ApiKeys1764900000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table api_keys (
        id bigint generated always as identity primary key,
        name text not null,
        -- The part of the key that is no secret: it is found and recognised by it.
        prefix text not null unique,
        -- SHA-256 of the whole key.
        hash bytea not null check (octet_length(hash) = 32),
        scopes text[] not null check (scopes <> '{}' and scopes <@ '{read,run,admin}'),
        created_at timestamptz not null,
        expires_at timestamptz,
        rotated_at timestamptz,
        revoked_at timestamptz,
        last_used_at timestamptz
      );
      -- The audit log tells people apart by it.
      create unique index api_keys_name_idx on api_keys (name) where rotated_at is null and revoked_at is null;

      -- Worth less than a minute: lost in a crash, and not written to the log.
      create unlogged table request_counts (
        client text primary key,
        hits integer not null,
        ends_at timestamptz not null
      ) with (fillfactor = 50);
      create index request_counts_ends_at_idx on request_counts (ends_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table request_counts, api_keys');
  }
}
