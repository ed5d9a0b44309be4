import { readFileSync } from 'node:fs';
import { ConfigError } from './config-error.js';
import { parseEnvFile } from './env-file.js';

const FILE = '.env';

/**
 * The environment variables of the process. `.env` in the working directory provides missing ones.
 * @throws ConfigError
 */
export function environment(): Readonly<Record<string, string | undefined>> {
  for (const [name, value] of Object.entries(parseEnvFile(readIfPresent(), FILE)))
    process.env[name] ??= value;
  return process.env;
}

function readIfPresent(): Buffer {
  try {
    return readFileSync(FILE);
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT') return Buffer.alloc(0);
    throw new ConfigError(`${FILE}: cannot be read: ${message}`, { cause });
  }
}
