import { SharedCall } from './shared-call.js';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

/** Calls take 10 ms each and return their number. */
function counting(rest?: number) {
  let calls = 0;
  return new SharedCall(async () => {
    const number = ++calls;
    await new Promise((resolve) => setTimeout(resolve, 10));
    return number;
  }, rest);
}

it('makes one call for all requests that arrive during another call', async () => {
  const shared = counting();
  const first = shared.result();
  await jest.advanceTimersByTimeAsync(5);
  const later = [shared.result(), shared.result(), shared.result()];
  await jest.advanceTimersByTimeAsync(500);
  expect(await Promise.all([first, ...later])).toEqual([1, 2, 2, 2]);
});

it("pauses for a multiple of the last call's duration, and never returns an old result", async () => {
  const shared = counting(9);
  const seen: number[] = [];
  void shared.result().then((number) => seen.push(number));
  await jest.advanceTimersByTimeAsync(10);
  void shared.result().then((number) => seen.push(number));
  await jest.advanceTimersByTimeAsync(99);
  expect(seen).toEqual([1]);
  await jest.advanceTimersByTimeAsync(1);
  expect(seen).toEqual([1, 2]);
});

it('rejects all requests that share a failed call, and calls again for the next', async () => {
  let calls = 0;
  const shared = new SharedCall(() =>
    ++calls === 1 ? Promise.reject(new Error('no')) : Promise.resolve(calls),
  );
  const both = await Promise.allSettled([shared.result(), shared.result()]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await shared.result()).toBe(2);
});
