import { RunWatch, type Snapshot } from './run-watch.js';

const never = new AbortController().signal;
const snapshot = (pages: number, ended = false) =>
  ({ run: { pages, finishedAt: ended ? new Date() : null }, partitions: [] }) as unknown as Snapshot;

describe('the watch of a run', () => {
  it('reports only changes, and stops polling once the run has ended', async () => {
    const looks = [snapshot(1), snapshot(1), snapshot(2), snapshot(2, true)];
    let looked = 0;
    const watch = new RunWatch(() => {
      watch.nudge();
      return Promise.resolve(looks[looked++] ?? null);
    });
    const end = watch.poll();
    const seen: number[] = [];
    while (!watch.latest?.run.finishedAt) {
      await watch.changed(watch.version, never);
      seen.push(watch.latest!.run.pages);
    }
    await end;
    expect([seen, looked]).toEqual([[1, 2, 2], 4]);
  });

  it('continues through an outage', async () => {
    let looked = 0;
    const watch = new RunWatch(() => {
      watch.nudge();
      return looked++ < 2 ? Promise.reject(new Error('away')) : Promise.resolve(snapshot(1, true));
    });
    await watch.poll();
    expect([watch.latest!.run.pages, watch.error]).toEqual([1, undefined]);
  });

  it('notifies no listener after it was stopped', async () => {
    const watch = new RunWatch(() => Promise.resolve(snapshot(1)));
    const end = watch.poll();
    await watch.changed(0, never);
    watch.stop();
    await end;
    await watch.changed(watch.version, AbortSignal.abort());
    expect(watch.version).toBe(1);
  });
});
