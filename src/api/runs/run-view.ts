import type { RunPartition } from '../../runs/run-partition.entity.js';
import type { Run } from '../../runs/run.entity.js';
import type { RunProgressReply, RunReply } from './run.reply.js';
import type { RunPartitionReply } from './run-partition.reply.js';

/** A run as returned by the API: counters as numbers, names in snake case. */
export function runView(source: string, run: Run): RunReply {
  const { startedAt, finishedAt } = run;
  return {
    id: Number(run.id),
    source,
    trigger: run.trigger,
    mode: run.mode,
    options: optionsOf(run),
    status: run.status,
    queued_at: run.queuedAt.toISOString(),
    started_at: startedAt?.toISOString() ?? null,
    cancel_requested_at: run.cancelRequestedAt?.toISOString() ?? null,
    finished_at: finishedAt?.toISOString() ?? null,
    duration_seconds: finishedAt && startedAt && (finishedAt.getTime() - startedAt.getTime()) / 1000,
    folded: run.folded,
    folded_since: run.foldedSince?.toISOString() ?? null,
    partitions_unchanged: run.partitionsUnchanged,
    ...counters(run),
    error: errorOf(run),
    resumes_at: run.resumesAt?.toISOString() ?? null,
  };
}

/** The options of a run as shown, without listings and gaps, which are derived from the assets. */
function optionsOf({ options }: Run): RunReply['options'] {
  const { partition, since, until, assets, fill } = options;
  return {
    ...(partition !== undefined && { partition }),
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
    ...(assets && { assets }),
    ...(fill && { fill: true, interval: fill.interval }),
  };
}

/** A run with the progress of its partitions. */
export function runProgress(source: string, run: Run, partitions: readonly RunPartition[]): RunProgressReply {
  return { ...runView(source, run), partitions: partitions.map(partitionView) };
}

function partitionView(one: RunPartition): RunPartitionReply {
  return {
    partition: one.partition,
    status: one.status,
    attempts: one.attempts,
    started_at: one.startedAt?.toISOString() ?? null,
    finished_at: one.finishedAt?.toISOString() ?? null,
    ...counters(one),
    position: one.position === null ? null : Number(one.position),
    size: one.size === null ? null : Number(one.size),
    error: errorOf(one),
    resumes_at: one.resumesAt?.toISOString() ?? null,
    sweep: one.sweep,
  };
}

function counters(of: Run | RunPartition) {
  return {
    pages: of.pages,
    fetched: Number(of.fetched),
    stored: Number(of.stored),
    updated: Number(of.updated),
    unchanged: Number(of.unchanged),
    duplicate: Number(of.duplicate),
    rejected: Number(of.rejected),
    bytes: Number(of.bytes),
    retries: of.retries,
  };
}

function errorOf({ errorCode, errorStage, errorMessage }: Run | RunPartition) {
  return errorCode === null ? null : { stage: errorStage, code: errorCode, message: errorMessage };
}
