import { followEvents } from '../../console/src/api/follow-events.js';

/** An EventSource that does what the test says. */
class Stream extends EventTarget {
  static readonly CLOSED = 2;
  static readonly opened: Stream[] = [];
  readyState = 0;

  constructor(readonly url: string) {
    super();
    Stream.opened.push(this);
  }

  says(type: 'open' | 'error', readyState: number): void {
    this.readyState = readyState;
    this.dispatchEvent(new Event(type));
  }

  close(): void {
    this.readyState = 2;
  }
}

it('the console opens another stream when an EventSource has given up, until it leaves', () => {
  jest.useFakeTimers();
  const before = globalThis.EventSource;
  globalThis.EventSource = Stream as unknown as typeof EventSource;
  const leave = followEvents('/data/stream', () => undefined);
  const opened = Stream.opened;
  // It reconnects by itself.
  opened[0]!.says('error', 0);
  jest.advanceTimersByTime(120_000);
  expect(opened).toHaveLength(1);
  for (const seconds of [5, 10, 20, 40, 60, 60]) {
    const count = opened.length;
    opened.at(-1)!.says('error', 2);
    jest.advanceTimersByTime(seconds * 1000 - 1);
    expect([seconds, opened.length]).toEqual([seconds, count]);
    jest.advanceTimersByTime(1);
    expect([seconds, opened.length]).toEqual([seconds, count + 1]);
  }
  opened.at(-1)!.says('open', 1);
  opened.at(-1)!.says('error', 2);
  leave();
  jest.advanceTimersByTime(120_000);
  expect(opened).toHaveLength(7);
  globalThis.EventSource = before;
});
