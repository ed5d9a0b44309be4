import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { completionScript } from './completion-script.js';
import { program } from './program.js';

async function completed(...line: string[]): Promise<string[]> {
  const script = `${completionScript('bash', program())}
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _kasparro_words; echo "\${COMPREPLY[*]}"`;
  const { stdout } = await promisify(execFile)('bash', ['-c', script, 'bash', ...line]);
  return stdout.trim().split(' ');
}

it('completes commands, subcommands, options and the values of options in bash', async () => {
  expect(await completed('kasparro', 'st')).toEqual(['start', 'status']);
  expect(await completed('kasparro', 'assets', 'm')).toEqual(['merge']);
  expect(await completed('kasparro', 'run', 'csv', '--p')).toEqual(['--partition']);
  expect(await completed('kasparro', 'data', '--format', '')).toEqual(['table', 'csv', 'ndjson', 'parquet']);
});

it('completes the values of options in fish', () => {
  const format = completionScript('fish', program())
    .split('\n')
    .find((line) => line.includes(' -l format '));
  expect(format).toContain(" -x -a 'table csv ndjson parquet'");
});
