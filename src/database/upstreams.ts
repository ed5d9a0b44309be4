import type { Config } from '../config/config.js';
import { openClient } from './connection.js';
import { DatabaseUnavailable } from './database-unavailable.js';

type Upstreams = Config['UPSTREAMS'];

const KINDS: Readonly<Record<Upstreams, string>> = {
  real: 'real prices',
  sandbox: 'invented prices from the sandbox',
};

/**
 * Records which upstreams, real or simulated, the database is filled from, unless it is recorded already.
 * @throws DatabaseUnavailable if the database is filled from the other upstreams
 */
export async function claimUpstreams(url: string, wanted: Upstreams): Promise<void> {
  const client = await openClient(url, 'kasparro-start');
  try {
    await client.query('insert into upstreams (kind) values ($1) on conflict do nothing', [wanted]);
    const { rows } = await client.query<{ kind: Upstreams }>('select kind from upstreams');
    const { kind } = rows[0]!;
    if (kind !== wanted)
      throw new DatabaseUnavailable(
        `UPSTREAMS: this database contains ${KINDS[kind]}, but this process would add ${KINDS[wanted]}. ` +
          `Use another database, or set UPSTREAMS=${kind} with the matching upstreams`,
      );
  } finally {
    await client.end();
  }
}
