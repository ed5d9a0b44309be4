import type { Config } from '../config/config.js';
import { openClient } from './connection.js';
import { DatabaseUnavailable } from './database-unavailable.js';

type Upstreams = Config['UPSTREAMS'];

const KINDS: Readonly<Record<Upstreams, string>> = {
  real: 'real prices',
  sandbox: 'made-up prices of the sandbox',
};

/**
 * Marks an unmarked database as filled from these upstreams.
 * @throws DatabaseUnavailable where it is marked as filled from the other ones
 */
export async function claimUpstreams(url: string, wanted: Upstreams): Promise<void> {
  const client = await openClient(url, 'kasparro-start');
  try {
    await client.query('insert into upstreams (kind) values ($1) on conflict do nothing', [wanted]);
    const { rows } = await client.query<{ kind: Upstreams }>('select kind from upstreams');
    const { kind } = rows[0]!;
    if (kind !== wanted)
      throw new DatabaseUnavailable(
        `UPSTREAMS: this database holds ${KINDS[kind]}, and this process would add ${KINDS[wanted]}. ` +
          `Use another database, or set UPSTREAMS=${kind} and the upstreams that go with it`,
      );
  } finally {
    await client.end();
  }
}
