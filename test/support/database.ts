import { randomBytes } from 'node:crypto';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../src/database/data-source.js';
import { CITUS_URL } from './citus.js';
import { createOnEachNode, dropOnEachNode } from './citus-databases.js';
import { queryServer, serverUrl, TEMPLATE } from './server.js';

export interface TestDatabase {
  url: string;
  /** Connected, with a small pool of its own. */
  dataSource: DataSource;
  /** Ends every connection to it. */
  drop(): Promise<void>;
}

/** A separate database with the current schema and no rows, in about 50 ms. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  const url = await createDatabase(name, TEMPLATE);
  const options = dataSourceOptions(url, 4);
  // Where the machine is busy, statements may need a minute, and so may those that tests hold locks for.
  const patient = { statement_timeout: 0, lock_timeout: 120_000, idle_in_transaction_session_timeout: 0 };
  const extra = { ...(options.extra as object), ...patient };
  const dataSource = await new DataSource({ ...options, extra }).initialize();
  const drop = async () => {
    if (dataSource.isInitialized) await dataSource.destroy();
    await dropDatabase(name);
  };
  return { url, dataSource, drop };
}

interface UnusedDatabase {
  url: string;
  drop(): Promise<void>;
}

/** A separate database without any schema. */
export const createEmptyDatabase = (): Promise<UnusedDatabase> => createUnused('empty');

/** A separate database with the current schema and no rows, to which nothing has connected yet. */
export const createMigratedDatabase = (): Promise<UnusedDatabase> => createUnused('migrated', TEMPLATE);

async function createUnused(kind: string, template?: string): Promise<UnusedDatabase> {
  const name = `${kind}_${randomBytes(8).toString('hex')}`;
  return { url: await createDatabase(name, template), drop: () => dropDatabase(name) };
}

async function createDatabase(name: string, template?: string): Promise<string> {
  if (CITUS_URL) return createOnEachNode(CITUS_URL, name, template);
  await queryServer(`create database ${name} ${template ? `template ${template} strategy file_copy` : ''}`);
  const url = new URL(serverUrl());
  url.pathname = name;
  return url.href;
}

function dropDatabase(name: string): Promise<void> {
  return CITUS_URL ? dropOnEachNode(CITUS_URL, name) : queryServer(`drop database ${name} with (force)`);
}
