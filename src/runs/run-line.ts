import type { Run } from './run.entity.js';

/** One-line summary of a run. */
export function runLine(source: string, run: Run): string {
  const seconds = ((run.finishedAt!.getTime() - run.startedAt!.getTime()) / 1000).toFixed(1);
  const counts = (['stored', 'updated', 'unchanged', 'duplicate', 'rejected'] as const).map(
    (name) => `${run[name]} ${name}`,
  );
  const line = `${source}: run ${run.id} ${run.status}, ${run.pages} pages, ${counts.join(', ')}, ${seconds} s`;
  return run.errorMessage ? `${line}\n  ${run.errorCode}: ${run.errorMessage}` : line;
}
