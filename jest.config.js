import { availableParallelism } from 'node:os';

/** Much of the time, tests wait for other processes, so that three files at once use two processors well. */
const MIN_FILES_AT_ONCE = 3;
/** PostgreSQL's connections suffice for these. */
const MAX_FILES_AT_ONCE = 6;

export default {
  runner: '<rootDir>/test/runner/runner.js',
  roots: ['<rootDir>/src', '<rootDir>/test', '<rootDir>/sandbox'],
  testRegex: '\\.(spec|test)\\.ts$',
  transform: { '^.+\\.ts$': '@swc/jest' },
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  testTimeout: 300_000,
  maxWorkers: Math.min(Math.max(availableParallelism(), MIN_FILES_AT_ONCE), MAX_FILES_AT_ONCE),
};
