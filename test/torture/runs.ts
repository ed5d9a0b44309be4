import { setTimeout as sleep } from 'node:timers/promises';
import type { INestApplicationContext } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { RunService, SourceBusy } from '../../src/ingestion/lifecycle/run.service.js';
import type { TestDatabase } from '../support/database.js';
import { letHeartbeatsLapse } from '../support/dead-workers.js';
import { SOURCES } from './inputs.js';

const POLL_MS = 20;
const LAPSE_FIRST_MS = 100;
const LAPSE_AGAIN_MS = 2500;
/** Without progress. */
const PATIENCE_MS = 300_000;

/** Requests runs until each source has completed one without a fault. */
export async function runWithoutErrors(
  { url, dataSource }: TestDatabase,
  app: INestApplicationContext,
): Promise<void> {
  await quiet(url, dataSource);
  // A limit that an upstream set has passed.
  await dataSource.query('update call_budgets set blocked_until = null');
  const before = await lastRun(dataSource);
  await requestRuns(app);
  await quiet(url, dataSource);
  const failed = await dataSource.query<unknown[]>(
    `select id, status, error_code, error_message from runs where id > $1 and status <> 'succeeded'`,
    [before],
  );
  if (failed.length) throw new Error(`undisturbed runs did not succeed: ${JSON.stringify(failed)}`);
}

export async function lastRun(dataSource: DataSource): Promise<string> {
  const [row] = await dataSource.query<[{ id: string }]>('select coalesce(max(id), 0) id from runs');
  return row.id;
}

export async function requestRuns(app: INestApplicationContext): Promise<void> {
  for (const source of SOURCES)
    await app
      .get(RunService)
      .request({ source, trigger: 'cli' })
      .catch((error: unknown) => {
        if (!(error instanceof SourceBusy)) throw error;
      });
}

export async function hasUnfinishedRuns(dataSource: DataSource): Promise<boolean> {
  return (await dataSource.query<unknown[]>('select from runs where finished_at is null')).length > 0;
}

/** Waits until no run is left. Meanwhile, expires the heartbeats of dead workers. */
async function quiet(url: string, dataSource: DataSource): Promise<void> {
  let lastProgress = Date.now();
  let before: string | null = null;
  let pause = LAPSE_AGAIN_MS;
  for (let lapse = lastProgress + LAPSE_FIRST_MS; await hasUnfinishedRuns(dataSource); await sleep(POLL_MS)) {
    if (Date.now() < lapse) continue;
    const now = await progress(dataSource);
    if (now !== before) lastProgress = Date.now();
    else if (Date.now() - lastProgress > PATIENCE_MS)
      throw new Error(`runs do not end: ${await situation(dataSource)}`);
    else {
      await letHeartbeatsLapse(url);
      // Workers that are only slow lose their jobs, too, and must have finished one before they lose it again.
      pause *= 2;
    }
    before = now;
    lapse = Date.now() + pause;
  }
}

async function progress(dataSource: DataSource): Promise<string> {
  const [row] = await dataSource.query<[{ done: string }]>(
    `select concat_ws(' ', sum(pages), count(finished_at), (select count(finished_at) from runs)) as done from run_partitions`,
  );
  return row.done;
}

async function situation(dataSource: DataSource): Promise<string> {
  const runs = await dataSource.query('select id, source_id, status from runs where finished_at is null');
  const partitions = await dataSource.query(
    'select run_id, partition, status, attempts, failures, job_id, error_message from run_partitions where finished_at is null',
  );
  const jobs = await dataSource.query(
    `select id, name, state, data, retry_count, start_after, heartbeat_on from pgboss.job where state <> 'completed'`,
  );
  return JSON.stringify({ runs, partitions, jobs });
}
