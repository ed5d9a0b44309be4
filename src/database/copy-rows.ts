import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { EntityManager } from 'typeorm';

export type Field = string | number | null | undefined;

/** With fewer rows an insert is just as fast. */
export const MIN_COPY_ROWS = 200;

const UNIQUE_VIOLATION = '23505';
/** PostgreSQL takes about ten milliseconds to store this much, during which other work can be done here. */
const CHUNK_CHARACTERS = 1 << 18;
const SPECIAL = /[\\\n\r\t]/;
const ALL_SPECIAL = new RegExp(SPECIAL, 'g');
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * Inserts rows by COPY in the transaction, which is the fastest way for rows that are known to be new.
 * @param into table and columns, such as `quotes (listing_id, price_usd)`
 * @param shared values of the first columns, which are the same in all rows
 */
export async function copyRows(
  tx: EntityManager,
  into: string,
  rows: Iterable<readonly Field[]>,
  shared: readonly Field[] = [],
): Promise<void> {
  const client = (await tx.queryRunner!.connect()) as Client;
  await pipeline(Readable.from(chunks(rows, shared)), client.query(copyFrom(`copy ${into} from stdin`)));
}

/** @returns false, without having written anything, if one of the rows already exists */
export async function copyNewRows(
  tx: EntityManager,
  into: string,
  rows: Iterable<readonly Field[]>,
  shared: readonly Field[] = [],
): Promise<boolean> {
  try {
    await tx.transaction((savepoint) => copyRows(savepoint, into, rows, shared));
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === UNIQUE_VIOLATION) return false;
    throw error;
  }
}

/** Text format, see https://www.postgresql.org/docs/18/sql-copy.html. */
function* chunks(rows: Iterable<readonly Field[]>, shared: readonly Field[]): Iterable<string> {
  const start = shared.map((field) => `${encode(field)}\t`).join('');
  let text = '';
  for (const row of rows) {
    text += start + encode(row[0]);
    for (let index = 1; index < row.length; index++) {
      text += '\t';
      text += encode(row[index]);
    }
    text += '\n';
    if (text.length < CHUNK_CHARACTERS) continue;
    yield text;
    text = '';
  }
  if (text) yield text;
}

function encode(field: Field): string {
  if (typeof field === 'number') return String(field);
  if (field === null || field === undefined) return '\\N';
  return SPECIAL.test(field) ? field.replace(ALL_SPECIAL, (character) => ESCAPES[character]!) : field;
}
