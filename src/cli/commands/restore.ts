import { Command } from 'commander';
import { CommandError } from '../command-error.js';
import { explainSignals } from '../on-signals.js';
import { assertLocal } from '../local-database.js';
import { examples } from '../service/service-command.js';

interface RestoreOptions {
  force?: boolean;
  json?: boolean;
}

export function restore(): Command {
  const command = new Command('restore')
    .argument('<file>', 'a backup')
    .description('restore a backup into an empty database; connects to the database directly')
    .option('--force', 'replace the contents of the database')
    .option('--json', 'print JSON')
    .action(execute);
  return examples(command, ['kasparro restore kasparro.tar.gz', 'kasparro restore kasparro.tar.gz --force']);
}

async function execute(file: string, { force = false, json }: RestoreOptions): Promise<void> {
  assertLocal('restore');
  const { parseConfig } = await import('../../config/config.js');
  const { environment } = await import('../../config/environment.js');
  const { restore: read } = await import('../../backup/restore.js');
  const { BackupError } = await import('../../backup/tar.js');
  const { findOrStartDatabase } = await import('../../database/open-database.js');
  const config = parseConfig(environment());
  let state = 'the rows of the database are as they were';
  const removeHandlers = explainSignals(() => state);
  const loaded = () => (state = 'all rows are restored; kasparro migrate brings the schema up to date');
  const database = await findOrStartDatabase(config, { beside: true });
  try {
    const owner = config.MIGRATION_DATABASE_URL ?? database.url;
    const rows = await read(owner, file, { serviceUrl: database.url, force, loaded });
    removeHandlers();
    const sum = Object.values(rows).reduce((all, some) => all + some, 0);
    const tables = Object.keys(rows).length;
    console.log(
      json ? JSON.stringify({ file, rows: sum, tables: rows }) : `${sum} rows of ${tables} tables restored.`,
    );
  } catch (error) {
    throw error instanceof BackupError ? new CommandError(`${file}: ${error.message}`) : error;
  } finally {
    await database.close();
  }
}
