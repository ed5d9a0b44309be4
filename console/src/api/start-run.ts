import { client, dataOf } from './client.js';
import type { components } from './schema.js';

type Schemas = components['schemas'];
type Wanted = Omit<Schemas['StartRun'], 'dry_run'>;

/**
 * Starts a run.
 * @throws ProblemError
 */
export async function startRun(body: Wanted): Promise<Schemas['Run']> {
  const reply = await dataOf(client.POST('/runs', { body }));
  if (!('id' in reply)) throw new Error('The service answered with an estimate instead of a run.');
  return reply;
}

/**
 * Estimates the calls and time of a backfill without starting it.
 * @throws ProblemError
 */
export async function estimateRun(body: Wanted): Promise<Schemas['BackfillPlan']> {
  const reply = await dataOf(client.POST('/runs', { body: { ...body, dry_run: true } }));
  if (!('calls' in reply)) throw new Error('The service started a run instead of estimating it.');
  return reply;
}
