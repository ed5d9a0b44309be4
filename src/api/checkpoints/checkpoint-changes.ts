import { Inject, Injectable, NotFoundException } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditLog } from '../../audit/audit-log.js';
import { Checkpoint } from '../../checkpoints/checkpoint.entity.js';
import { type Cursor, type Source, SOURCES } from '../../domain/source.js';
import { RunsRepository } from '../../runs/runs.repository.js';
import { SourcesRepository } from '../../runs/sources.repository.js';
import { badRequest, unprocessable } from '../field-faults.js';
import { ProblemException } from '../problem.exception.js';
import type { ResetCheckpoint } from './checkpoints.dto.js';

/** Changes that operators make to the checkpoint of a partition. */
@Injectable()
export class CheckpointChanges {
  constructor(
    @Inject(SOURCES) private readonly configured: readonly Source[],
    private readonly dataSource: DataSource,
    private readonly sources: SourcesRepository,
    private readonly runs: RunsRepository,
    private readonly audit: AuditLog,
  ) {}

  /** Removes the cursor: the next run reads the partition from its start. */
  reset(request: ResetCheckpoint, actor: string): Promise<Checkpoint> {
    return this.change('checkpoint.reset', request, null, actor);
  }

  /** Sets the cursor that the next run continues from. */
  set(request: ResetCheckpoint, cursor: Cursor, actor: string): Promise<Checkpoint> {
    this.assertValidCursor(request.source, cursor);
    return this.change('checkpoint.set', request, cursor, actor);
  }

  /** @throws UnprocessableEntityException if the source cannot read the cursor, which it might otherwise treat as missing */
  private assertValidCursor(name: string, cursor: Cursor): void {
    const source = this.configured.find((one) => one.name === name);
    const [refused] = source?.cursorSchema?.safeParse(cursor).error?.issues ?? [];
    if (!refused) return;
    // If a source has several forms of cursors, the schema lists the usual one first.
    const issue = refused.code === 'invalid_union' ? (refused.errors[0]?.[0] ?? refused) : refused;
    const segments = ['cursor', ...issue.path.map(String)];
    throw unprocessable(segments.join('.'), `${name} does not understand it: ${issue.message}`, { segments });
  }

  private async change(
    action: string,
    { source, partition, reason, force }: ResetCheckpoint,
    cursor: Cursor | null,
    actor: string,
  ): Promise<Checkpoint> {
    if (partition.startsWith('backfill:'))
      throw badRequest('partition', 'is the checkpoint of a backfill: cancel that run instead');
    const sourceId = [...(await this.sources.names())].find(([, name]) => name === source)?.[0];
    return this.dataSource.transaction(async (tx) => {
      // Locks the checkpoint before looking for unfinished runs: a worker that claims the partition afterwards starts
      // at the new cursor.
      const before = await tx.findOne(Checkpoint, {
        where: { sourceId: sourceId ?? 0, partition },
        lock: { mode: 'pessimistic_write' },
      });
      if (!before) throw new NotFoundException(`${source} has no checkpoint of that partition.`);
      const run = await this.runs.unfinished(before.sourceId);
      if (run && !force)
        throw new ProblemException(
          'source_busy',
          `${source} is running (run ${run.id}): wait, cancel it, or set force.`,
          { run_id: Number(run.id) },
        );
      await tx.query(
        'update checkpoints set cursor = $1, epoch = epoch + 1, updated_at = now() where id = $2',
        [cursor && JSON.stringify(cursor), before.id],
      );
      const after = await tx.findOneByOrFail(Checkpoint, { id: before.id });
      const subject = `checkpoints/${source}/${partition}`;
      await this.audit.record(tx, {
        actor,
        action,
        subject,
        before: auditView(before),
        after: auditView(after),
        reason,
      });
      return after;
    });
  }
}

function auditView({ cursor, epoch, runId }: Checkpoint) {
  return { cursor, epoch: Number(epoch), run_id: Number(runId) };
}
