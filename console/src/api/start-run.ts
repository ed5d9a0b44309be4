import { client, dataOf } from './client.js';
import type { components } from './schema.js';

type Schemas = components['schemas'];

/**
 * Starts a run.
 * @throws ProblemError
 */
export async function startRun(body: Omit<Schemas['StartRun'], 'dry_run'>): Promise<Schemas['Run']> {
  const reply = await dataOf(client.POST('/runs', { body }));
  if (!('id' in reply)) throw new Error('The service answered with an estimate instead of a run.');
  return reply;
}
