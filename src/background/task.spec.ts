import { jest } from '@jest/globals';
import { Task, type TaskDefinition } from './task.js';
import type { TaskRecorder } from './task-recorder.js';

/** A task whose executions the test ends by hand, in the order in which they began. */
function slowTask(definition: Partial<TaskDefinition> = {}) {
  const begun: { isDue: boolean; signal: AbortSignal; end: () => void; fail: (why: Error) => void }[] = [];
  const recorded: string[] = [];
  const recorder = {
    succeeded: () => Promise.resolve(recorded.push('success')),
    failed: (_task: unknown, error: Error) => Promise.resolve(recorded.push(error.message)),
  } as unknown as TaskRecorder;
  const work = (signal: AbortSignal, isDue: boolean) =>
    new Promise<void>((end, fail) => void begun.push({ isDue, signal, end, fail }));
  const task = new Task({ name: 'slow', every: 60, work, ...definition }, recorder);
  return { task, begun, recorded };
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('a background task', () => {
  it('runs one more time, however often it is requested while running', async () => {
    const { task, begun, recorded } = slowTask();
    for (let time = 0; time < 1000; time++) task.request();
    expect(begun).toHaveLength(1);
    begun[0]!.end();
    await jest.advanceTimersByTimeAsync(0);
    expect(begun).toHaveLength(2);
    begun[1]!.end();
    await task.idle();
    expect(begun).toHaveLength(2);
    expect(recorded).toEqual(['success', 'success']);
  });

  it('runs again for a request that arrives at any moment of its end', async () => {
    for (let moment = 0; moment < 20; moment++) {
      let executions = 0;
      const { task } = slowTask({ work: () => Promise.resolve(void executions++) });
      task.request();
      for (let tick = 0; tick < moment; tick++) await Promise.resolve();
      task.request();
      await task.idle();
      expect([moment, executions]).toEqual([moment, 2]);
    }
  });

  it('runs at its interval, counted from the end of the last run, and distinguishes requested runs', async () => {
    const { task, begun } = slowTask();
    task.start();
    await jest.advanceTimersByTimeAsync(200_000);
    expect(begun).toHaveLength(1);
    begun[0]!.end();
    await jest.advanceTimersByTimeAsync(59_000);
    task.request();
    begun[1]!.end();
    await jest.advanceTimersByTimeAsync(1000);
    expect(begun.map(({ isDue }) => isDue)).toEqual([true, false, true]);
  });

  it('is retried after a failure at growing intervals, and remembers that it was due', async () => {
    const { task, begun, recorded } = slowTask({ every: 300 });
    task.start();
    const at: number[] = [];
    const began = Date.now();
    for (let time = 0; time < 7; time++) {
      at.push((Date.now() - began) / 1000);
      begun[time]!.fail(new Error(`failure ${time}`));
      await jest.advanceTimersToNextTimerAsync();
    }
    expect(at).toEqual([0, 10, 30, 70, 150, 310, 610]);
    expect(begun.every(({ isDue }) => isDue)).toBe(true);
    expect(recorded).toEqual([0, 1, 2, 3, 4, 5, 6].map((time) => `failure ${time}`));
  });

  it('with an interval of a few seconds is retried no later than its next turn', async () => {
    const { task, begun } = slowTask({ every: 3 });
    task.start();
    for (let time = 0; time < 5; time++) {
      begun[time]!.fail(new Error());
      await jest.advanceTimersByTimeAsync(3000);
    }
    expect(begun).toHaveLength(6);
  });

  it('follows a cron expression, and is due at its next tick', async () => {
    jest.setSystemTime(new Date('2026-01-01T10:59:30Z'));
    const { task, begun } = slowTask({ every: '0 * * * *' });
    task.start();
    expect(begun).toHaveLength(0);
    await jest.advanceTimersByTimeAsync(31_000);
    expect(begun.map(({ isDue }) => isDue)).toEqual([true]);
    expect(task.dueTask()).toEqual({ name: 'slow', schedule: '0 * * * *', dueIn: 3599 });
    begun[0]!.end();
    await task.stop();
  });

  it('stops after the current run without counting it as a failure, and starts no further one', async () => {
    const { task, begun, recorded } = slowTask();
    task.start();
    task.request();
    const stopped = task.stop();
    expect(begun[0]!.signal.aborted).toBe(true);
    begun[0]!.fail(new Error('broken off'));
    await stopped;
    task.request();
    await jest.advanceTimersByTimeAsync(600_000);
    expect([begun.length, recorded]).toEqual([1, []]);
  });

  it('performed by another process is neither a success nor a failure here', async () => {
    const { task, recorded } = slowTask({ work: () => Promise.resolve('elsewhere') });
    task.request();
    await task.idle();
    expect(recorded).toEqual([]);
  });
});
