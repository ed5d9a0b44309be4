import { escapeIdentifier } from 'pg';
import { DataSource } from 'typeorm';
import { openClient } from '../database/connection.js';
import { cannotConnect } from '../database/database-unavailable.js';
import { migrationOptions } from '../database/data-source.js';
import { migrate } from '../database/migrate.js';
import { assertSupported } from '../database/server-version.js';
import { verifyArchive } from './contents.js';
import { BackupError } from './tar.js';
import { dropForeignKeys, load } from './load-tables.js';
import { assertAlone, assertEmpty, clearDatabase } from './clear-database.js';

export interface RestoreOptions {
  /** Role to grant access to, if it is not the owner. */
  serviceUrl?: string;
  /** Whether to replace existing data. */
  force?: boolean;
  /** Called once the restored rows are committed. */
  loaded?: () => void;
}

/**
 * Restores an archive in one transaction. An empty database is first migrated to the schema of the archive, and
 * afterwards to the current one. The archive is verified completely before anything is written.
 * @returns row counts by table
 * @throws BackupError, DatabaseUnavailable
 */
export async function restore(
  url: string,
  path: string,
  { serviceUrl = url, force = false, loaded }: RestoreOptions = {},
): Promise<Record<string, number>> {
  const contents = await verifyArchive(path);
  const variable = serviceUrl === url ? 'DATABASE_URL' : 'MIGRATION_DATABASE_URL';
  const client = await openClient(url, 'kasparro-restore').catch((error: unknown) => {
    throw cannotConnect(url, error, variable);
  });
  try {
    const own = await migrateTo(contents.manifest.migrations, url, variable, async (pid) => {
      // Both are checked again under locks.
      await assertAlone(client, pid);
      if (!force) await assertEmpty(client);
    });
    await client.query(`set lock_timeout = '10s'; set row_security = off; set transaction_timeout = 0`);
    await client.query('begin');
    await clearDatabase(client, contents, own, force);
    const keys = await dropForeignKeys(client);
    await load(client, path, contents);
    // Recreating the foreign keys checks them.
    for (const { table, name, definition } of keys)
      await client.query(`alter table ${table} add constraint ${name} ${definition}`);
    for (const [name, last] of Object.entries(contents.sums.sequences))
      if (last !== null)
        await client.query('select setval($1::regclass, $2)', [escapeIdentifier(name), last]);
    await client.query('commit');
    loaded?.();
    await client.query('analyze');
  } finally {
    await client.end();
  }
  await migrate(url, serviceUrl);
  return Object.fromEntries(Object.entries(contents.sums.tables).map(([table, { rows }]) => [table, rows]));
}

/**
 * Migrates the database to the archive's schema.
 * @param check called with the pid before anything is changed
 * @returns pid of the backend that was used, which may still exist for a moment
 */
async function migrateTo(
  migrations: readonly string[],
  url: string,
  variable: string,
  check: (pid: number) => Promise<void>,
): Promise<number> {
  const options = migrationOptions(url);
  const known = options.migrations as (new () => { name: string })[];
  const wanted = known.filter((migration) => migrations.includes(new migration().name));
  if (wanted.length < migrations.length)
    throw new BackupError('made by a newer version of Kasparro; restore it with that version');
  const dataSource = new DataSource({ ...options, migrations: wanted });
  await dataSource.initialize().catch((error: unknown) => {
    throw cannotConnect(url, error, variable);
  });
  try {
    await assertSupported(dataSource, variable);
    const [{ pid, made }] = await dataSource.query<[{ pid: number; made: boolean }]>(
      `select pg_backend_pid() as pid, to_regclass('public.migrations') is not null as made`,
    );
    const applied = made ? await dataSource.query<{ name: string }[]>('select name from migrations') : [];
    if (applied.some(({ name }) => !migrations.includes(name)))
      throw new BackupError(
        'its schema is older than that of this database: restore it into an empty database, which is then migrated',
      );
    await check(pid);
    await dataSource.runMigrations();
    return pid;
  } finally {
    await dataSource.destroy();
  }
}
