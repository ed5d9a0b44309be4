import { relative, resolve } from 'node:path';
import { backup } from './backup/backup.js';
import { BackupError } from './backup/tar.js';
import { parseCommandLine } from './cli/arguments.js';
import { type Config, ConfigError, parseConfig } from './config/config.js';
import { environment } from './config/environment.js';
import { findDatabase } from './database/open-database.js';
import { exitWith } from './process.js';

/** Writes a backup of the database to the file given on the command line. */
async function main(): Promise<void> {
  const { operands } = parseCommandLine({ usage: 'usage: make backup [TO=kasparro.tar.gz]', operands: 1 });
  const config = parseConfig(environment());
  const path =
    operands[0] ?? `${config.BACKUP_DIR}/kasparro-${new Date().toISOString().replaceAll(':', '')}.tar.gz`;
  assertOutside(config, path);
  const database = await findDatabase(config, { beside: true });
  try {
    const rows = await backup(database.url, path);
    const sum = Object.values(rows).reduce((all, some) => all + some, 0);
    console.log(`${path}: ${sum} rows of ${Object.keys(rows).length} tables`);
  } catch (error) {
    throw error instanceof BackupError ? new ConfigError(`${path}: ${error.message}`) : error;
  } finally {
    await database.close();
  }
}

/** A backup inside the data folder would be deleted with it by `make clean`. */
function assertOutside({ DATA_DIR }: Config, path: string): void {
  if (/^(?!\.\.(\/|$))(?!\/)/.test(relative(resolve(DATA_DIR), resolve(path))))
    throw new ConfigError(
      `${path}: this is inside ${DATA_DIR}, which make clean deletes. Choose a path outside it`,
    );
}

await main().catch(exitWith);
