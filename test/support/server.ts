import { ResilientClient } from '../../src/database/connection.js';

export const TEMPLATE = 'kasparro_template';

/** The server that the test run started. */
export function serverUrl(): string {
  return process.env.TEST_POSTGRES_URL!;
}

let connection: Promise<ResilientClient> | undefined;
let last: Promise<void> = Promise.resolve();

/** Runs one statement outside any test database, after those before it, on a connection that remains for the next ones. */
export function queryServer(sql: string): Promise<void> {
  const done = last.then(async () => {
    connection ??= connect();
    await (await connection).query(sql);
  });
  last = done.catch(() => undefined);
  return done;
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
