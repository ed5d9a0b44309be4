import { parseCommandLine } from './cli/arguments.js';
import { parseConfig } from './config/config.js';
import { environment } from './config/environment.js';
import { openDatabase } from './database/open-database.js';
import { exitWith } from './process.js';

try {
  parseCommandLine({ usage: 'usage: make migrate' });
  const database = await openDatabase(parseConfig(environment()), { beside: true });
  console.log('The schema is up to date.');
  await database.close();
} catch (error) {
  exitWith(error);
}
