import { Command } from 'commander';
import { CommandError, EXIT } from '../command-error.js';
import { paintFor } from '../output/paint.js';
import { examples } from '../service/service-command.js';
import { inspectUrl } from './inspect-feed.js';
import { checkFile } from './source-check.js';

export function inspect(): Command {
  const command = new Command('inspect')
    .argument('<file>', 'a CSV file, a YAML file that defines a source, or the URL of a feed')
    .description(
      'show how a CSV file or a feed would be read, or what a source without code would store; needs no database',
    )
    .option('--json', 'print JSON')
    .action(async (path: string, { json }: { json?: boolean }) => {
      if (/^https?:\/\//i.test(path)) return inspectUrl(path, { json });
      if (/\.ya?ml$/i.test(path)) return checkFile(path, { json });
      const { parseConfig } = await import('../../config/config.js');
      const { environment } = await import('../../config/environment.js');
      const { inspectFile } = await import('../../ingestion/inspection/inspector.js');
      const { keyOf } = await import('../../sources/csv/files/file-path.js');
      const { OpenFile } = await import('../../sources/csv/files/open.js');
      const { inspectionText } = await import('../output/inspection-text.js');
      const config = parseConfig(environment());
      const file = await OpenFile.open(path).catch((error: Error) => {
        throw new CommandError(`${path}: ${error.message}`);
      });
      try {
        const name = await keyOf(config.CSV_PATH, path);
        const { signal } = new AbortController();
        const inspection = await inspectFile(file, { name, config, signal, maxRows: Infinity });
        const text = json
          ? `${JSON.stringify(inspection, null, 2)}\n`
          : inspectionText(inspection, paintFor(process.stdout));
        process.stdout.write(text);
        if (inspection.error) process.exitCode = EXIT.failed;
      } finally {
        await file.close();
      }
    });
  return examples(command, [
    'kasparro inspect prices.csv',
    'kasparro inspect my_source.yaml',
    'kasparro inspect https://www.coindesk.com/arc/outboundfeeds/rss/',
    'kasparro inspect prices.csv --json | jq .counts',
  ]);
}
