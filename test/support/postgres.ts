import { readFileSync, writeFileSync } from 'node:fs';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/database/embedded-postgres.js';
import { migrate } from '../../src/database/migrate.js';
import { CITUS_URL } from './citus.js';
import { createClusterTemplate, dropOnEachNode } from './citus-databases.js';
import { databaseFolder } from './database-folder.js';
import { queryServer, TEMPLATE } from './server.js';

let server: EmbeddedPostgres | undefined;

/** Starts PostgreSQL for the whole test run and makes the migrated template that test databases are cloned from. */
export async function startTestPostgres(): Promise<void> {
  if (CITUS_URL) {
    process.env.TEST_POSTGRES_URL = CITUS_URL;
    return createClusterTemplate(CITUS_URL, TEMPLATE);
  }
  const dataDir = databaseFolder('kasparro-test-');
  server = await startEmbeddedPostgres({ dataDir, temporary: true });
  // On a busy machine, a new connection takes longer than a service should wait for one.
  process.env.TEST_POSTGRES_URL = `${server.url}?connect_timeout=60`;
  // It may analyse a table while a test fills it, take it to be empty, and compare each row with each for minutes.
  await queryServer('alter system set autovacuum = off');
  await cheapenLogins(server.url, `${dataDir}/cluster/pg_hba.conf`);
  await queryServer(`create database ${TEMPLATE}`);
  const url = new URL(server.url);
  url.pathname = TEMPLATE;
  await migrate(url.href);
}

/** By default each log-in costs both sides 4096 rounds of hashing, and without them still half of the client's time. */
async function cheapenLogins(url: string, hba: string): Promise<void> {
  const { username, password } = new URL(url);
  await queryServer(`set scram_iterations = 1; alter role ${username} password '${password}'`);
  writeFileSync(hba, readFileSync(hba, 'utf8').replaceAll('scram-sha-256', 'password'));
  await queryServer('select pg_reload_conf()');
}

export async function stopTestPostgres(): Promise<void> {
  await server?.stop();
  if (CITUS_URL) await dropOnEachNode(CITUS_URL, TEMPLATE);
}
