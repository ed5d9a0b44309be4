import { existsSync } from 'node:fs';
import { loadEnvFile } from 'node:process';

/** The process's environment; what `.env` in the working folder says fills the gaps. */
export function environment(): Readonly<Record<string, string | undefined>> {
  if (existsSync('.env')) loadEnvFile('.env');
  return process.env;
}
