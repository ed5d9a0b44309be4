import { ResilientClient } from '../../src/database/connection.js';

export interface Statement {
  text?: string;
  values?: readonly unknown[];
}

/** What a shard query names: the table with the shard's number. */
const SHARD = /\braw_(?:api|csv|third_source)_data_\d+\b/;
const LITERAL = /'(?:[^']|'')*'/g;

/**
 * The queries that Citus sends to shards for a statement, as its plan shows them, without literals: one per step, to its first
 * shard. What the coordinator computes from intermediate results is left out.
 */
export async function distributedReads(
  url: string,
  { text, values }: Required<Statement>,
): Promise<string[]> {
  if (/^(copy|truncate|lock|comment|create|alter|select create_|explain)/i.test(text.trim())) return [];
  const client = new ResilientClient({ connectionString: url });
  await client.connect();
  try {
    await client.query('begin');
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain (verbose, costs off) ${text}`, [
      ...values,
    ]);
    const queries = rows.flatMap((row) => /^\s*Query: (.*)/.exec(row['QUERY PLAN'])?.[1] ?? []);
    return queries.map((one) => one.replaceAll(LITERAL, `'…'`)).filter((one) => SHARD.test(one));
  } finally {
    await client.query('rollback');
    await client.end();
  }
}
