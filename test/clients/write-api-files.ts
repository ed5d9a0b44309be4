import { writeFileSync } from 'node:fs';
import type { OpenAPIObject } from '@nestjs/swagger';
import { startQuietService } from '../support/seed-service.js';
import { CONSOLE_TYPES, consoleTypes } from './console-types.js';
import { pythonApi } from './python-api.js';

/** Writes the calls of the Python client and the types of the console, from the document of a service on this database. */
export async function writeApiFiles(databaseUrl: string): Promise<void> {
  const service = await startQuietService(databaseUrl);
  const document = await (await fetch(`${service.url}/docs-json`)).json();
  writeFileSync('clients/python/kasparro/api.py', pythonApi(document as OpenAPIObject));
  writeFileSync(CONSOLE_TYPES, await consoleTypes(service.url));
  await service.stop();
}
