import { Command } from 'commander';
import { EXIT } from '../command-error.js';
import { paintFor } from '../output/paint.js';
import { examples } from '../service/service-command.js';

export function sourceCheck(): Command {
  const command = new Command('source-check')
    .argument('<file>', 'a YAML file that defines a source')
    .description(
      'fetch the first page of a source without code, and show what would be stored; needs no database',
    )
    .option('--json', 'print JSON')
    .action(async (path: string, { json }: { json?: boolean }) => {
      const { parseConfig } = await import('../../config/config.js');
      const { environment } = await import('../../config/environment.js');
      const { checkSource } = await import('../../ingestion/inspection/source-check.js');
      const { sourceCheckText } = await import('../output/source-check-text.js');
      const check = await checkSource(path, parseConfig(environment()), new AbortController().signal);
      const text = json
        ? `${JSON.stringify(check, null, 2)}\n`
        : sourceCheckText(check, paintFor(process.stdout));
      process.stdout.write(text);
      if (check.error || check.page?.rejected) process.exitCode = EXIT.failed;
    });
  return examples(command, [
    'kasparro source-check my_source.yaml',
    'kasparro source-check catalogue/frankfurter.yaml --json | jq .items',
  ]);
}
