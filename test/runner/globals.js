// What Jest's own runner makes global and exports from @jest/globals.
import { registerHooks } from 'node:module';
import { jestExpect } from '@jest/expect';
import { ModernFakeTimers } from '@jest/fake-timers';
import circus from 'jest-circus';
import { ModuleMocker } from 'jest-mock';

const mocker = new ModuleMocker(globalThis);
const timers = new ModernFakeTimers({ global: globalThis, config: { fakeTimers: {} } });
const bound = (of, names) => Object.fromEntries(names.map((name) => [name, of[name].bind(of)]));

export const jest = {
  ...bound(mocker, ['fn', 'spyOn', 'restoreAllMocks']),
  ...bound(timers, ['useFakeTimers', 'useRealTimers', 'setSystemTime']),
  ...bound(timers, ['advanceTimersByTime', 'advanceTimersByTimeAsync', 'advanceTimersToNextTimerAsync']),
  setTimeout: (timeout) => {
    globalThis[Symbol.for('TEST_TIMEOUT_SYMBOL')] = timeout;
  },
};
const globals = { ...circus, jest, expect: jestExpect };
Object.assign(globalThis, globals);

const names = Object.keys(globals).join(', ');
const url = `data:text/javascript,export const { ${names} } = globalThis`;
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === '@jest/globals' ? { url, format: 'module', shortCircuit: true } : next(specifier, context),
});
