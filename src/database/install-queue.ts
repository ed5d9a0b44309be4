import { PgBoss } from 'pg-boss';
import { connectTimeout, ResilientClient } from './connection.js';
import { sessionOptions } from './session-settings.js';

/** Schema of pg-boss. */
export const QUEUE_SCHEMA = 'pgboss';

/** Installs or upgrades the queue's tables. */
export async function installQueue(url: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: url,
    connectionTimeoutMillis: connectTimeout(url),
    ...{ Client: ResilientClient, keepAlive: true },
    options: sessionOptions(),
    schema: QUEUE_SCHEMA,
    max: 2,
    schedule: false,
    supervise: false,
    registerInstance: false,
  });
  const failed = new Promise<never>((_resolve, reject) => boss.on('error', reject));
  try {
    await Promise.race([boss.start(), failed]);
  } finally {
    await boss.stop({ graceful: false });
  }
}
