import { Breaker, CircuitOpen } from './breaker.js';

const FAULT = new Error('down');
const fail = () => Promise.reject(FAULT);
const answer = () => Promise.resolve('answer');

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

async function broken(): Promise<Breaker> {
  const breaker = new Breaker((error) => error === FAULT);
  for (let time = 0; time < 10; time++) await expect(breaker.execute(fail)).rejects.toBe(FAULT);
  return breaker;
}

describe('the circuit breaker', () => {
  it('blocks an upstream for half a minute after ten consecutive faults, whatever the clock does', async () => {
    const breaker = await broken();
    await expect(breaker.execute(answer)).rejects.toThrow(CircuitOpen);
    jest.setSystemTime(Date.now() - 600_000);
    jest.advanceTimersByTime(29_999);
    await expect(breaker.execute(answer)).rejects.toThrow(CircuitOpen);
    jest.advanceTimersByTime(1);
    await expect(breaker.execute(answer)).resolves.toBe('answer');
    await expect(breaker.execute(fail)).rejects.toBe(FAULT);
  });

  it('then allows one trial call, and blocks again if that fails', async () => {
    const breaker = await broken();
    jest.advanceTimersByTime(30_000);
    const { promise, reject } = Promise.withResolvers<string>();
    const trying = breaker.execute(() => promise);
    await expect(breaker.execute(answer)).rejects.toThrow(CircuitOpen);
    reject(FAULT);
    await expect(trying).rejects.toBe(FAULT);
    await expect(breaker.execute(answer)).rejects.toThrow(CircuitOpen);
  });

  it('counts only faults of the upstream, and starts over after an answer', async () => {
    const breaker = new Breaker((error) => error === FAULT);
    for (let time = 0; time < 30; time++) {
      await breaker.execute(() => Promise.reject(new Error('ours'))).catch(() => undefined);
      await breaker.execute(fail).catch(() => undefined);
      if (time % 9 === 8) await breaker.execute(answer);
    }
    await expect(breaker.execute(answer)).resolves.toBe('answer');
  });
});
