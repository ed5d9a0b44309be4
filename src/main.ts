import 'reflect-metadata';
import { parseCommandLine } from './cli/arguments.js';
import { environment } from './config/environment.js';
import { exitWith, onStopSignal } from './process.js';
import { startService } from './start-service.js';

try {
  parseCommandLine({ usage: 'usage: make start; everything is set by the environment, see .env.example' });
  const service = await startService(environment());
  onStopSignal(() => service.stop());
} catch (error) {
  exitWith(error);
}
