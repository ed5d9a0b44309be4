import { Inject, Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { DataSource, type EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../../config/config.js';
import { markHolder } from '../../database/holder.js';
import { retryConflicts } from '../../database/retry-conflicts.js';
import type { Source } from '../../domain/source.js';
import { AliasesRepository } from '../../drift/aliases.repository.js';
import type { Span } from '../../normalization/within-span.js';
import type { Counts } from '../../runs/run.entity.js';
import { StoredRecordReader } from './stored-record-reader.js';
import type { RawPosition } from './raw-scan.repository.js';
import { ReplayApply } from './replay-apply.js';
import { ReplayScan } from './replay-scan.js';
import { ReplayStateRepository } from './replay-state.repository.js';
import type { ReplayState } from './replay-state.js';
import { ReplaySweep, type SweepPosition } from './replay-sweep.js';
import type { ReplayTask } from './replay-task.js';
import { momentOf, countsOf } from './replay-counts.js';

export interface SourceReplayRequest {
  source: Source;
  sourceId: number;
  runId: string;
  /** Bounds of the observation time; unbounded if absent. */
  options: Span;
  signal: AbortSignal;
  /** Called with the counts since the start of the run. */
  onProgress?: (counts: Counts) => void;
}

type Advance = Pick<ReplayState, 'phase' | 'position' | 'counts'>;

/** Normalises a source's stored payloads again, without fetching. */
@Injectable()
export class SourceReplay {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly dataSource: DataSource,
    private readonly states: ReplayStateRepository,
    private readonly aliases: AliasesRepository,
    private readonly scan: ReplayScan,
    private readonly sweep: ReplaySweep,
    private readonly apply: ReplayApply,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(SourceReplay.name);
  }

  /**
   * Stages the result next to the visible data, in batches, and applies all differences in one transaction, so that readers
   * see either the old or the new state. A replay can be resumed by calling this again for the same run. Data that live
   * runs store meanwhile is kept.
   * @throws OwnershipLost if another process has taken over the run; the signal's reason if it aborts
   */
  async run({ source, sourceId, runId, options, signal, onProgress }: SourceReplayRequest): Promise<Counts> {
    for (const ended of await this.states.ended(sourceId))
      if (ended !== runId) await this.states.clear(ended);
    const skew = this.config.MAX_CLOCK_SKEW * 1000;
    const reader = new StoredRecordReader(source, await this.aliases.forSource(sourceId), skew);
    const span = { since: momentOf(options.since), until: momentOf(options.until) };
    const task: ReplayTask = { source, sourceId, runId, span, reader };
    let state = await this.states.claim(runId, sourceId);
    while (state.phase !== 'done') {
      signal.throwIfAborted();
      const now = state;
      const moved = await retryConflicts(() => this.dataSource.transaction((tx) => this.step(tx, task, now)));
      state = { ...state, ...moved };
      onProgress?.(countsOf(state));
    }
    await this.states.clear(runId);
    const { inserted, updated, deleted } = state.counts;
    this.logger.info({ run_id: runId, source: source.name, inserted, updated, deleted }, 'replay applied');
    return countsOf(state);
  }

  private async step(tx: EntityManager, task: ReplayTask, state: ReplayState): Promise<Advance> {
    await markHolder(tx, `replay ${task.runId}`);
    // First, because it locks the row: a process that lost the run stops before writing anything.
    await this.states.advance(tx, state, state);
    await this.states.assertRunning(tx, task.runId, state.phase === 'apply');
    const moved = await this.work(tx, task, state);
    await this.states.advance(tx, state, moved);
    return moved;
  }

  private async work(
    tx: EntityManager,
    task: ReplayTask,
    { phase, position, counts }: ReplayState,
  ): Promise<Advance> {
    if (phase === 'scan') {
      const { next, read, rejected, outside } = await this.scan.step(
        tx,
        task,
        position.raw as RawPosition | undefined,
      );
      const sums = {
        ...counts,
        read: counts.read + read,
        rejected: counts.rejected + rejected,
        outside: counts.outside + outside,
      };
      return { phase: next ? 'scan' : 'sweep', position: next ? { raw: next } : {}, counts: sums };
    }
    if (phase === 'sweep') {
      const next = await this.sweep.step(tx, task, position.sweep as SweepPosition | undefined);
      return { phase: next ? 'sweep' : 'apply', position: next ? { sweep: next } : {}, counts };
    }
    return { phase: 'done', position: {}, counts: { ...counts, ...(await this.apply.apply(tx, task)) } };
  }
}
