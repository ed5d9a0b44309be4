import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { RunCancelled } from '../../domain/errors.js';
import { type Source, SOURCES } from '../../domain/source.js';
import { JobQueue } from '../../queue/job-queue.js';
import { RunPartitionsRepository } from '../../runs/run-partitions.repository.js';
import type { Run, RunMode, RunOptions, Trigger } from '../../runs/run.entity.js';
import { type NewRun, RunsRepository } from '../../runs/runs.repository.js';
import { SourcesRepository } from '../../runs/sources.repository.js';
import { Failure } from './failure.js';
import { outcomeOf } from './partition-outcome.js';
import { RunEnd } from './run-end.js';

/** The source has an unfinished run, or already had one for this tick of its schedule. */
export class SourceBusy extends Error {
  constructor(
    source: string,
    readonly runId: string | null,
  ) {
    super(runId ? `${source} is already running (run ${runId})` : `${source} has already run for this tick`);
  }
}

/** No source with this name is configured. */
export class UnknownSource extends Error {}

export interface RunRequest {
  source: string;
  trigger: Trigger;
  mode?: RunMode;
  options?: RunOptions;
  /** The tick of the schedule for which the run is requested. */
  slot?: Date;
}

/** Requests and cancels runs. Workers in this or other processes execute them. */
@Injectable()
export class RunService {
  constructor(
    @Inject(SOURCES) private readonly sources: readonly Source[],
    private readonly dataSource: DataSource,
    private readonly sourceRows: SourcesRepository,
    private readonly runs: RunsRepository,
    private readonly partitions: RunPartitionsRepository,
    private readonly queue: JobQueue,
    private readonly end: RunEnd,
  ) {}

  /**
   * Enqueues a run and its job in one transaction.
   * @throws SourceBusy, UnknownSource
   */
  async request({ source: name, trigger, mode = 'live', options = {}, slot }: RunRequest): Promise<Run> {
    const source = this.sources.find((one) => one.name === name);
    if (!source)
      throw new UnknownSource(
        `unknown source ${name}; configured sources: ${this.sources.map((one) => one.name).join(', ')}`,
      );
    const { id: sourceId } = await this.sourceRows.register(source);
    for (;;) {
      const run = await this.open(name, { sourceId, trigger, mode, options, slot: slot ?? null });
      if (run) return run;
      const unfinished = await this.runs.unfinished(sourceId);
      // The conflicting run may have ended meanwhile.
      if (unfinished || slot) throw new SourceBusy(name, unfinished?.id ?? null);
    }
  }

  private open(source: string, run: NewRun): Promise<Run | null> {
    return this.dataSource.transaction(async (tx) => {
      const opened = await this.runs.open(tx, run);
      if (opened) await this.queue.send(tx, source, [{ run_id: opened.id, partition: null }]);
      return opened;
    });
  }

  /**
   * Stops a run after its current page; waiting partitions are not started.
   * @returns the run as it is now, or null if it had already ended
   */
  async cancel(id: string): Promise<Run | null> {
    const found = await this.runs.find(id);
    if (!found || found.finishedAt) return null;
    const cancelled = outcomeOf(Failure.from(new RunCancelled()), true);
    await this.end.endIfComplete(id, async (tx, run) => {
      await this.runs.requestCancel(tx, id);
      if (run.status === 'queued') return cancelled;
      await this.partitions.endQueued(tx, id, cancelled);
    });
    await this.queue.cancel((await this.sourceRows.names()).get(found.sourceId)!, id);
    return this.runs.find(id);
  }
}
