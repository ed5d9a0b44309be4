import { existsSync } from 'node:fs';
import { loadEnvFile } from 'node:process';

/** The environment variables of the process. `.env` in the working directory provides missing ones. */
export function environment(): Readonly<Record<string, string | undefined>> {
  if (existsSync('.env')) loadEnvFile('.env');
  return process.env;
}
