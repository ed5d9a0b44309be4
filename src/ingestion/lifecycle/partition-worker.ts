import { Inject, Injectable, Optional } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Checkpoint } from '../../checkpoints/checkpoint.entity.js';
import { backfillKey, CheckpointsRepository } from '../../checkpoints/checkpoints.repository.js';
import { CONFIG, type Config } from '../../config/config.js';
import type { Source } from '../../domain/source.js';
import { FaultPoints } from '../../faults/fault-points.js';
import { type ClaimedPartition, RunPartitionsRepository } from '../../runs/run-partitions.repository.js';
import { Run } from '../../runs/run.entity.js';
import { span } from '../../tracing/spans.js';
import type { ClaimedJob } from './claimed-job.js';
import { now } from '../../domain/clock.js';
import { Failure } from './failure.js';
import { historySpan } from './history-span.js';
import { PartitionEnd } from './partition-end.js';
import { PartitionLoop } from './partition-loop.js';
import { assertTimeLeft } from './retry-timing.js';
import { SourceReplay } from '../replay/source-replay.js';
import { Takeover } from './takeover.js';
import { untilDatabaseAnswers } from './until-database-answers.js';
import { WaitLog } from './wait-log.js';

interface Claimed {
  run: Run;
  row: ClaimedPartition;
  /** Null for replays, which read stored payloads and need no cursor. */
  checkpoint: Checkpoint | null;
}

/** Processes one partition of a run: claims it, reads it, and records the outcome. */
@Injectable()
export class PartitionWorker {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly dataSource: DataSource,
    private readonly partitions: RunPartitionsRepository,
    private readonly checkpoints: CheckpointsRepository,
    private readonly loop: PartitionLoop,
    private readonly replay: SourceReplay,
    private readonly takeover: Takeover,
    private readonly end: PartitionEnd,
    private readonly waits: WaitLog,
    @Optional() private readonly faults?: FaultPoints,
  ) {}

  async work(source: Source, job: ClaimedJob): Promise<void> {
    const signal = AbortSignal.any([job.stop, job.claim]);
    const claimed = await untilDatabaseAnswers(() => this.claim(job), signal);
    if (!claimed) return;
    let settle: () => Promise<unknown>;
    try {
      settle = await this.read(source, claimed, signal);
    } catch (error) {
      const failure = Failure.from(error);
      settle = () => this.end.failed(source, job, claimed.row, failure);
    }
    // Waits out a database outage, so that the partition does not stay claimed.
    await untilDatabaseAnswers(settle, signal);
    await this.faults?.at('before_acknowledging', { source: source.name });
  }

  /** Reads the partition. @returns a function that records its successful end */
  private async read(source: Source, { run, row, checkpoint }: Claimed, signal: AbortSignal) {
    const { id: runId, sourceId, options } = run;
    if (!checkpoint) {
      const counts = await this.replay.run({ source, sourceId, runId, options, signal });
      return () => this.end.replayed(row, counts);
    }
    assertTimeLeft(source, run);
    // A backfill of history may take longer than a run's time budget: it continues in another job, with a new budget.
    const begin = historySpan(source, run) ? now() : run.startedAt!;
    const deadline = new Date(begin.getTime() + this.config.RUN_TIME_BUDGET * 1000);
    const task = { source, run, partition: row.partition, checkpoint, signal, deadline };
    const attributes = { source: source.name, run_id: runId, partition: row.partition };
    const fetched = await span({ name: 'partition', run, attributes }, () =>
      this.waits.during({ runId, partition: row.partition }, () => this.loop.read(task)),
    );
    return () => this.end.succeeded(source, row, checkpoint, fetched);
  }

  /** Claims partition and checkpoint in one transaction, so that the later of two workers gets both. */
  private claim(job: ClaimedJob): Promise<Claimed | null> {
    const { id, runId, partition } = job;
    return this.dataSource.transaction(async (tx) => {
      await this.takeover.takeOver(tx, job);
      const row = await this.partitions.claim(tx, runId, partition, id);
      if (!row) return null;
      const run = await tx.findOneByOrFail(Run, { id: runId });
      if (run.mode === 'replay') return { run, row, checkpoint: null };
      const key = run.mode === 'backfill' ? backfillKey(runId, partition) : partition;
      return { run, row, checkpoint: await this.checkpoints.claim(run.sourceId, key, runId, tx) };
    });
  }
}
