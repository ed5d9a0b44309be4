import { mkdir } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { Command } from 'commander';
import type { Config } from '../../config/config.js';
import { CommandError } from '../command-error.js';
import { explainSignals } from '../on-signals.js';
import { assertDatabase, assertLocal } from '../local-database.js';
import { examples } from '../service/service-command.js';

export function backup(): Command {
  const command = new Command('backup')
    .argument('[file]', 'the file to create (default: a file in BACKUP_DIR, named after the current time)')
    .description('back up the database to a file; connects to the database directly')
    .option('--json', 'print JSON')
    .action(execute);
  return examples(command, ['kasparro backup', 'kasparro backup /mnt/backups/kasparro.tar.gz']);
}

async function execute(file: string | undefined, { json }: { json?: boolean }): Promise<void> {
  assertLocal('backup');
  const { parseConfig } = await import('../../config/config.js');
  const { environment } = await import('../../config/environment.js');
  const { backup: write } = await import('../../backup/backup.js');
  const { BackupError } = await import('../../backup/tar.js');
  const { findOrStartDatabase } = await import('../../database/open-database.js');
  const config = parseConfig(environment());
  assertDatabase(config);
  const path = file ?? `${config.BACKUP_DIR}/kasparro-${new Date().toISOString().replaceAll(':', '')}.tar.gz`;
  assertOutside(config, path);
  if (file === undefined) await mkdir(config.BACKUP_DIR, { recursive: true, mode: 0o700 });
  const removeHandlers = explainSignals(() => `${path} was not written`);
  const database = await findOrStartDatabase(config, { beside: true });
  try {
    const rows = await write(database.url, path);
    removeHandlers();
    const sum = Object.values(rows).reduce((all, some) => all + some, 0);
    const tables = Object.keys(rows).length;
    console.log(
      json
        ? JSON.stringify({ file: path, rows: sum, tables: rows })
        : `${path}: ${sum} rows of ${tables} tables`,
    );
  } catch (error) {
    throw error instanceof BackupError ? new CommandError(`${path}: ${error.message}`) : error;
  } finally {
    await database.close();
  }
}

/** `make clean` would delete a backup inside the data folder. */
function assertOutside({ DATA_DIR }: Config, path: string): void {
  if (/^(?!\.\.(\/|$))(?!\/)/.test(relative(resolve(DATA_DIR), resolve(path))))
    throw new CommandError(
      `${path}: this is inside ${DATA_DIR}, which make clean deletes. Choose a path outside it`,
    );
}
