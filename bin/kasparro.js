#!/usr/bin/env -S node --max-semi-space-size=8 --heap-growing-percent=50
// By default Node's heap grows to several times the live data; these settings save half of the memory for a tenth of the time.
import { spawn } from 'node:child_process';
import console from 'node:console';
import { existsSync } from 'node:fs';
import * as modules from 'node:module';
import process from 'node:process';
import { fileURLToPath, URL } from 'node:url';

const OLDEST = 24;
const path = (name) => fileURLToPath(new URL(name, import.meta.url));
const node = path('../node_modules/node/bin/node');

if (!existsSync(path('../dist/src/main.js'))) {
  console.error('Kasparro is not built yet: run make build');
  process.exitCode = 1;
} else if (Number(process.versions.node.split('.')[0]) >= OLDEST) {
  modules.enableCompileCache(path('../node_modules/.cache/kasparro'));
  await import('../dist/src/source-maps.js');
  await import('../dist/src/main.js');
} else if (existsSync(node)) {
  // npm ci installs the Node that Kasparro runs on beside an older one.
  const child = spawn(node, [...process.execArgv, ...process.argv.slice(1)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (status, signal) => (process.exitCode = signal ? 1 : status));
} else {
  console.error(
    `Kasparro needs Node ${OLDEST} or newer; this is ${process.version}. Run npm ci, which installs one for it`,
  );
  process.exitCode = 1;
}
