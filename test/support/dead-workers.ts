import { PgBoss } from 'pg-boss';
import { ResilientClient } from '../../src/database/connection.js';

/** A job that is claimed again has another number of retries. */
const CLAIM = `id::text || ' ' || retry_count`;
const CLAIMS = `select ${CLAIM} as claim from pgboss.job where state = 'active'`;

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
    const { rows } = await client.query<{ claim: string }>(CLAIMS);
    let held = rows.map(({ claim }) => claim);
    // A living worker may send a heartbeat, or look for dead ones itself, between the statements.
    while (held.length) {
      await client.query(`update pgboss.queue set monitor_on = null, monitor_claim_on = null`);
      await client.query(
        `update pgboss.job set heartbeat_on = now() - interval '1 hour'
         where state = 'active' and ${CLAIM} = any($1)`,
        [held],
      );
      await boss.supervise();
      const { rows: left } = await client.query<{ claim: string }>(CLAIMS);
      held = held.filter((claim) => left.some((one) => one.claim === claim));
    }
  } finally {
    await Promise.all([boss.stop({ graceful: false }), client.end()]);
  }
}
