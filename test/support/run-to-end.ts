import type { INestApplicationContext } from '@nestjs/common';
import { RunService, type RunRequest } from '../../src/ingestion/run.service.js';
import { RunEvents, type RunEnded } from '../../src/runs/run-events.js';
import type { Run } from '../../src/runs/run.entity.js';

export interface StartedRun {
  run: Run;
  ended: Promise<Run>;
}

/** Asks for a run of which this process is the worker. */
export async function startRun(app: INestApplicationContext, request: RunRequest): Promise<StartedRun> {
  const events = app.get(RunEvents);
  const { promise: ended, resolve } = Promise.withResolvers<Run>();
  const endedBefore: Run[] = [];
  let id: string | undefined;
  const listen = ({ run }: RunEnded) => {
    endedBefore.push(run);
    if (run.id === id) resolve(run);
  };
  events.on('end', listen);
  void ended.finally(() => events.off('end', listen));
  const run = await app.get(RunService).request(request);
  id = run.id;
  const early = endedBefore.find((one) => one.id === id);
  if (early) resolve(early);
  return { run, ended };
}

export async function runToEnd(app: INestApplicationContext, source: string): Promise<Run> {
  return (await startRun(app, { source, trigger: 'cli' })).ended;
}
