import { createRequire } from 'node:module';
import { startService } from '../../src/start-service.js';

/** Prints how many modules of OpenTelemetry's SDK a service has loaded once it runs. Its bare API is loaded by others. */
const service = await startService(process.env);
const loaded = Object.keys(createRequire(import.meta.url).cache).filter((path) =>
  /\/@opentelemetry\/(?!api\/)/.test(path),
);
await service.stop();
console.log(`loaded ${loaded.length}`);
