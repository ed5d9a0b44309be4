import { DataSource } from 'typeorm';
import { parseCommandLine } from './cli/arguments.js';
import { KEY_USAGE, KeyCommand } from './cli/key-command.js';
import { parseConfig } from './config/config.js';
import { environment } from './config/environment.js';
import { dataSourceOptions } from './database/data-source.js';
import { openDatabase } from './database/open-database.js';
import { exitWith } from './process.js';

/** Issues an API key and prints it, alone, to standard output. */
async function main(): Promise<void> {
  const { operands } = parseCommandLine({ usage: KEY_USAGE, operands: 3 });
  const [name, scopes, expiresAt] = operands;
  const database = await openDatabase(parseConfig(environment()), { beside: true });
  const dataSource = new DataSource(dataSourceOptions(database.url, 1));
  try {
    await dataSource.initialize();
    const { row, key } = await new KeyCommand(dataSource).issue({ name, scopes, expiresAt });
    console.error(
      `Key ${row.id} (${row.name}: ${row.scopes.join(', ')}). Store it safely: it is not shown again. Send it in the header x-api-key.`,
    );
    console.log(key);
  } finally {
    if (dataSource.isInitialized) await dataSource.destroy();
    await database.close();
  }
}

await main().catch(exitWith);
