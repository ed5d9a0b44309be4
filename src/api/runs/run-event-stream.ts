import { setTimeout as sleep } from 'node:timers/promises';
import type { RunPartition } from '../../runs/run-partition.entity.js';
import type { Snapshot } from '../../runs/run-watch.js';
import { runProgress } from './run-view.js';

/**
 * A comment is sent after this number of milliseconds without events: some proxies close connections that are silent
 * for a minute, or even half a minute.
 */
const HEARTBEAT_MS = 15_000;
const RECONNECT_MS = 2000;
/** The id of the event `end`. A client that reconnects with it has received everything. */
export const END_ID = 'end';
/** The pattern of event ids. */
export const LAST_ID = /^(\d{1,9}|end)$/;

export interface RunEventOptions {
  heartbeatMs?: number;
  /** Number in the last id that the client received; ids continue from it. */
  lastId?: number;
}

/**
 * Server-sent events, https://html.spec.whatwg.org/multipage/server-sent-events.html: `progress` while the run
 * continues, then one `end`. The first event contains all partitions, later ones only the partitions that changed.
 */
export async function* eventStream(
  source: string,
  snapshots: AsyncIterator<Snapshot, void>,
  { heartbeatMs = HEARTBEAT_MS, lastId = 0 }: RunEventOptions = {},
): AsyncGenerator<string, void> {
  yield `retry: ${RECONNECT_MS}\n\n`;
  let before: readonly RunPartition[] = [];
  let id = lastId;
  try {
    for await (const snapshot of withHeartbeats(snapshots, heartbeatMs)) {
      if (!snapshot) {
        yield ': still here\n\n';
        continue;
      }
      const { run, partitions } = snapshot;
      const data = JSON.stringify(runProgress(source, run, changed(before, partitions)));
      yield run.finishedAt ? event('end', END_ID, data) : event('progress', String(++id), data);
      before = partitions;
    }
  } finally {
    await snapshots.return?.();
  }
}

function event(name: string, id: string, data: string): string {
  return `event: ${name}\nid: ${id}\ndata: ${data}\n\n`;
}

/** Yields the values, and null after each period without one. */
async function* withHeartbeats<T>(
  items: AsyncIterator<T, void>,
  every: number,
): AsyncGenerator<T | null, void> {
  let next = items.next();
  for (;;) {
    const cleanup = new AbortController();
    const silence = sleep(every, null, { signal: cleanup.signal }).catch(() => null);
    const result = await Promise.race([next, silence]).finally(() => cleanup.abort());
    if (result?.done) return;
    yield result && result.value;
    if (result) next = items.next();
  }
}

function changed(before: readonly RunPartition[], now: readonly RunPartition[]): RunPartition[] {
  const known = new Map(before.map((one) => [one.partition, one]));
  return now.filter((one) => {
    const was = known.get(one.partition);
    return (
      was?.status !== one.status ||
      was.attempts !== one.attempts ||
      was.pages !== one.pages ||
      was.retries !== one.retries
    );
  });
}
