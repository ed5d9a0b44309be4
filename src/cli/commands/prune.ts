import { Command } from 'commander';
import { CommandError, EXIT } from '../command-error.js';
import { onSignals } from '../on-signals.js';
import { assertDatabase, assertLocal } from '../local-database.js';
import { examples } from '../service/service-command.js';

interface PruneOptions {
  dryRun?: boolean;
  json?: boolean;
}

export function prune(): Command {
  const command = new Command('prune')
    .description('drop data older than the RETENTION_* settings allow; connects to the database directly')
    .option('--dry-run', 'only report what would be dropped')
    .option('--json', 'print JSON')
    .action(execute);
  return examples(command, ['kasparro prune --dry-run', 'kasparro prune']);
}

async function execute({ dryRun: isDryRun = false, json }: PruneOptions): Promise<void> {
  assertLocal('prune');
  const { DataSource } = await import('typeorm');
  const { parseConfig } = await import('../../config/config.js');
  const { environment } = await import('../../config/environment.js');
  const { dataSourceOptions } = await import('../../database/data-source.js');
  const { openDatabase } = await import('../../database/open-database.js');
  const { PrunesRepository } = await import('../../retention/prunes.repository.js');
  const { PruneBusy } = await import('../../retention/prune-session.js');
  const { Pruner } = await import('../../retention/pruner.service.js');
  const { pruneSummary } = await import('../output/prune-summary.js');
  const config = parseConfig(environment());
  assertDatabase(config);
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  onSignals({ interrupt: stop, terminate: stop });
  const database = await openDatabase(config, { beside: true });
  const dataSource = await new DataSource(dataSourceOptions(database.url, 2)).initialize();
  try {
    const pruner = new Pruner(config, dataSource, new PrunesRepository(dataSource));
    const result = await pruner.prune({ trigger: 'cli', isDryRun, signal: stopping.signal });
    const { cutoffs, counts, isStopped } = result;
    if (json) console.log(JSON.stringify({ dry_run: isDryRun, cutoffs, counts, stopped: isStopped }));
    else for (const line of pruneSummary(result, isDryRun)) console.log(line);
    if (isStopped) process.exitCode = EXIT.failed;
  } catch (error) {
    throw error instanceof PruneBusy ? new CommandError(error.message) : error;
  } finally {
    await dataSource.destroy();
    await database.close();
  }
}
