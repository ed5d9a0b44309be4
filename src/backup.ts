import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { backup } from './backup/backup.js';
import { parseConfig } from './config/config.js';
import { environment } from './config/environment.js';
import { findDatabase } from './database/open-database.js';
import { exitWith } from './process.js';

/** Writes a backup of the database into the file that the command line names. */
async function main(to: string | undefined): Promise<void> {
  const config = parseConfig(environment());
  const path =
    to || `${config.DATA_DIR}/backups/kasparro-${new Date().toISOString().replaceAll(':', '')}.tar.gz`;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const database = await findDatabase(config, { beside: true });
  try {
    const rows = await backup(database.url, path);
    const sum = Object.values(rows).reduce((all, some) => all + some, 0);
    console.log(`${path}: ${sum} rows of ${Object.keys(rows).length} tables`);
  } finally {
    await database.close();
  }
}

await main(process.argv[2]).catch(exitWith);
