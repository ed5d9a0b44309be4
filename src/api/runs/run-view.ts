import type { Run } from '../../runs/run.entity.js';

/** A run as the API shows it: counters as numbers, names in snake case. */
export function runView(source: string, run: Run) {
  const { startedAt, finishedAt } = run;
  return {
    id: Number(run.id),
    source,
    trigger: run.trigger,
    mode: run.mode,
    status: run.status,
    queued_at: run.queuedAt.toISOString(),
    started_at: startedAt?.toISOString() ?? null,
    finished_at: finishedAt?.toISOString() ?? null,
    duration_seconds: finishedAt && startedAt && (finishedAt.getTime() - startedAt.getTime()) / 1000,
    pages: run.pages,
    fetched: Number(run.fetched),
    stored: Number(run.stored),
    updated: Number(run.updated),
    unchanged: Number(run.unchanged),
    duplicate: Number(run.duplicate),
    rejected: Number(run.rejected),
    bytes: Number(run.bytes),
    retries: run.retries,
    checkpoint_before: run.checkpointBefore,
    checkpoint_after: run.checkpointAfter,
    error: run.errorCode && { stage: run.errorStage, code: run.errorCode, message: run.errorMessage },
    resumes_at: run.resumesAt?.toISOString() ?? null,
  };
}
