import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../config/config.js';
import { nextTick } from '../config/schedule.js';
import { AdvisoryLock, LockSpace } from '../database/advisory-lock.js';
import { type Source, SOURCES } from '../domain/source.js';
import { RunEvents } from '../runs/run-events.js';
import type { Run, Trigger } from '../runs/run.entity.js';
import { RunsRepository } from '../runs/runs.repository.js';
import { SourcesRepository } from '../runs/sources.repository.js';
import { RunEnd } from './run-end.js';
import { RunLoop } from './run-loop.js';

/** The source runs already, here or in another process. */
export class SourceBusy extends Error {
  constructor(
    source: string,
    readonly runId: string | null,
  ) {
    super(`${source} is running already${runId ? ` (run ${runId})` : ''}`);
  }
}

/** No source of this name is configured. */
export class UnknownSource extends Error {}

export interface StartedRun {
  run: Run;
  /** Resolves when the run has ended, however it ended; rejects where not even that could be recorded. */
  ended: Promise<Run>;
}

@Injectable()
export class RunService implements BeforeApplicationShutdown {
  private readonly stop = new AbortController();
  private readonly active = new Set<Promise<unknown>>();

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(SOURCES) private readonly sources: readonly Source[],
    private readonly dataSource: DataSource,
    private readonly sourceRows: SourcesRepository,
    private readonly runs: RunsRepository,
    private readonly loop: RunLoop,
    private readonly end: RunEnd,
    private readonly events: RunEvents,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(RunService.name);
  }

  /**
   * Starts a run and returns it as soon as it is recorded.
   * @throws SourceBusy, UnknownSource
   */
  async start(name: string, trigger: Trigger): Promise<StartedRun> {
    this.stop.signal.throwIfAborted();
    const source = this.sources.find((one) => one.name === name);
    if (!source)
      throw new UnknownSource(
        `no source ${name}; there are ${this.sources.map((one) => one.name).join(', ')}`,
      );
    const { id: sourceId } = await this.sourceRows.register(source);
    const lock = await AdvisoryLock.tryAcquire(this.dataSource, LockSpace.run, sourceId);
    if (!lock) throw new SourceBusy(name, (await this.runs.running(sourceId))?.id ?? null);
    try {
      await this.interruptOrphans(source.name, sourceId);
      const run = await this.runs.open(sourceId, trigger);
      const ended = this.execute(source, run, lock);
      this.active.add(ended);
      ended
        .catch((error: unknown) =>
          this.logger.error(
            { err: error, run_id: run.id, source: name },
            'the end of a run could not be recorded',
          ),
        )
        .finally(() => this.active.delete(ended));
      return { run, ended };
    } catch (error) {
      await lock.release();
      throw error;
    }
  }

  /** Ends runs whose process died, of every source that nobody runs now: also of one that is configured no more. */
  async reap(): Promise<void> {
    for (const source of this.sources) await this.sourceRows.register(source);
    for (const [id, name] of await this.sourceRows.names()) {
      const lock = await AdvisoryLock.tryAcquire(this.dataSource, LockSpace.run, id);
      if (!lock) continue;
      try {
        await this.interruptOrphans(name, id);
      } finally {
        await lock.release();
      }
    }
  }

  /** Aborts fetches, lets pages that are being stored commit, and waits until every run has recorded its end. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stop.abort(new Error('the service was stopped; the next run goes on from the checkpoint'));
    await Promise.allSettled(this.active);
  }

  private async execute(source: Source, run: Run, lock: AdvisoryLock): Promise<Run> {
    const context = { run_id: run.id, source: source.name };
    try {
      this.logger.info({ ...context, trigger: run.trigger }, 'run started');
      const signal = AbortSignal.any([this.stop.signal, lock.lost]);
      const deadline = new Date(Date.now() + this.config.RUN_TIME_BUDGET * 1000);
      const result = await this.loop.run({ source, run, signal, deadline });
      // A limit says from when on it may go on; the schedule says when it does.
      const { resumesAt } = result.outcome;
      if (resumesAt) result.outcome.resumesAt = nextTick(this.config, source.name, resumesAt) ?? resumesAt;
      const ended = await this.end.record(run, result, this.stop.signal);
      const level = ended.status === 'failed' ? 'error' : 'info';
      this.logger[level](
        { ...context, status: ended.status, code: ended.errorCode, fetched: ended.fetched },
        ended.errorMessage ?? 'run ended',
      );
      this.events.emit('end', { source: source.name, run: ended });
      return ended;
    } finally {
      await lock.release();
    }
  }

  private async interruptOrphans(source: string, sourceId: number): Promise<void> {
    for (const id of await this.runs.interruptOrphans(sourceId))
      this.logger.warn({ run_id: id, source }, 'a run whose process died is now interrupted');
  }
}
