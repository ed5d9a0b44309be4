import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/database/embedded-postgres.js';
import { migrate } from '../../src/database/migrate.js';
import { CITUS_URL, createClusterTemplate, dropOnEachNode } from './citus.js';
import { databaseFolder } from './database-folder.js';
import { onServer, TEMPLATE } from './server.js';

let server: EmbeddedPostgres | undefined;

/** Starts PostgreSQL for the whole test run and makes the migrated template that test databases are cloned from. */
export async function startTestPostgres(): Promise<void> {
  if (CITUS_URL) {
    process.env.TEST_POSTGRES_URL = CITUS_URL;
    return createClusterTemplate(CITUS_URL, TEMPLATE);
  }
  server = await startEmbeddedPostgres({
    dataDir: databaseFolder('kasparro-test-'),
    temporary: true,
  });
  process.env.TEST_POSTGRES_URL = server.url;
  // By default each log-in costs both sides 4096 rounds of hashing.
  const { username, password } = new URL(server.url);
  await onServer(`set scram_iterations = 1; alter role ${username} password '${password}'`);
  await onServer(`create database ${TEMPLATE}`);
  const url = new URL(server.url);
  url.pathname = TEMPLATE;
  await migrate(url.href);
}

export async function stopTestPostgres(): Promise<void> {
  await server?.stop();
  if (CITUS_URL) await dropOnEachNode(CITUS_URL, TEMPLATE);
}
