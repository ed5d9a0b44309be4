import type { MigrationInterface, QueryRunner } from 'typeorm';

const COUNTS = ['fetched', 'stored', 'updated', 'unchanged', 'duplicate', 'rejected'];
const each = (form: (name: string) => string) => COUNTS.map(form).join(', ');

/** Counts existing runs, unless totals already exist. */
export const COUNT_RUNS = `
  insert into run_totals
  select source_id, status, count(*), ${each((name) => `sum(${name})`)},
    sum(extract(epoch from finished_at - coalesce(started_at, finished_at))),
    max(extract(epoch from finished_at - coalesce(started_at, finished_at))), max(finished_at), max(id),
    (array_agg(error_code order by id desc))[1], (array_agg(error_message order by id desc))[1]
  from runs where finished_at is not null group by source_id, status`;

/** Totals for /stats, updated when a run ends. Reading them takes constant time, and they include pruned runs. */
export class RunTotals1765700200000 implements MigrationInterface {
  name = 'RunTotals1765700200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table run_totals (
        source_id smallint not null references sources,
        status text not null,
        runs bigint not null,
        ${each((name) => `${name} bigint not null`)},
        -- Of all of them, and of the longest.
        seconds numeric not null,
        longest numeric not null,
        last_at timestamptz not null,
        last_run_id bigint not null,
        -- Of the last run.
        error_code text,
        error_message text,
        primary key (source_id, status)
      );

      -- By a trigger, because while a newer version is rolled out processes of the older one end runs, too.
      create function count_ended_run() returns trigger language plpgsql as $count$
      declare
        took numeric := extract(epoch from new.finished_at - coalesce(new.started_at, new.finished_at));
      begin
        insert into run_totals as known values (new.source_id, new.status, 1, ${each((name) => `new.${name}`)},
          took, took, new.finished_at, new.id, new.error_code, new.error_message)
        on conflict (source_id, status) do update set runs = known.runs + 1,
          ${each((name) => `${name} = known.${name} + excluded.${name}`)},
          seconds = known.seconds + excluded.seconds, longest = greatest(known.longest, excluded.longest),
          last_at = greatest(known.last_at, excluded.last_at),
          last_run_id = greatest(known.last_run_id, excluded.last_run_id),
          error_code = case when excluded.last_run_id > known.last_run_id then excluded.error_code
            else known.error_code end,
          error_message = case when excluded.last_run_id > known.last_run_id then excluded.error_message
            else known.error_message end;
        return null;
      end $count$;
      create trigger count_ended_run after update on runs for each row
        when (old.finished_at is null and new.finished_at is not null) execute function count_ended_run();

      ${COUNT_RUNS};
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger count_ended_run on runs;
      drop function count_ended_run;
      drop table run_totals;
    `);
  }
}
