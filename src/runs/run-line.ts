import type { Run } from './run.entity.js';

/** A run in one line for people. */
export function runLine(source: string, run: Run): string {
  const seconds = ((run.finishedAt!.getTime() - run.startedAt!.getTime()) / 1000).toFixed(1);
  const counts = (['stored', 'updated', 'unchanged', 'duplicate', 'rejected'] as const).map(
    (name) => `${run[name]} ${name}`,
  );
  const line = `${source}: run ${run.id} ${run.status}, ${run.pages} pages, ${counts.join(', ')}, ${seconds} s`;
  return run.errorMessage ? `${line}\n  ${run.errorCode}: ${run.errorMessage}` : line;
}
