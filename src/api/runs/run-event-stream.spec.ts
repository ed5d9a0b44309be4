import type { Snapshot } from '../../runs/run-watch.js';
import { eventStream } from './run-event-stream.js';

async function* silence(): AsyncGenerator<Snapshot, void> {
  await new Promise(() => undefined);
  yield undefined as never;
}

describe('a stream of events', () => {
  it('sends a retry interval, and keep-alives while nothing happens', async () => {
    const stream = eventStream('csv', silence(), { heartbeatMs: 1 });
    const said = [await stream.next(), await stream.next(), await stream.next()];
    expect(said.map(({ value }) => value)).toEqual([
      'retry: 2000\n\n',
      ': still here\n\n',
      ': still here\n\n',
    ]);
  });

  it('stops reading when the client leaves', async () => {
    let left = false;
    const snapshots: AsyncIterator<Snapshot, void> = {
      next: () => Promise.withResolvers<IteratorResult<Snapshot, void>>().promise,
      return: () => Promise.resolve({ done: (left = true), value: undefined }),
    };
    const stream = eventStream('csv', snapshots, { heartbeatMs: 1 });
    await stream.next();
    await stream.next();
    await stream.return();
    expect(left).toBe(true);
  });
});
