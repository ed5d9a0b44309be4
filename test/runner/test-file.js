import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { jestExpect } from '@jest/expect';
import { createEmptyTestResult } from '@jest/test-result';
import { addEventHandler, getState, resetState, run as runCircus } from 'jest-circus';
import { formatExecError, formatResultsErrors } from 'jest-message-util';
import { forgetClock } from '../../src/domain/clock.ts';
import { jest } from './globals.js';

/** Commands handle them until their process ends. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
/** Errors that no test awaited. */
let strayErrors = [];
for (const event of ['uncaughtException', 'unhandledRejection'])
  process.on(event, (error) => strayErrors.push(error?.stack ?? String(error)));
addEventHandler(tellExpect);

/** Runs one test file, and returns what Jest reports of it. */
export async function run({ path, config, globalConfig }) {
  const env = { ...process.env };
  const handlers = new Map(SIGNALS.map((signal) => [signal, process.listeners(signal)]));
  strayErrors = [];
  resetState();
  jest.setTimeout(config.testTimeout ?? globalConfig.testTimeout);
  jestExpect.setState({ testPath: path });
  const { randomize, seed } = globalConfig;
  Object.assign(getState(), {
    parentProcess: process,
    testNamePattern: pattern(globalConfig),
    randomize,
    seed,
  });
  const start = Date.now();
  try {
    for (const file of [...config.setupFiles, path]) await import(pathToFileURL(file).href);
    // The time that the file took is not that of its fake timers.
    const ran = await runCircus().finally(() => jest.useRealTimers());
    return resultOf(ran, { path, config, globalConfig, start });
  } finally {
    jest.restoreAllMocks();
    forgetClock();
    for (const [signal, kept] of handlers)
      for (const handler of process.listeners(signal))
        if (!kept.includes(handler)) process.off(signal, handler);
    for (const name of Object.keys(process.env)) delete process.env[name];
    Object.assign(process.env, env);
  }
}

const pattern = ({ testNamePattern }) => (testNamePattern ? new RegExp(testNamePattern, 'i') : null);

/** Matchers name the test, and `expect.soft` and the like keep errors for its end. */
function tellExpect({ name, test }) {
  if (name === 'test_start') jestExpect.setState({ currentTestName: test.name, suppressedErrors: [] });
  if (name === 'test_done') test.errors.push(...jestExpect.getState().suppressedErrors);
}

function statusOf({ status, errors }) {
  if (status === 'skip') return 'pending';
  if (status === 'todo') return 'todo';
  return errors.length ? 'failed' : 'passed';
}

function resultOf({ testResults, unhandledErrors: failedHooks }, { path, config, globalConfig, start }) {
  const results = testResults.map((one) => ({
    ...one,
    ancestorTitles: one.testPath.slice(1, -1),
    title: one.testPath.at(-1),
    fullName: one.testPath.slice(1).join(' '),
    failureMessages: one.errors,
    failureDetails: one.errorsDetailed,
    status: statusOf(one),
  }));
  const count = (status) => results.filter((one) => one.status === status).length;
  const unhandledErrors = [...failedHooks, ...strayErrors];
  const messages = unhandledErrors.map((stack) =>
    formatExecError({ message: '', stack }, config, globalConfig),
  );
  const end = Date.now();
  return {
    ...createEmptyTestResult(),
    failureMessage:
      [formatResultsErrors(results, config, globalConfig, path), ...messages].filter(Boolean).join('\n') ||
      null,
    numFailingTests: count('failed'),
    numPassingTests: count('passed'),
    numPendingTests: count('pending'),
    numTodoTests: count('todo'),
    perfStats: { start, end, runtime: end - start, slow: false },
    ...(messages.length && { testExecError: { message: '', stack: unhandledErrors.join('\n') } }),
    testFilePath: path,
    testResults: results,
  };
}
