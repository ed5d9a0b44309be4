import type { PinoLogger } from 'nestjs-pino';
import type { DataSource } from 'typeorm';
import { forgetClock, setClock, uptime } from '../domain/clock.js';
import { ClockWatch } from './clock-watch.js';

afterEach(forgetClock);

it('a listener that fails when the clock was set is called again until it succeeds', async () => {
  const database = { query: () => Promise.resolve([{ moment: String(Date.now()) }]) };
  const logger = { setContext: () => undefined, warn: () => undefined, debug: () => undefined };
  const watch = new ClockWatch(database as unknown as DataSource, logger as unknown as PinoLogger);
  let calls = 0;
  watch.onClockSet(() => (++calls < 3 ? Promise.reject(new Error('connection lost')) : Promise.resolve()));
  await watch.onModuleInit();
  await watch.check();
  expect(calls).toBe(0);
  setClock(Date.now() + 600_000, uptime());
  for (let reading = 0; reading < 5; reading++) await watch.check();
  expect(calls).toBe(3);
});
