import { ResilientClient } from '../../src/database/connection.js';

export const TEMPLATE = 'kasparro_template';

/** The server that the test run started. */
export function serverUrl(): string {
  return process.env.TEST_POSTGRES_URL!;
}

/** Runs one statement outside any test database. */
export async function queryServer(sql: string): Promise<void> {
  const client = new ResilientClient(serverUrl());
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
