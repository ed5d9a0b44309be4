import { setTimeout as sleep } from 'node:timers/promises';
import { type Client, escapeIdentifier } from 'pg';
import { QUEUE_SCHEMA } from '../database/install-queue.js';
import type { Contents } from './contents.js';
import { columnsByTable } from './tables.js';
import { BackupError } from './tar.js';

const PAUSE_MS = 100;
/** Connections of processes that have just ended may still exist for a moment. */
const ATTEMPTS = 10;

/** @param own pid of a connection of this process that is closing */
export async function assertAlone(client: Client, own = 0): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const { rows: others } = await client.query(
      `select from pg_stat_activity where datname = current_database() and pid not in (pg_backend_pid(), $1)
         and application_name like 'kasparro%'`,
      [own],
    );
    if (!others.length) return;
    if (attempt === ATTEMPTS)
      throw new BackupError('Kasparro processes are connected to the database: stop them first');
    await sleep(PAUSE_MS);
  }
}

export async function assertEmpty(client: Client): Promise<void> {
  for (const table of Object.keys(await columnsByTable(client)))
    if ((await client.query(`select from ${escapeIdentifier(table)} limit 1`)).rows.length)
      throw new BackupError(
        `the database is not empty: ${table} has rows. --force (make restore FORCE=1) replaces all existing data`,
      );
}

export async function clearDatabase(
  client: Client,
  { manifest }: Contents,
  own: number,
  force: boolean,
): Promise<void> {
  await assertAlone(client, own);
  const tables = await columnsByTable(client);
  const unlike = Object.entries(manifest.tables).filter(
    ([table, columns]) => columns.join() !== tables[table]?.join(),
  );
  const more = Object.keys(tables).filter((table) => !manifest.tables[table]);
  if (unlike.length || more.length)
    throw new BackupError(
      `its tables differ from those of this database: ${[...unlike.map(([table]) => table), ...more].join(', ')}. Tables ` +
        'that are not from Kasparro must be in another schema than public',
    );
  const names = Object.keys(tables).map(escapeIdentifier).join(', ');
  await client.query(`lock table ${names} in access exclusive mode`);
  if (!force) return assertEmpty(client);
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
