import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Schemas learned from source data, the changes found in it, and the decisions on them. */
export class Drift1764200000000 implements MigrationInterface {
  name = 'Drift1764200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- "group" is a partition, or the CSV files whose names differ in digits only.
      create table schema_versions (
        source_id smallint not null references sources,
        "group" text not null,
        version integer not null,
        fields json not null,
        -- Records that one run showed of it, on average; of CSV files all of them.
        records double precision not null,
        runs integer not null,
        -- Whether a run that came to its end has been learned: before, nothing is compared.
        settled boolean not null,
        run_id bigint not null,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        primary key (source_id, "group", version)
      );

      -- What a run saw so far of a partition: written by the transaction of each page.
      create table run_shapes (
        run_id bigint not null references runs on delete cascade,
        partition text not null,
        source_id smallint not null references sources,
        "group" text not null,
        shape json not null,
        -- Of the last pages: [fetched, rejected].
        recent json not null,
        primary key (run_id, partition)
      );
      create index run_shapes_source_idx on run_shapes (source_id, run_id);

      create table drift_events (
        id bigint generated always as identity primary key,
        source_id smallint not null references sources,
        partition text not null,
        "group" text not null,
        kind text not null check (kind in ('field_added', 'field_gone', 'type_changed', 'newly_null', 'renamed')),
        path text not null,
        -- Of renames the name now, of changed types the type now.
        new_path text not null default '',
        new_type text not null default '',
        confidence double precision check (confidence between 0 and 1),
        evidence json not null,
        policy text not null check (policy in ('evolve', 'warn', 'discard_value', 'freeze')),
        status text not null default 'open' check (status in ('open', 'accepted', 'dismissed')),
        run_id bigint not null,
        records bigint not null,
        first_seen_at timestamptz not null,
        last_seen_at timestamptz not null,
        decided_at timestamptz
      );
      -- One event a change: what comes again adds to it, also after it was dismissed.
      create unique index drift_events_change_idx on drift_events (source_id, "group", kind, path, new_path, new_type)
        where status <> 'accepted';
      create index drift_events_group_idx on drift_events (source_id, "group", kind, id);
      create index drift_events_source_idx on drift_events (source_id, id);
      create index drift_events_status_idx on drift_events (status, id);
      create index drift_events_run_idx on drift_events (run_id, id);
      create index drift_events_time_idx on drift_events (first_seen_at, id);

      create table drift_aliases (
        id integer generated always as identity primary key,
        source_id smallint not null references sources,
        path text not null,
        new_path text not null,
        event_id bigint not null references drift_events,
        created_at timestamptz not null,
        unique (source_id, path, new_path)
      );
      create index drift_aliases_event_idx on drift_aliases (event_id);

      -- Values that were read as null: raw_id is that of the row's quotes or articles.
      create table drift_notes (
        source_id smallint not null references sources,
        raw_id bigint not null,
        path text not null,
        kind text not null,
        run_id bigint not null,
        primary key (source_id, raw_id, path)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table drift_notes, drift_aliases, drift_events, run_shapes, schema_versions;
    `);
  }
}
