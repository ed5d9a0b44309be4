import type { INestApplicationContext } from '@nestjs/common';
import { parseConfig } from '../../src/config/config.js';
import type { Inputs } from '../torture/inputs.js';
import { type State, stateOf } from '../torture/state.js';
import { startContext } from './app.js';
import { createTestDatabase } from './database.js';
import { runToEnd } from './run-to-end.js';

/** A worker that reads only the files. */
export function startCsvWorker({ env }: Inputs, url: string): Promise<INestApplicationContext> {
  return startContext(url, undefined, parseConfig({ ...env, SOURCES: 'csv', DATABASE_URL: url }));
}

/** What an undisturbed run stores from the files. */
export async function undisturbedState(inputs: Inputs): Promise<State> {
  const database = await createTestDatabase();
  const worker = await startCsvWorker(inputs, database.url);
  try {
    expect((await runToEnd(worker, 'csv')).status).toBe('succeeded');
    return await stateOf(database.dataSource);
  } finally {
    await worker.close();
    await database.drop();
  }
}
