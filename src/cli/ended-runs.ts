import { setTimeout as sleep } from 'node:timers/promises';
import type { RunPage, RunReply } from '../api/runs/run.reply.js';
import { ServiceRefused } from './service/problem-text.js';
import type { Query, ServiceClient } from './service/service-client.js';

const POLL_MS = 2000;
const UNFINISHED: Query = { status: 'queued,running', limit: '1000' };
const NEWEST: Query = { limit: '100' };

/**
 * Runs that have ended, oldest first: those among the latest runs and, if `follow`, each further one as it ends, forever,
 * however early it began.
 * @param query filters of `GET /runs`
 */
export async function* endedRuns(
  service: ServiceClient,
  query: Query,
  follow: boolean,
): AsyncGenerator<RunReply> {
  const pageOf = async (more: Query = {}) =>
    (await service.get<RunPage>('/runs', { ...query, ...more })).value;
  // In this order, so that no run ends unnoticed between the requests.
  const begun = follow ? (await pageOf(UNFINISHED)).data : [];
  const latest = (await pageOf()).data;
  const over = latest.filter(hasEnded);
  yield* byEnd(over);
  if (!follow) return;
  const known = idsOf([...begun, ...latest]);
  const awaited = known.difference(idsOf(over));
  const oldest = latest.at(-1)?.id ?? 0;
  for (;;) {
    const unfinished = idsOf((await pageOf(UNFINISHED)).data);
    const newest = await newRuns(pageOf, known);
    const requested = new Map(newest.filter(({ id }) => id > oldest).map((run) => [run.id, run]));
    for (const id of [...unfinished, ...requested.keys()]) {
      if (!known.has(id)) awaited.add(id);
      known.add(id);
    }
    const ended: RunReply[] = [];
    for (const id of awaited) {
      if (unfinished.has(id)) continue;
      const run = requested.get(id) ?? (await find(service, id));
      if (run && !hasEnded(run)) continue;
      awaited.delete(id);
      if (run) ended.push(run);
    }
    yield* byEnd(ended);
    await sleep(POLL_MS);
  }
}

/** Runs requested since, and the others of their pages: from the newest page back to the first one with a known run. */
async function newRuns(
  pageOf: (more: Query) => Promise<RunPage>,
  known: ReadonlySet<number>,
): Promise<RunReply[]> {
  const runs: RunReply[] = [];
  for (let cursor: number | null = null; ;) {
    const { data, metadata } = await pageOf({ ...NEWEST, cursor: cursor?.toString() });
    runs.push(...data);
    cursor = metadata.next_cursor;
    if (cursor === null || data.some(({ id }) => known.has(id))) return runs;
  }
}

/** Null if the run did nothing and was folded into a later one. */
async function find(service: ServiceClient, id: number): Promise<RunReply | null> {
  try {
    return (await service.get<RunReply>(`/runs/${id}`)).value;
  } catch (error) {
    if (error instanceof ServiceRefused && error.problem.status === 404) return null;
    throw error;
  }
}

function idsOf(runs: readonly RunReply[]): Set<number> {
  return new Set(runs.map(({ id }) => id));
}

function hasEnded({ finished_at }: RunReply): boolean {
  return finished_at !== null;
}

function byEnd(runs: readonly RunReply[]): RunReply[] {
  return runs.toSorted((a, b) => a.finished_at!.localeCompare(b.finished_at!));
}
