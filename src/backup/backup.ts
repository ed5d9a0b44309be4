import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { type Client, escapeIdentifier } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { VERSION } from '../config/version.js';
import { openClient } from '../database/connection.js';
import { cannotConnect } from '../database/database-unavailable.js';
import { writeNewFile } from './new-file.js';
import { type Contents, MANIFEST_ENTRY, entryOfTable, CHECKSUMS_ENTRY } from './contents.js';
import { columnsByTable } from './tables.js';
import { BackupError, type Entry, tar } from './tar.js';

const PART_BYTES = 8 * 1024 * 1024;

/**
 * Writes an archive with a consistent snapshot of everything that Kasparro stores, except the queue. Runs and readers are
 * not interrupted.
 * @returns row counts by table
 * @throws BackupError if the file exists, or the database is not a Kasparro database; DatabaseUnavailable
 */
export async function backup(url: string, path: string): Promise<Record<string, number>> {
  const client = await openClient(url, 'kasparro-backup').catch((error: unknown) => {
    throw cannotConnect(url, error);
  });
  const sums: Contents['sums'] = { tables: {}, sequences: {} };
  try {
    // Row-level security must not leave out rows silently.
    await client.query(
      'set row_security = off; set transaction_timeout = 0; set idle_in_transaction_session_timeout = 0',
    );
    await client.query('begin isolation level repeatable read, read only');
    await assertSchema(client);
    await writeNewFile(path, (file) => pipeline(tar(entries(client, sums)), createGzip({ level: 4 }), file));
  } finally {
    await client.end();
  }
  return Object.fromEntries(Object.entries(sums.tables).map(([table, { rows }]) => [table, rows]));
}

async function assertSchema(client: Client): Promise<void> {
  const { rows } = await client.query<{ exists: boolean }>(
    `select to_regclass('public.migrations') is not null as exists`,
  );
  if (!rows[0]!.exists) throw new BackupError('not written: this database has no tables of Kasparro');
}

async function* entries(client: Client, sums: Contents['sums']): AsyncIterable<Entry> {
  const { rows: migrations } = await client.query<{ name: string }>(
    'select name from migrations order by timestamp',
  );
  const tables = await columnsByTable(client);
  const manifest: Contents['manifest'] = {
    format: 1,
    version: VERSION,
    made_at: new Date().toISOString(),
    migrations: migrations.map(({ name }) => name),
    tables,
  };
  yield { name: MANIFEST_ENTRY, body: Buffer.from(JSON.stringify(manifest, null, 1)) };
  for (const [table, columns] of Object.entries(tables)) {
    const list = columns.map(escapeIdentifier).join(', ');
    const copy = client.query(copyTo(`copy ${escapeIdentifier(table)} (${list}) to stdout`));
    const hash = createHash('sha256');
    let part = 0;
    for await (const body of parts(copy)) {
      hash.update(body);
      yield { name: entryOfTable(table, ++part), body };
    }
    // The stream ends with the last row. The row count, which follows it, may not have arrived yet: this query waits for it.
    await client.query('select');
    sums.tables[table] = { rows: copy.rowCount, sha256: hash.digest('hex') };
  }
  // Sequences are read last, outside the snapshot, so that no row in the snapshot has a higher id.
  const { rows } = await client.query<{ name: string; last: string | null }>(
    `select sequencename as name, last_value::text as last from pg_sequences where schemaname = 'public' order by 1`,
  );
  sums.sequences = Object.fromEntries(rows.map(({ name, last }) => [name, last]));
  yield { name: CHECKSUMS_ENTRY, body: Buffer.from(JSON.stringify(sums, null, 1)) };
}

async function* parts(copy: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  let held: Buffer[] = [];
  let length = 0;
  for await (const chunk of copy) {
    held.push(chunk);
    length += chunk.length;
    if (length < PART_BYTES) continue;
    yield Buffer.concat(held);
    held = [];
    length = 0;
  }
  if (length) yield Buffer.concat(held);
}
