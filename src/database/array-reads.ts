import type { Pool, PoolClient } from 'pg';

/** Reads rows as arrays of their columns. */
export interface ArrayReader {
  readArrays(text: string, values: readonly unknown[]): Promise<unknown[][]>;
}

/** Reads rows as arrays of their columns, on connections from the given pool. */
export class ArrayReads implements ArrayReader {
  constructor(private readonly client: Pool | PoolClient) {}

  async readArrays(text: string, values: readonly unknown[]): Promise<unknown[][]> {
    const statement = { text, values: [...values], rowMode: 'array' as const };
    const { rows } = await this.client.query<unknown[]>(statement);
    return rows;
  }
}
