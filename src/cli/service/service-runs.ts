import type { RunReply } from '../../api/runs/run.reply.js';
import { followRun } from '../run-follower.js';
import { ServiceRefused } from './problem-text.js';
import type { StartedRun, FollowOptions, Runs } from './runs.js';
import type { ServiceClient } from './service-client.js';

/** Starts, follows and cancels runs in a service, over HTTP. */
export class ServiceRuns implements Runs {
  constructor(private readonly service: ServiceClient) {}

  async start(body: object): Promise<StartedRun> {
    for (;;) {
      try {
        const { value } = await this.service.post<RunReply>('/runs', body);
        return { id: value.id, run: value };
      } catch (error) {
        if (!(error instanceof ServiceRefused) || error.problem.code !== 'source_busy') throw error;
        const { run_id, detail } = error.problem;
        // The source's unfinished run may have ended meanwhile.
        if (run_id !== undefined) return { id: run_id, run: null, busy: detail };
      }
    }
  }

  async cancel(id: number): Promise<void> {
    await this.service.post(`/runs/${id}/cancel`).catch((error: unknown) => {
      if (!(error instanceof ServiceRefused && error.problem.code === 'run_ended')) throw error;
    });
  }

  follow(id: number, following: FollowOptions): Promise<RunReply | null> {
    return followRun(this.service, id, following);
  }
}
