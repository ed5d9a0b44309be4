import { formatElapsed } from '../src/domain/format-elapsed.js';
import type { Run } from '../src/runs/run.entity.js';

const COUNTS = ['stored', 'updated', 'unchanged', 'duplicate', 'rejected'] as const;

/** Chooses the runs worth a line: the first of each source, and those that ended differently from the previous one. */
export class RunLines {
  private readonly endings = new Map<string, string>();

  /** Undefined if there is nothing new to report about the run. */
  next(source: string, run: Run): string | undefined {
    if (!hasNews(run)) return undefined;
    const ending = [run.status, run.errorCode, Number(run.rejected) > 0].join(' ');
    if (this.endings.get(source) === ending) return undefined;
    this.endings.set(source, ending);
    return runLine(source, run);
  }
}

/** Whether a run did more than find everything unchanged. */
function hasNews({ status, stored, updated, rejected }: Run): boolean {
  return status !== 'succeeded' || [stored, updated, rejected].some((count) => Number(count) > 0);
}

/** Describes an ended run on one line and, on another, why it failed. */
function runLine(source: string, run: Run): string {
  const counts = COUNTS.filter((name) => Number(run[name]) > 0).map((name) => `${run[name]} ${name}`);
  const seconds = (run.finishedAt!.getTime() - run.startedAt!.getTime()) / 1000;
  const did = [...(run.status === 'succeeded' ? [] : [run.status]), ...counts].join(', ');
  const line = `  ${source.padEnd(12)} ${did}; run ${run.id}, ${formatElapsed(seconds)}`;
  return run.errorMessage ? `${line}\n${' '.repeat(15)}${run.errorCode}: ${run.errorMessage}` : line;
}
