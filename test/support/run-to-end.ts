import type { INestApplicationContext } from '@nestjs/common';
import { type RunRequest, RunService, SourceBusy } from '../../src/ingestion/lifecycle/run.service.js';
import { RunEvents } from '../../src/runs/run-events.js';
import type { Run, Trigger } from '../../src/runs/run.entity.js';
import { RunsRepository } from '../../src/runs/runs.repository.js';

export interface StartedRun {
  run: Run;
  ended: Promise<Run>;
}

/** Requests a run. Its end is reported if this process ends it, after everyone else who waits for the ends of runs. */
export async function startRun(app: INestApplicationContext, request: RunRequest): Promise<StartedRun> {
  const events = app.get(RunEvents).setMaxListeners(0);
  const { promise, resolve } = Promise.withResolvers<Run>();
  const requested = app.get(RunService).request(request);
  // It may end before the request is answered.
  const listen = ({ run }: { run: Run }) =>
    void requested.then(
      ({ id }) => run.id === id && resolve(run),
      () => undefined,
    );
  const stopListening = () => void events.off('end', listen);
  events.on('end', listen);
  requested.catch(stopListening);
  return { run: await requested, ended: promise.finally(stopListening) };
}

/** Completes a run: a new one, or the source's unfinished one. */
export async function runToEnd(
  app: INestApplicationContext,
  source: string,
  trigger: Trigger = 'cli',
): Promise<Run> {
  try {
    return await (
      await startRun(app, { source, trigger })
    ).ended;
  } catch (error) {
    if (error instanceof SourceBusy && error.runId) return waitForEnd(app, error.runId);
    throw error;
  }
}

/** A run once it has ended, possibly before the call. */
export async function waitForEnd(app: INestApplicationContext, id: string): Promise<Run> {
  const events = app.get(RunEvents);
  const { promise, resolve } = Promise.withResolvers<Run>();
  const listen = ({ run }: { run: Run }) => void (run.id === id && resolve(run));
  events.on('end', listen);
  const run = await app.get(RunsRepository).find(id);
  if (run?.finishedAt) resolve(run);
  return promise.finally(() => events.off('end', listen));
}
