import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client } from 'pg';
import { ResilientClient } from '../src/database/connection.js';
import { startEmbeddedPostgres } from '../src/database/embedded-postgres.js';
import { migrate } from '../src/database/migrate.js';

export interface BenchServer {
  /** Creates a database, with Kasparro's schema or empty. @returns its URL */
  create(schema: 'kasparro' | 'none'): Promise<string>;
  drop(url: string): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the embedded PostgreSQL as `make start` does, with durability. */
export async function startServer(): Promise<BenchServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'kasparro-bench-'));
  const postgres = await startEmbeddedPostgres({ dataDir });
  const admin = (sql: string) => withClient(postgres.url, (client) => client.query(sql));
  return {
    async create(schema) {
      const name = `bench_${randomBytes(4).toString('hex')}`;
      await admin(`create database ${name}`);
      const url = new URL(postgres.url);
      url.pathname = name;
      if (schema === 'kasparro') await migrate(url.href);
      return url.href;
    },
    async drop(url) {
      await admin(`drop database ${new URL(url).pathname.slice(1)} with (force)`);
    },
    async stop() {
      await postgres.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export async function withClient<T>(url: string, use: (client: Client) => Promise<T>): Promise<T> {
  const client = new ResilientClient(url);
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}
