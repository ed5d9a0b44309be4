import { BackupError } from './backup/tar.js';
import { restore } from './backup/restore.js';
import { parseCommandLine } from './cli/arguments.js';
import { ConfigError, parseConfig } from './config/config.js';
import { environment } from './config/environment.js';
import { findDatabase } from './database/open-database.js';
import { exitWith } from './process.js';

/** Restores the database from the file given on the command line; `--force` replaces existing data. */
async function main(): Promise<void> {
  const usage = 'usage: make restore FROM=kasparro.tar.gz [FORCE=1], or restore.js FILE [--force]';
  const { flags, operands } = parseCommandLine({ usage, flags: ['force'], operands: 1 });
  const [from] = operands;
  if (!from) throw new ConfigError(usage);
  const force = flags.has('force');
  const config = parseConfig(environment());
  const database = await findDatabase(config, { beside: true });
  try {
    const owner = config.MIGRATION_DATABASE_URL ?? database.url;
    const rows = await restore(owner, from, { serviceUrl: database.url, force });
    const sum = Object.values(rows).reduce((all, some) => all + some, 0);
    console.log(`${sum} rows of ${Object.keys(rows).length} tables restored.`);
  } catch (error) {
    throw error instanceof BackupError ? new ConfigError(`${from}: ${error.message}`) : error;
  } finally {
    await database.close();
  }
}

await main().catch(exitWith);
