import { existsSync } from 'node:fs';
import { loadEnvFile } from 'node:process';

/** Environment of the process; `.env` in the working directory provides missing variables. */
export function environment(): Readonly<Record<string, string | undefined>> {
  if (existsSync('.env')) loadEnvFile('.env');
  return process.env;
}
