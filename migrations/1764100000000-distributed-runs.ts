import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Runs are queued, so that several processes can work on their partitions. */
export class DistributedRuns1764100000000 implements MigrationInterface {
  name = 'DistributedRuns1764100000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      update runs set status = 'interrupted', finished_at = now(), error_stage = 'finish', error_code = 'process_died',
        error_message = 'the service was upgraded; the next run goes on from the checkpoint'
      where status = 'running';

      alter table runs
        alter started_at drop not null,
        add queued_at timestamptz,
        add mode text not null default 'live' check (mode in ('live', 'backfill', 'replay')),
        add options json not null default '{}',
        add slot timestamptz,
        add cancel_requested_at timestamptz,
        drop constraint runs_status_check,
        add constraint runs_status_check
          check (status in ('queued', 'running', 'succeeded', 'failed', 'interrupted', 'cancelled')),
        drop constraint finished_when_ended,
        add constraint finished_when_ended check ((status in ('queued', 'running')) = (finished_at is null));
      update runs set queued_at = started_at;
      alter table runs alter queued_at set default now(), alter queued_at set not null;
      -- One live run a source at a time, and one a tick of its schedule, however many processes ask.
      create unique index runs_unfinished_idx on runs (source_id) where finished_at is null and mode = 'live';
      create unique index runs_slot_idx on runs (source_id, trigger, slot) where slot is not null;

      create table run_partitions (
        run_id bigint not null references runs on delete cascade,
        partition text not null,
        status text not null
          check (status in ('queued', 'running', 'succeeded', 'failed', 'interrupted', 'cancelled')),
        job_id uuid,
        -- Claims so far; the newest may write. Of these, failures count against the limit.
        attempts integer not null default 0,
        failures integer not null default 0,
        pages integer not null default 0,
        fetched bigint not null default 0,
        stored bigint not null default 0,
        updated bigint not null default 0,
        unchanged bigint not null default 0,
        duplicate bigint not null default 0,
        rejected bigint not null default 0,
        bytes bigint not null default 0,
        retries integer not null default 0,
        -- How far a file is read, in bytes.
        position bigint,
        size bigint,
        error_stage text,
        error_code text,
        error_message text,
        resumes_at timestamptz,
        started_at timestamptz,
        finished_at timestamptz,
        primary key (run_id, partition),
        constraint counts_reconcile check (fetched = stored + updated + unchanged + duplicate + rejected),
        constraint finished_when_ended check ((status in ('queued', 'running')) = (finished_at is null))
      );

      -- Counts the claims: what an earlier claim still holds can no longer be written.
      alter table checkpoints add epoch bigint not null default 0;

      create table audit_log (
        id bigint generated always as identity primary key,
        at timestamptz not null,
        actor text not null,
        action text not null,
        subject text not null,
        before json,
        after json,
        reason text
      );
      create index audit_log_subject_idx on audit_log (subject, id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table audit_log, run_partitions;
      alter table checkpoints drop epoch;
      drop index runs_slot_idx, runs_unfinished_idx;
      update runs set status = 'interrupted', finished_at = coalesce(finished_at, now())
        where status in ('queued', 'running', 'cancelled');
      update runs set started_at = queued_at where started_at is null;
      alter table runs
        drop constraint finished_when_ended,
        add constraint finished_when_ended check ((status = 'running') = (finished_at is null)),
        drop constraint runs_status_check,
        add constraint runs_status_check check (status in ('running', 'succeeded', 'failed', 'interrupted')),
        drop cancel_requested_at, drop slot, drop options, drop mode, drop queued_at,
        alter started_at set not null;
    `);
  }
}
