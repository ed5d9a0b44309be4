import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { type Client, escapeIdentifier } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { type Contents, tableOfEntry } from './contents.js';
import { BackupError, untar } from './tar.js';

interface ForeignKey {
  table: string;
  name: string;
  definition: string;
}

/** Drops the foreign keys: assets and listings reference each other, so no loading order would satisfy them. */
export async function dropForeignKeys(client: Client): Promise<ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(
    `select conrelid::regclass::text as "table", quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
     from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`,
  );
  for (const { table, name } of rows) await client.query(`alter table ${table} drop constraint ${name}`);
  return rows;
}

export async function load(client: Client, path: string, { manifest, sums }: Contents): Promise<void> {
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
