import { ResilientClient } from '../../src/database/connection.js';

export const TEMPLATE = 'kasparro_template';

/** The server that the test run started. */
export function serverUrl(): string {
  return process.env.TEST_POSTGRES_URL!;
}

let connection: Promise<ResilientClient> | undefined;

/** Runs one statement outside any test database, on a connection that remains for the next ones. */
export async function queryServer(sql: string): Promise<void> {
  connection ??= connect();
  await (await connection).query(sql);
}

async function connect(): Promise<ResilientClient> {
  const client = new ResilientClient(serverUrl());
  client.once('end', () => (connection = undefined));
  try {
    await client.connect();
  } catch (error) {
    connection = undefined;
    throw error;
  }
  // Not declared by pg's types.
  (client as unknown as { unref(): void }).unref();
  return client;
}
