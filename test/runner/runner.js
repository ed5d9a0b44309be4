import { basename, join } from 'node:path';
import process from 'node:process';
import { Worker } from 'jest-worker';

const inThisFolder = (name) => join(import.meta.dirname, name);
const MAX_HEAP = '1.5GB';
/** They begin first: one that begins last runs alone. Jest itself goes by size until it has seen how long each takes. */
const LONGEST = [
  'swagger-ui',
  'kill',
  'console',
  'workers',
  'torture',
  'stream-faults',
  'singer-taps',
  'backfills',
  'identity',
  'database-away',
  'replay',
  'fuzz',
  'cli',
];
const EXEC_ARGV = [
  '--enable-source-maps',
  '--import',
  inThisFolder('../support/typescript.js'),
  '--import',
  inThisFolder('globals.js'),
  '--import',
  inThisFolder('release.js'),
];

function rank({ path }) {
  const index = LONGEST.indexOf(basename(path, '.test.ts'));
  return index < 0 ? LONGEST.length : index;
}

/**
 * A runner for Jest that loads every module once per worker, as Node itself does. Jest's own runner gives each test file a
 * realm of its own, and so compiles the whole service for each of them, which took half of the suite's time.
 *
 * Test files of one worker share modules and globals: they must leave nothing behind. Mocks, timers, the clock, handlers of
 * signals and environment variables are put back after each file, and its variables are emptied. Jest's mocks of modules,
 * snapshots and coverage are not available.
 */
export default class Runner {
  constructor(globalConfig) {
    this.globalConfig = globalConfig;
  }

  async runTests(tests, watcher, onStart, onResult, onFailure) {
    const { globalConfig } = this;
    const numWorkers = Math.min(globalConfig.maxWorkers, tests.length);
    const workers = new Worker(inThisFolder('test-file.js'), {
      exposedMethods: ['run'],
      numWorkers,
      idleMemoryLimit: MAX_HEAP,
      maxRetries: 0,
      forkOptions: { stdio: 'pipe', execArgv: EXEC_ARGV },
    });
    workers.getStdout().pipe(process.stdout);
    workers.getStderr().pipe(process.stderr);
    const waiting = tests.toSorted((a, b) => rank(a) - rank(b));
    const lane = async () => {
      for (let test = waiting.shift(); test; test = waiting.shift()) {
        await onStart(test);
        const given = { path: test.path, config: test.context.config, globalConfig };
        await workers.run(given).then(onResult.bind(null, test), onFailure.bind(null, test));
      }
    };
    await Promise.all(Array.from({ length: numWorkers }, lane));
    await workers.end();
  }
}
