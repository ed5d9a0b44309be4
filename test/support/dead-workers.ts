import { PgBoss } from 'pg-boss';
import { ResilientClient } from '../../src/database/connection.js';

/** Lets the time pass after which workers without a sign of life count as dead: their jobs are free again. */
export async function letHeartbeatsLapse(url: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: url,
    migrate: false,
    schedule: false,
    supervise: false,
    registerInstance: false,
  });
  // A connection that is cut rejects the statement; without a listener, its event would end the process.
  boss.on('error', () => undefined);
  const client = new ResilientClient(url);
  try {
    await client.connect();
    await boss.start();
    await client.query(`update pgboss.queue set monitor_on = null, monitor_claim_on = null`);
    await client.query(
      `update pgboss.job set heartbeat_on = now() - interval '1 hour' where state = 'active'`,
    );
    await boss.supervise();
  } finally {
    await Promise.all([boss.stop({ graceful: false }), client.end()]);
  }
}
