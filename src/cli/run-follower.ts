import { setTimeout as sleep } from 'node:timers/promises';
import type { RunProgressReply, RunReply } from '../api/runs/run.reply.js';
import { uptime } from '../domain/clock.js';
import { CommandError } from './command-error.js';
import { ProgressLine } from './output/progress-line.js';
import { eventsOf } from './service/events.js';
import { ServiceRefused } from './service/problem-text.js';
import type { ServiceClient } from './service/service-client.js';

const RETRY_MS = 1000;
/** How long, in milliseconds, the service may be unavailable while a run is followed. */
const PATIENCE_MS = 60_000;

/**
 * Follows a run to its end, even if the service restarts meanwhile.
 * @param update receives the progress on one line
 * @returns the run as it ended; null if the signal aborts first
 */
export async function followRun(
  service: ServiceClient,
  id: number,
  { signal, update }: { signal: AbortSignal; update: (line: string) => void },
): Promise<RunReply | null> {
  const progress = new ProgressLine();
  for (let awaySince: number | null = null; ;) {
    try {
      const path = `/runs/${id}/events`;
      const response = await service.open('GET', path, { signal, accept: 'text/event-stream' });
      for await (const { event, data } of eventsOf(response.body!)) {
        awaySince = null;
        const run = JSON.parse(data) as RunProgressReply;
        if (event === 'end') return run;
        update(progress.render(run));
      }
    } catch (error) {
      if (signal.aborted) return null;
      if (error instanceof ServiceRefused && error.problem.status < 500) throw error;
      // A run may have no event for much longer: while it is queued, or during a large page.
      awaySince ??= uptime();
      if (uptime() - awaySince > PATIENCE_MS)
        throw error instanceof CommandError
          ? error
          : new CommandError(`run ${id}: the connection was lost`, 69);
    }
    if (signal.aborted) return null;
    await sleep(RETRY_MS, undefined, { signal }).catch(() => undefined);
  }
}
