import { parseCommandLine } from './cli/arguments.js';
import { inspectionText, paintFor } from './cli/inspection-text.js';
import { ConfigError, parseConfig } from './config/config.js';
import { environment } from './config/environment.js';
import { inspectFile } from './ingestion/inspection/inspector.js';
import { exitWith } from './process.js';
import { keyOf } from './sources/csv/csv-files.js';
import { OpenFile } from './sources/csv/csv-open.js';

/** Prints how a CSV file would be read, by the present settings; exits with status 1 if it cannot be read. Needs no database. */
async function main(): Promise<void> {
  const usage = 'usage: make inspect FILE=prices.csv [JSON=1]';
  const { operands, flags } = parseCommandLine({ usage, operands: 1, flags: ['json'] });
  const [path] = operands;
  if (!path) throw new ConfigError(usage);
  const config = parseConfig(environment());
  const file = await OpenFile.open(path).catch((error: Error) => {
    throw new ConfigError(`${path}: ${error.message}`);
  });
  try {
    const name = await keyOf(config.CSV_PATH, path);
    const { signal } = new AbortController();
    const inspection = await inspectFile(file, { name, config, signal, maxRows: Infinity });
    const json = () => `${JSON.stringify(inspection, null, 2)}\n`;
    process.stdout.write(flags.has('json') ? json() : inspectionText(inspection, paintFor(process.stdout)));
    if (inspection.error) process.exitCode = 1;
  } finally {
    await file.close();
  }
}

await main().catch(exitWith);
