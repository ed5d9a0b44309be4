import type { DataSource } from 'typeorm';
import { retryConflicts } from '../../src/database/retry-conflicts.js';

/** Tables with rows that a running worker relies on. */
const KEPT = ['migrations', 'data_marks', 'background_tasks', 'version', 'queue'];

/** Deletes rows, which takes an eighth of the time of truncating the tables as long as there are few. */
const EMPTY = `do $$
declare
  name text;
  filled boolean;
begin
  set local session_replication_role = replica;
  for name in select oid::regclass from pg_class where relkind = 'r'
    and relnamespace in ('public'::regnamespace, 'pgboss'::regnamespace) and relname <> all ('{${KEPT.join()}}')
  loop
    execute format('select exists (select 1 from %s)', name) into filled;
    if filled then execute format('delete from %s', name); end if;
  end loop;
  perform setval(format('public.%I', sequencename)::regclass, start_value, false)
    from pg_sequences where schemaname = 'public' and last_value is not null and sequencename <> 'migrations_id_seq';
end $$`;

/** Empties all tables, and counts ids from 1 again. The database is then like new to the worker that runs on it. */
export async function emptyDatabase(dataSource: DataSource): Promise<void> {
  await retryConflicts(() => dataSource.query(EMPTY));
}
