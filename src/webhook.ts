import { DataSource } from 'typeorm';
import { parseCommandLine } from './cli/arguments.js';
import { WEBHOOK_USAGE, WebhookCommand } from './cli/webhook-command.js';
import { parseConfig } from './config/config.js';
import { environment } from './config/environment.js';
import { dataSourceOptions } from './database/data-source.js';
import { openDatabase } from './database/open-database.js';
import { exitWith } from './process.js';

/** Tests a webhook: exit status 0 if the sample was delivered, otherwise 1. */
async function main(): Promise<void> {
  const [id, type] = parseCommandLine({ usage: WEBHOOK_USAGE, operands: 2 }).operands;
  const config = parseConfig(environment());
  const database = await openDatabase(config, { beside: true });
  const dataSource = new DataSource(dataSourceOptions(database.url, 1));
  try {
    await dataSource.initialize();
    const { line, succeeded } = await new WebhookCommand(config, dataSource).execute(id, type || undefined);
    console.log(line);
    if (!succeeded) process.exitCode = 1;
  } finally {
    if (dataSource.isInitialized) await dataSource.destroy();
    await database.close();
  }
}

await main().catch(exitWith);
