import 'reflect-metadata';
import { environment } from './config/environment.js';
import { exitWith, onStopSignal } from './process.js';
import { startService } from './start-service.js';

try {
  const service = await startService(environment());
  onStopSignal(() => service.stop());
} catch (error) {
  exitWith(error);
}
