import { randomBytes } from 'node:crypto';
import { assertDatabase } from '../local-database.js';
import { commandSettings, type Environment, refuseUnknownSource } from './command-settings.js';

export interface LocalNeeds {
  /** The source whose runs this process works on; none by default. */
  works?: string;
  /** Whether to fail if there is no database yet, instead of creating one, because the command needs existing data. */
  existing?: boolean;
}

/**
 * Starts a service in this process on the configured database. It listens on the loopback interface and requires the
 * returned key.
 */
export async function startLocalService(env: Environment, { works, existing = true }: LocalNeeds) {
  if (existing) assertDatabase(env);
  const { startService } = await import('../../start-service.js');
  const key = randomBytes(24).toString('hex');
  const service = await startService(
    {
      ...commandSettings(env, works),
      ...{ HOST: '127.0.0.1', PORT: '0', ADMIN_API_KEY: key, READS: 'closed' },
      ...{ RATE_LIMIT: '0', CLIENT_CONCURRENCY: '0', TRUST_PROXY: '0' },
    },
    { beside: true },
  ).catch((error: unknown) => {
    if (works !== undefined) refuseUnknownSource(error);
    throw error;
  });
  return { url: service.url, key, stop: () => service.stop() };
}
