import { Command } from 'commander';
import { CommandError, EXIT } from '../command-error.js';
import { onSignals } from '../on-signals.js';
import { paintFor } from '../output/paint.js';
import { examples } from '../service/service-command.js';

/** Fetches the first page of the source that the file defines, and prints what would be stored. */
export async function checkFile(path: string, { json }: { json?: boolean }): Promise<void> {
  const { parseConfig } = await import('../../config/config.js');
  const { environment } = await import('../../config/environment.js');
  const { checkSource } = await import('../../ingestion/inspection/source-check.js');
  const { readDefinition } = await import('../../sources/defined/read-definitions.js');
  const { clientWithoutDatabase } = await import('../../sources/http/client-without-database.js');
  const { sourceCheckText } = await import('../output/source-check-text.js');
  const stop = new AbortController();
  const cancel = () => stop.abort(new CommandError('cancelled'));
  const restore = onSignals({ interrupt: cancel, terminate: cancel });
  const log = (line: string) => void process.stderr.write(`${line}\n`);
  const config = parseConfig(environment());
  const http = clientWithoutDatabase(config);
  const check = await checkSource(readDefinition(path, config), config, { http, signal: stop.signal, log });
  restore();
  const text = json
    ? `${JSON.stringify(check, null, 2)}\n`
    : sourceCheckText(check, paintFor(process.stdout));
  process.stdout.write(text);
  if (check.error || check.page?.rejected) process.exitCode = EXIT.failed;
}

export function sourceCheck(): Command {
  const command = new Command('source-check')
    .argument('<file>', 'a YAML file that defines a source')
    .description(
      'fetch the first page of a source without code, and show what would be stored; needs no database',
    )
    .option('--json', 'print JSON')
    .action((path: string, options: { json?: boolean }) => checkFile(path, options));
  return examples(command, [
    'kasparro source-check my_source.yaml',
    'kasparro source-check catalogue/frankfurter.yaml --json | jq .items',
  ]);
}
