import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { type Client, escapeIdentifier } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { DataSource } from 'typeorm';
import { openClient } from '../database/connection.js';
import { migrationOptions } from '../database/data-source.js';
import { QUEUE_SCHEMA } from '../database/install-queue.js';
import { migrate } from '../database/migrate.js';
import { assertSupportedVersion } from '../database/server-version.js';
import { verifyArchive, type Contents, tableOfEntry } from './contents.js';
import { columnsByTable } from './tables.js';
import { BackupError, untar } from './tar.js';

export interface RestoreOptions {
  /** Role to grant access to, if it is not the owner. */
  serviceUrl?: string;
  /** Whether to replace existing data. */
  force?: boolean;
}

/**
 * Restores an archive in one transaction. An empty database is first migrated to the schema of the archive, and
 * afterwards to the current one. The archive is verified completely before anything is written.
 * @returns row counts by table
 * @throws BackupError
 */
export async function restore(
  url: string,
  path: string,
  { serviceUrl = url, force = false }: RestoreOptions = {},
): Promise<Record<string, number>> {
  const contents = await verifyArchive(path);
  const own = await migrateTo(contents.manifest.migrations, url);
  const client = await openClient(url, 'kasparro-restore');
  try {
    await client.query(`set lock_timeout = '10s'; set timezone = 'UTC'; set datestyle = 'ISO'`);
    await client.query('begin');
    await makeRoom(client, contents, own, force);
    const keys = await dropForeignKeys(client);
    await load(client, path, contents);
    // Recreating the foreign keys checks them.
    for (const { table, name, definition } of keys)
      await client.query(`alter table ${table} add constraint ${name} ${definition}`);
    for (const [name, last] of Object.entries(contents.sums.sequences))
      if (last !== null)
        await client.query('select setval($1::regclass, $2)', [escapeIdentifier(name), last]);
    await client.query('commit');
    await client.query('analyze');
  } finally {
    await client.end();
  }
  await migrate(url, serviceUrl);
  return Object.fromEntries(Object.entries(contents.sums.tables).map(([table, { rows }]) => [table, rows]));
}

/**
 * Migrates an empty database to the archive's schema, or checks that a database with data has it.
 * @returns pid of the backend that was used, which may still exist for a moment
 */
async function migrateTo(migrations: readonly string[], url: string): Promise<number> {
  const options = migrationOptions(url);
  const known = options.migrations as (new () => { name: string })[];
  const wanted = known.filter((migration) => migrations.includes(new migration().name));
  if (wanted.length < migrations.length)
    throw new BackupError('it was made by a newer version of Kasparro: restore it with that version');
  const dataSource = await new DataSource({ ...options, migrations: wanted }).initialize();
  try {
    await assertSupportedVersion(dataSource);
    await dataSource.runMigrations();
    const applied = await dataSource.query<unknown[]>('select from migrations');
    if (applied.length > migrations.length)
      throw new BackupError(
        'its schema is older than that of this database: restore it into an empty database, which is then migrated',
      );
    const [own] = await dataSource.query<[{ pid: number }]>('select pg_backend_pid() as pid');
    return own.pid;
  } finally {
    await dataSource.destroy();
  }
}

async function makeRoom(client: Client, { manifest }: Contents, own: number, force: boolean): Promise<void> {
  const { rows: others } = await client.query(
    `select from pg_stat_activity where datname = current_database() and pid not in (pg_backend_pid(), $1)
       and application_name like 'kasparro%'`,
    [own],
  );
  if (others.length)
    throw new BackupError('Kasparro processes are connected to the database: stop them first');
  const tables = await columnsByTable(client);
  const unlike = Object.entries(manifest.tables).filter(
    ([table, columns]) => columns.join() !== tables[table]?.join(),
  );
  if (unlike.length || Object.keys(tables).length !== Object.keys(manifest.tables).length)
    throw new BackupError(
      `its tables differ from those of this database: ${unlike.map(([table]) => table).join(', ')}`,
    );
  const names = Object.keys(tables).map(escapeIdentifier).join(', ');
  await client.query(`lock table ${names} in access exclusive mode`);
  for (const table of force ? [] : Object.keys(tables))
    if ((await client.query(`select from ${escapeIdentifier(table)} limit 1`)).rows.length)
      throw new BackupError(
        `the database is not empty: ${table} has rows. --force (make restore FORCE=1) replaces all existing data`,
      );
  if (!force) return;
  const { rows: unlogged } = await client.query<{ name: string }>(
    `select oid::regclass::text as name from pg_class
     where relnamespace = 'public'::regnamespace and relkind = 'r' and relpersistence = 'u'`,
  );
  await client.query(`truncate ${[names, ...unlogged.map(({ name }) => name)].join(', ')}`);
  // An empty database has no queue yet.
  const { rows: queue } = await client.query('select where to_regclass($1) is not null', [
    `${QUEUE_SCHEMA}.job`,
  ]);
  if (queue.length) await client.query(`delete from ${QUEUE_SCHEMA}.job`);
}

interface ForeignKey {
  table: string;
  name: string;
  definition: string;
}

/** Drops the foreign keys: assets and listings reference each other, so that no order of loading would satisfy them. */
async function dropForeignKeys(client: Client): Promise<ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(
    `select conrelid::regclass::text as "table", quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
     from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`,
  );
  for (const { table, name } of rows) await client.query(`alter table ${table} drop constraint ${name}`);
  return rows;
}

async function load(client: Client, path: string, { manifest, sums }: Contents): Promise<void> {
  let open: { table: string; copy: Writable & { rowCount: number }; failed: Promise<never> } | undefined;
  const close = async () => {
    if (!open) return;
    const { copy, table, failed } = open;
    open = undefined;
    copy.end();
    await Promise.race([once(copy, 'finish'), failed]);
    if (copy.rowCount !== sums.tables[table]!.rows) throw new BackupError(`rows of ${table} are missing`);
  };
  for await (const { name, body } of untar(path)) {
    const table = tableOfEntry(name);
    if (table !== open?.table) await close();
    if (!table) continue;
    if (!open) {
      const list = manifest.tables[table]!.map(escapeIdentifier).join(', ');
      const copy = client.query(copyFrom(`copy ${escapeIdentifier(table)} (${list}) from stdin`));
      const failed = new Promise<never>((_resolve, reject) => copy.on('error', reject));
      failed.catch(() => undefined);
      open = { table, copy, failed };
    }
    if (!open.copy.write(body)) await Promise.race([once(open.copy, 'drain'), open.failed]);
  }
  await close();
}
