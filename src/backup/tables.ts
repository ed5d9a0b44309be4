import type { Client } from 'pg';

/**
 * The tables to back up, with their columns. Excluded are the queue, which is rebuilt from unfinished runs; the unlogged
 * tables that replays use; tables of extensions, such as PostGIS; the list of migrations, which is in the manifest; and
 * `data_marks`, in which a database counts its own changes.
 */
export async function columnsByTable(client: Client): Promise<Record<string, string[]>> {
  const { rows } = await client.query<{ table: string; columns: string[] }>(
    `select c.relname as "table", array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relpersistence = 'p' and c.relname not in ('migrations', 'data_marks')
       and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
     group by c.relname order by c.relname`,
  );
  return Object.fromEntries(rows.map(({ table, columns }) => [table, columns]));
}
