import type { SourceBusy } from '../../ingestion/lifecycle/run.service.js';
import { ProblemException } from '../problem.exception.js';

/** An error that tells programs which run to wait for. */
export function sourceBusy({ message, runId }: SourceBusy): ProblemException {
  return new ProblemException('source_busy', `${message}.`, runId === null ? {} : { run_id: Number(runId) });
}
