import type { DataSource } from 'typeorm';
import { accountOf, ensureRole } from './database-role.js';
import { DatabaseUnavailable } from './database-unavailable.js';

const VARIABLE = 'READER_DATABASE_URL';

/** Only market data. Payloads are left out because their URLs may contain keys, as are API keys, webhooks and operators. */
const TABLES = [
  ...['sources', 'assets', 'asset_slugs', 'asset_aliases', 'listings', 'quotes', 'latest_quotes', 'candles'],
  ...['articles', 'article_assets', 'fx_rates'],
];

/**
 * Lets the role in READER_DATABASE_URL read market data, and nothing else. Creates the role if it is missing and the
 * connected role may create roles.
 * @throws DatabaseUnavailable
 */
export async function grantToReader(owner: DataSource, readerUrl: string, serviceUrl: string): Promise<void> {
  const reader = await ensureRole(owner, readerUrl, VARIABLE);
  if (!reader || reader.role === accountOf(serviceUrl).user)
    throw new DatabaseUnavailable(
      `${VARIABLE}: expected a role of its own, because the roles of DATABASE_URL and MIGRATION_DATABASE_URL may write`,
    );
  const { role, run } = reader;
  await run('grant usage on schema public to %I', role);
  for (const table of TABLES) await run('grant select on %I to %I', table, role);
}
