import { DataSource } from 'typeorm';
import { parseCommandLine } from './cli/arguments.js';
import { pruneSummary } from './cli/prune-summary.js';
import { ConfigError, parseConfig } from './config/config.js';
import { environment } from './config/environment.js';
import { dataSourceOptions } from './database/data-source.js';
import { openDatabase } from './database/open-database.js';
import { exitWith } from './process.js';
import { PrunesRepository } from './retention/prunes.repository.js';
import { PruneBusy, Pruner } from './retention/pruner.service.js';

/** Deletes old data, or with `--dry-run` reports what would be deleted. */
async function main(isDryRun: boolean): Promise<void> {
  const config = parseConfig(environment());
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopping.abort());
  const database = await openDatabase(config, { beside: true });
  const dataSource = await new DataSource(dataSourceOptions(database.url, 2)).initialize();
  try {
    const pruner = new Pruner(config, dataSource, new PrunesRepository(dataSource));
    const request = { trigger: 'cli', isDryRun, signal: stopping.signal } as const;
    for (const line of pruneSummary(await pruner.prune(request), isDryRun)) console.log(line);
  } catch (error) {
    throw error instanceof PruneBusy ? new ConfigError(error.message) : error;
  } finally {
    await dataSource.destroy();
    await database.close();
  }
}

try {
  const { flags } = parseCommandLine({
    usage: 'usage: make prune [DRY_RUN=1], or prune.js [--dry-run]',
    flags: ['dry-run'],
  });
  await main(flags.has('dry-run'));
} catch (error) {
  exitWith(error);
}
