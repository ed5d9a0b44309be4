import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { RunReply } from '../../api/runs/run.reply.js';
import { runProgress, runView } from '../../api/runs/run-view.js';
import { AuditLog } from '../../audit/audit-log.js';
import { RunService, SourceBusy } from '../../ingestion/lifecycle/run.service.js';
import { RunProgress } from '../../runs/run-progress.js';
import { startWork } from '../../start-work.js';
import { ProgressLine } from '../output/progress-line.js';
import { commandSettings, type Environment, refuseUnknownSource } from './command-settings.js';
import type { StartedRun, FollowOptions, Runs } from './runs.js';

/** The actor in the audit log. Access to the database implies all rights. */
const ACTOR = 'admin';

/** The API is not started: runs do not need it, and it would take memory and time. */
export async function openOwnRuns(env: Environment, source: string) {
  const { app, stop } = await startWork(commandSettings(env, source)).catch(refuseUnknownSource);
  return { runs: new OwnRuns(app, source), stop };
}

/** Live runs of one source, processed by this process. */
class OwnRuns implements Runs {
  private readonly runs = this.app.get(RunService, { strict: false });
  private readonly progress = this.app.get(RunProgress, { strict: false });

  constructor(
    private readonly app: INestApplicationContext,
    private readonly source: string,
  ) {}

  async start(): Promise<StartedRun> {
    for (;;) {
      try {
        const run = await this.runs.request({ source: this.source, trigger: 'cli' });
        await this.record('run.start', run.id);
        return { id: Number(run.id), run: runView(this.source, run) };
      } catch (error) {
        if (!(error instanceof SourceBusy)) throw error;
        // The source's unfinished run may have ended meanwhile.
        if (error.runId !== null) return { id: Number(error.runId), run: null, busy: `${error.message}.` };
      }
    }
  }

  async cancel(id: number): Promise<void> {
    if (await this.runs.cancel(String(id))) await this.record('run.cancel', String(id));
  }

  async follow(id: number, { signal, update }: FollowOptions): Promise<RunReply | null> {
    const line = new ProgressLine();
    for await (const { run, partitions } of this.progress.watch(String(id), signal)) {
      const seen = runProgress(this.source, run, partitions);
      if (run.finishedAt) return seen;
      update(line.render(seen));
    }
    return null;
  }

  private async record(action: string, id: string): Promise<void> {
    const audit = this.app.get(AuditLog, { strict: false });
    await audit.record(this.app.get(DataSource), { actor: ACTOR, action, subject: `runs/${id}` });
  }
}
