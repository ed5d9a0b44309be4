import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { Run } from '../runs/run.entity.js';
import { RunsRepository } from '../runs/runs.repository.js';
import { isDatabaseAway } from './failure.js';
import type { LoopResult } from './run-loop.js';

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 10_000;

/** Records how runs ended. */
@Injectable()
export class RunEnd {
  constructor(private readonly runs: RunsRepository) {}

  /** A run must not stay `running` because the database was away when it ended: it is asked again until the service stops. */
  async record(run: Run, result: LoopResult, stop: AbortSignal): Promise<Run> {
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      try {
        return await this.finish(run, result);
      } catch (error) {
        if (!isDatabaseAway(error) || stop.aborted) throw error;
        await sleep(pause, undefined, { signal: stop }).catch(() => undefined);
      }
    }
  }

  /** What the loop saw itself must be what the pages counted. */
  private async finish(run: Run, { outcome, fetched, lostRetries }: LoopResult): Promise<Run> {
    const counted = await this.runs.fetched(run.id);
    if (outcome.status === 'succeeded' && counted !== fetched) {
      const message = `the source gave ${fetched} records, its pages counted ${counted}`;
      outcome = { status: 'failed', error: { stage: 'finish', code: 'counts_do_not_reconcile', message } };
    }
    return this.runs.finish(run.id, outcome, lostRetries);
  }
}
