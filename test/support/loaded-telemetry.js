import { createRequire } from 'node:module';
import process from 'node:process';
// Prints, as the process ends, how many modules of OpenTelemetry's SDK it has loaded. Its bare API is loaded by others.
process.on('exit', () => {
  const loaded = Object.keys(createRequire(import.meta.url).cache);
  console.log(`loaded ${loaded.filter((path) => /\/@opentelemetry\/(?!api\/)/.test(path)).length}`);
});
