import { forgetClock, now, setClock, uptime } from '../domain/clock.js';
import { CronTicks } from './cron-ticks.js';

const at = (time: string) => new Date(`2026-01-01T${time}Z`).getTime();
let ticks: string[];
let running: CronTicks;

beforeEach(() => {
  jest.useFakeTimers();
  setClock(at('10:59:30'), uptime());
  ticks = [];
  running = new CronTicks('* * * * *', () => ticks.push(now().toISOString().slice(11, 16)));
});
afterEach(() => {
  running.stop();
  jest.useRealTimers();
  forgetClock();
});

describe('the ticks of a cron expression', () => {
  it('follow the database clock, even if the clock of the process differs', async () => {
    jest.setSystemTime(at('03:00:00'));
    await jest.advanceTimersByTimeAsync(95_000);
    expect(ticks).toEqual(['11:00', '11:01']);
  });

  it('continue within a minute when it is set back', async () => {
    await jest.advanceTimersByTimeAsync(95_000);
    setClock(at('10:50:20'), uptime());
    await jest.advanceTimersByTimeAsync(120_000);
    expect(ticks).toEqual(['11:00', '11:01', '10:51', '10:52']);
  });

  it('become one for all those skipped when it is set forward', async () => {
    setClock(at('14:30:10'), uptime());
    await jest.advanceTimersByTimeAsync(60_000);
    expect(ticks).toEqual(['14:30', '14:31']);
  });
});
