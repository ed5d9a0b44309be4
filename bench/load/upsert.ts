import { createReadStream } from 'node:fs';
import csv from 'csv-parser';
import type { Client } from 'pg';
import { withClient } from '../database.js';
import { time } from '../measure.js';
import { FLAT_TABLE } from './copy.js';

const COLUMNS = [
  'id',
  'symbol',
  'name',
  'price_usd',
  'market_cap_usd',
  'volume_24h_usd',
  'change_24h_pct',
  'rank',
  'observed_at',
] as const;
type Row = Record<(typeof COLUMNS)[number], string>;

/** The usual approach: rows are parsed into objects and upserted in batches, each batch in one statement and transaction. */
export function upsertFile(url: string, path: string, rowsAStatement: number, rows: number): Promise<number> {
  return withClient(url, async (client) => {
    await client.query(`drop table if exists flat; ${FLAT_TABLE}`);
    return time(() => upsert(client, path, rowsAStatement, rows));
  });
}

async function upsert(client: Client, path: string, rowsAStatement: number, rows: number): Promise<void> {
  let batch: Row[] = [];
  let left = rows;
  for await (const row of createReadStream(path).pipe(csv()) as AsyncIterable<Row>) {
    if (!left--) break;
    batch.push(row);
    if (batch.length < rowsAStatement) continue;
    await client.query(
      statement(batch.length),
      batch.flatMap((one) => COLUMNS.map((column) => one[column])),
    );
    batch = [];
  }
}

function statement(rows: number): { name: string; text: string } {
  const values = Array.from(
    { length: rows },
    (_, row) => `(${COLUMNS.map((_column, index) => `$${row * COLUMNS.length + index + 1}`).join(',')})`,
  );
  const set = COLUMNS.slice(1, -1).map((column) => `${column} = excluded.${column}`);
  const text = `insert into flat (${COLUMNS.join(',')}) values ${values.join(',')}
    on conflict (id, observed_at) do update set ${set.join(', ')}`;
  return { name: `upsert ${rows}`, text };
}
