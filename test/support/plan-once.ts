import { DataSource } from 'typeorm';
import { LimitedClient } from '../../src/database/connection.js';
import { sessionOptions } from '../../src/database/session-settings.js';
import { dataSourceOptions } from '../../src/database/data-source.js';
import { statementName } from '../../src/domain/prepared.js';

/** A text with several statements, which has no values, cannot be prepared. */
class PreparingClient extends LimitedClient {
  protected override nameOf(text: string, [values]: readonly unknown[]): string | undefined {
    return Array.isArray(values) && values.length ? statementName(text) : undefined;
  }
}

/**
 * Connections that plan each statement once, for tests that send the same statements thousands of times: on a few rows,
 * planning takes most of PostgreSQL's time.
 */
export async function connectToPlanOnce(url: string): Promise<DataSource> {
  const options = dataSourceOptions(url, 4);
  const extra = {
    ...(options.extra as object),
    Client: PreparingClient,
    options: sessionOptions({ plan_cache_mode: 'force_generic_plan' }),
    // A test that gets no processor time for that long is not a dead worker.
    idle_in_transaction_session_timeout: 0,
  };
  return new DataSource({ ...options, extra }).initialize();
}
