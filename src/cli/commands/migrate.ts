import { Command } from 'commander';
import { assertLocal } from '../local-database.js';
import { examples } from '../service/service-command.js';

export function migrate(): Command {
  const command = new Command('migrate')
    .description('bring the schema up to date; connects to the database directly')
    .option('--json', 'print JSON')
    .action(execute);
  return examples(command, ['kasparro migrate']);
}

async function execute({ json }: { json?: boolean }): Promise<void> {
  assertLocal('migrate');
  const { parseConfig } = await import('../../config/config.js');
  const { environment } = await import('../../config/environment.js');
  const { findOrStartDatabase } = await import('../../database/open-database.js');
  const { migrate: apply } = await import('../../database/migrate.js');
  const config = parseConfig(environment());
  const database = await findOrStartDatabase(config, { beside: true });
  try {
    const applied = await apply(
      config.MIGRATION_DATABASE_URL ?? database.url,
      database.url,
      config.READER_DATABASE_URL,
    );
    if (json) console.log(JSON.stringify({ applied }));
    else for (const name of applied) console.log(`applied ${name}`);
    if (!json) console.log('The schema is up to date.');
  } finally {
    await database.close();
  }
}
